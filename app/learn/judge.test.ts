import { expect, test } from "vitest";
import { COURSE } from "./course.ts";
import { answered, figuresOfPage } from "./faults.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { judge, rightOrder, type Verdict } from "./judge.ts";
import type { Question } from "./lesson.ts";
import { countPainted, paintedSet, paintingInWords } from "./painted.ts";

/** The verdict on the right answer. */
async function verdictOnRight(question: Question, shown: Figures, link: string): Promise<Verdict> {
  switch (question.kind) {
    case "pick":
      return judge<"pick">(question, question.options.map(({ holds }) => holds).lastIndexOf(true), shown);
    case "order":
      return judge<"order">(question, rightOrder(question), shown);
    case "estimate":
      return judge<"estimate">(question, question.answer, shown);
    case "set":
      return judge<"set">(question, await figuresOf(answered(question, link)), shown);
    case "paint":
      return judge<"paint">(question, paintedSet(shown.plan.sources[question.source].sets, question.marked), shown);
  }
}

test.each(COURSE.map((own) => ({ name: own.key, ...own })))(
  "$name: the right answer is accepted, and each wrong one has a reason of its own",
  async ({ page }) => {
    const figures = await figuresOfPage(page, 7);
    const question = page.question(figures);
    expect((await verdictOnRight(question, figures.shown, page.scenes(7).shown)).right).toBe(true);
    const wrong: Verdict[] = [];
    if (question.kind === "pick")
      for (const [i, { holds }] of question.options.entries())
        if (!holds) wrong.push(judge<"pick">(question, i, figures.shown));
    if (question.kind === "estimate")
      for (const { value } of question.misled ?? []) wrong.push(judge<"estimate">(question, value, figures.shown));
    if (question.kind === "set") wrong.push(judge<"set">(question, figures.shown, figures.shown));
    if (question.kind === "order")
      wrong.push(judge<"order">(question, [...rightOrder(question)].reverse(), figures.shown));
    expect(wrong.map(({ right }) => right)).toEqual(wrong.map(() => false));
    expect(new Set(wrong.map(({ says }) => says)).size).toBe(wrong.length);
  },
);

test("a painting is called by the technique whose set it is, else by what is missing or too much", async () => {
  const [batch, layer, group] = await Promise.all(
    ["bn", "ln", "gn"].map((technique) => figuresOf(`technique=${technique}&shape=4x6x3x3&data=scales`)),
  );
  const marked = [0, 0, 1, 1] as const;
  const [asked, other, third] = [batch, layer, group].map(({ plan }) => paintedSet(plan.sources[0].sets, marked));
  const says = (painted: Uint8Array) => paintingInWords(painted, asked, batch.shape, marked);
  expect(countPainted(asked)).toBe(36);
  expect(says(other)).toBe("You painted layer norm’s set: sample 0, every c, h, w, 54 values.");
  expect(says(third)).toContain("You painted group norm’s set");
  expect(says(new Uint8Array(216))).toBe("Nothing is painted yet.");
  expect(says(asked.with(0, 0))).toBe("All you painted is right, and 1 value of the set is missing.");
  expect(says(asked.with(9, 1))).toBe("The whole set is there, and 1 value too many.");
  expect(says(asked.with(4, 0))).toBe("The marked value belongs to its own set, too: it is not painted.");
  expect(says(asked.with(9, 1).with(0, 0))).toBe("35 right, 1 too many, 1 missing.");
});
