import { expect, test } from "vitest";
import { faultsOf, figuresOfPage } from "./faults.ts";
import { type Figures, type FiguresByName, sameTensors } from "./figures.ts";
import type { Page, PickQuestion, Question } from "./lesson.ts";
import { LESSONS } from "./lessons/index.ts";

const PAGES = LESSONS.flatMap((lesson) => lesson.pages.map((page) => ({ name: `${lesson.id}/${page.id}`, page })));
const SEEDS = [7, 8, 1, 2, 3, 5, 23, 99];

const faultsAt = async (page: Page, seed: number) =>
  await faultsOf(page, await figuresOfPage(page, seed), page.scenes(seed).shown);

test.each(PAGES)("$name says what the engine says, for any seed", async ({ page }) => {
  for (const seed of SEEDS) expect(await faultsAt(page, seed), `seed ${seed}`).toEqual([]);
});

/** Figures in which no number exists. */
function blank(figures: Figures): Figures {
  const nan = <T extends { fill(value: number): T; slice(): T }>(values: T) => values.slice().fill(Number.NaN);
  const shape = [0, 0, 0, 0] as const;
  const outcome = <O extends Pick<Figures, "y" | "moments" | "plan">>(own: O): O => ({
    ...own,
    y: nan(own.y as Float32Array),
    moments: own.moments.map(({ mean, variance }) => ({ mean: nan(mean), variance: nan(variance) })),
    plan: {
      ...own.plan,
      shape,
      sources: own.plan.sources.map((source) => ({ ...source, sets: { ...source.sets, count: 0, equalSize: 0 } })),
    },
  });
  return { ...outcome(figures), x: nan(figures.x as Float32Array), columns: figures.columns.map(outcome), shape };
}

/** What a page would call right. */
function answerOf(question: Question): unknown {
  if (question.kind === "pick") return question.options.find(({ holds }) => holds)?.says;
  if (question.kind === "estimate") return question.answer;
  return null;
}

test.each(PAGES)(
  "$name is read off its figures: without numbers it is found out, or answers otherwise",
  async ({ page }) => {
    const figures = await figuresOfPage(page, 7);
    const blanks: FiguresByName = Object.fromEntries(Object.entries(figures).map(([name, own]) => [name, blank(own)]));
    const faults = await faultsOf(page, blanks, page.scenes(7).shown).catch((error) => [error.message]);
    if (faults.length > 0) return;
    expect(answerOf(page.question(blanks))).not.toEqual(answerOf(page.question(figures)));
  },
);

test("a page that speaks of another scene than its own is found out", async () => {
  const page = PAGES.find(({ name }) => name === "share/batch")?.page as Page;
  const scenes = (seed: number) => ({ shown: page.scenes(seed).shown.replace("technique=bn", "technique=ln") });
  expect(await faultsAt({ ...page, scenes }, 7)).toContain("this is false: the set is the channel");
});

test("lessons and pages have ids of their own", () => {
  expect(new Set(PAGES.map(({ name }) => name)).size).toBe(PAGES.length);
  expect(new Set(LESSONS.map(({ id }) => id)).size).toBe(LESSONS.length);
});

/** What an introduction to the field says or asks, by the ids that pages name. */
const CLAIMS = [
  ...["why-1", "why-2", "why-3", "why-4", "why-5", "why-6", "q-1", "q-2", "q-3", "q-4", "cube"],
  ...["bn-1", "bn-2", "bn-3", "bn-4", "bn-5", "bn-6", "bn-7", "wn-1", "wn-2", "wn-3", "wn-4", "wn-5"],
  ...["ln-1", "ln-2", "in-1", "in-2", "gn-1", "gn-2", "bin-1", "bin-2", "sn-1", "sn-2", "sn-3", "sn-4"],
];

test("every claim of the field is met on a page, and pages name no others", () => {
  expect([...new Set(PAGES.flatMap(({ page }) => page.claims ?? []))].sort()).toEqual([...CLAIMS].sort());
});

test("counting numbers are the same for every seed, drawn ones are not", async () => {
  const at = (data: string, seed: number) =>
    figuresOfPage({ scenes: () => ({ shown: `technique=bn&shape=2x3x2x2&data=${data}&seed=${seed}` }) }, seed);
  expect(sameTensors(await at("counting", 7), await at("counting", 8))).toBe(true);
  expect(sameTensors(await at("scales", 7), await at("scales", 8))).toBe(false);
});

test("every lesson ends with a situation that is new", () => {
  for (const { id, pages } of LESSONS) expect(pages.at(-1)?.id, id).toBe("transfer");
});

test("a choice that is called arguable and is not is found out", async () => {
  const page = PAGES.find(({ name }) => name === "which/one")?.page as Page;
  const arguable: Page["question"] = (figures) => ({ ...(page.question(figures) as PickQuestion), arguable: true });
  expect(await faultsAt({ ...page, question: arguable }, 7)).toEqual([
    "1 of its options can be argued for",
    "“Only layer norm” has no evidence",
  ]);
});
