import { expect, test } from "vitest";
import { challengeAddress } from "../challenge.ts";
import { figuresOfPage } from "../faults.ts";
import { figuresOf } from "../figures.ts";
import { paintedSet } from "../painted.ts";
import { estimateAsText, type HandIn, lineOf, paintingAsText, readLines } from "./handIn.ts";
import { MOST_QUESTIONS, questionsOfLinks, quizAddress, quizId, quizIn, quizPlaceIn } from "./quiz.ts";
import { keysOf, tally, tallyAsCsv } from "./tally.ts";

const SCENE = "technique=gn&shape=4x6x3x3&data=scales&seed=7&groups=3&cell=1.2.0.1";
const LINKS = (["sets", "y", "paint"] as const).map(
  (kind) => `https://a.org/${challengeAddress(kind, SCENE, "A & B")}`,
);
const QUIZ = { title: "Groups & sets", questions: questionsOfLinks(LINKS.join("\n")) };
const ID = quizId(QUIZ);
const CELL = [1, 2, 0, 1] as const;

const restOf = (address: string) => address.replace(/^#[^&]*&?/, "");

const setsOf = async (technique: string) =>
  paintingAsText(paintedSet((await figuresOf(`technique=${technique}&shape=4x6x3x3`)).plan.sources[0].sets, CELL));

const handIn = (name: string, ...answers: (readonly [string, "guess" | "fairly" | "sure"] | null)[]): HandIn => ({
  quiz: ID,
  name,
  given: answers.map((own) => own && { answer: own[0], sure: own[1] }),
});

test("a quiz comes back from its link as it was, in any place of it, and holds no answer", async () => {
  const address = quizAddress(QUIZ, 2);
  expect(quizPlaceIn(/^#learn=([^&]*)/.exec(address)?.[1] ?? "")).toBe(2);
  const back = quizIn(restOf(address));
  expect(back.title).toBe(QUIZ.title);
  expect(back.questions.map(({ says }) => says)).toEqual([
    "How many sets are there? · Group norm, 4 × 6 × 3 × 3",
    "Estimate what the pinned value becomes · Group norm, 4 × 6 × 3 × 3",
    "Paint the set of the pinned value · Group norm, 4 × 6 × 3 × 3",
  ]);
  expect(quizId(back)).toBe(ID);
  for (const { page } of back.questions) {
    const figures = await figuresOfPage(page, 0);
    const question = page.question(figures);
    expect(page.words(figures)).toBe("A & B");
    if (question.kind === "estimate") expect(address).not.toContain(`=${question.answer}`);
  }
  expect(quizId({ ...QUIZ, questions: [...QUIZ.questions].reverse() })).not.toBe(ID);
  expect(questionsOfLinks(`https://a.org/${quizAddress(QUIZ, "make")}`)).toHaveLength(3);
});

test.each([
  ["", "Nothing is pasted"],
  ["https://a.org/#technique=bn", "This is not the link of a question"],
  [`${LINKS[0]} nonsense`, "Link 2 is not the link of a question"],
  ["https://a.org/#learn=ask&scene=technique%3Dbn", "holds no question: copy it again"],
  ["https://a.org/#learn=ask&kind=paint&scene=technique%3Dnosuch", "Question 1 cannot be asked. The scene"],
  [`https://a.org/#learn=quiz&${"kind=sets&scene=shape%3D2x2x2x2&".repeat(MOST_QUESTIONS + 1)}`, "at most"],
])("what is no question is refused in a sentence: %#", (pasted, reason) => {
  expect(() => questionsOfLinks(pasted)).toThrow(reason);
});

test("a title from a link neither turns nor hides what is around it", () => {
  expect(quizIn(`title=${encodeURIComponent("Gro\u202eups\u0007")}`).title).toBe("Groups");
});

test("a line of answers comes back as it was, also when mail broke it or quoted it", () => {
  const own = handIn("Ada | L=1\n", ["12", "sure"], ["-0.35", "guess"], null);
  const line = lineOf(own);
  const back = { ...own, name: "Ada L 1" };
  const broken = line.replace(/ \| 2=/, " |\n> 2=");
  for (const pasted of [line, `  ${line}  `, broken, `\n\n${line.replaceAll(" ", "  ")}`])
    expect(readLines(pasted, ID, 3).map((read) => read.handIn)).toEqual([back]);
});

test("every slip of one character in a line is found out, and its line is named", () => {
  const line = lineOf(handIn("Ada", ["12", "sure"], ["-0.35", "guess"], ["54~abc1234", "fairly"]));
  for (let i = 0; i < line.length; i++) {
    const slips = [line.slice(0, i) + line.slice(i + 1), `${line.slice(0, i + 1)}7${line.slice(i + 1)}`];
    for (const slip of slips.filter((text) => text.replace(/\s+/g, " ").trim() !== line)) {
      const [first] = readLines(`\n${slip}`, ID, 3);
      expect(first.fault, slip).toMatch(/^Line 2 .*\. (Ask|Remove|Open)/);
    }
  }
});

test("answers to another quiz, and ones that no quiz wrote, are refused with the remedy", () => {
  const line = lineOf({ ...handIn("Ada", ["12", "sure"]), quiz: "other00" });
  const short = lineOf(handIn("Ada", ["12", "sure"]));
  const faults = readLines(`Dear teacher,\n${line}\n${short}`, ID, 3).map(({ fault }) => fault);
  expect(faults[0]).toContain("Line 1 holds no answers");
  expect(faults[1]).toContain("Line 2 answers other questions");
  expect(faults[2]).toContain("Line 3 has answers that cannot be read");
});

test("a class is counted by question, and wrong answers are called by what they are", async () => {
  const keys = await keysOf(QUIZ);
  const figures = await figuresOfPage(QUIZ.questions[1].page, 0);
  const question = figures.shown && QUIZ.questions[1].page.question(figures);
  const y = question.kind === "estimate" ? question.answer : Number.NaN;
  const [group, layer, instance] = await Promise.all(["gn&groups=3", "ln", "in"].map(setsOf));
  const result = tally(
    [
      handIn("Ada", ["12", "sure"], [estimateAsText(y), "guess"], [group, "sure"]),
      handIn("=Ben", ["3", "sure"], [estimateAsText(y), "sure"], [layer, "guess"]),
      handIn("Cy", ["3", "fairly"], null, [layer, "sure"]),
      handIn("", ["6", "guess"], null, [instance, "fairly"]),
    ],
    keys,
  );
  expect(result.rows.map(({ cells }) => cells.map((cell) => cell?.right))).toEqual([
    [true, true, true],
    [false, true, false],
    [false, undefined, false],
    [false, undefined, false],
  ]);
  expect(result.totals[0]).toEqual({
    ...{ right: 1, wrong: 3, guessed: 1, sureAndWrong: 1 },
    commonWrong: { says: "3", times: 2 },
  });
  expect(result.totals[1]).toMatchObject({ right: 2, wrong: 0, commonWrong: null });
  expect(result.totals[2].commonWrong).toEqual({ says: "layer norm’s set", times: 2 });
  const csv = tallyAsCsv(result).split("\r\n");
  expect(csv[0]).toContain('"name","1 answer","1 right","1 sure"');
  expect(csv[2]).toContain(`"'=Ben","3","no","sure"`);
  expect(csv).toHaveLength(6);
});
