import { expect, test } from "vitest";
import type { Lab } from "./lab.ts";
import { LABS } from "./labs/index.ts";
import { runOf } from "./steps.ts";
import { compare, median, outcomeOf, scoreOf, standings, valuesOf } from "./verdict.ts";

/** The settings at which labs open; `npm run labs` trains the others, too, whole grids, and more seeds. */
const CASES = LABS.filter(({ grid }) => !grid).flatMap((lab) => {
  const { setting, medians } = lab.expected[0];
  return Object.entries(medians).map(([contestant, range]) => ({ name: lab.id, lab, setting, contestant, range }));
});

test("every lab says what is expected where it opens and at its counter-case", () => {
  for (const { setting, counter, expected } of LABS)
    expect(expected.map((each) => each.setting)).toEqual([setting.first, counter.setting]);
});

test.each(CASES)(
  "$name: $contestant comes out as it was measured",
  ({ lab, setting, contestant, range: [low, high] }) => {
    const seeds = lab.costly ? [1] : [1, 2];
    const found = median(seeds.map((seed) => scoreOf(lab, runOf(lab, contestant, setting, seed))));
    expect(found).toBeGreaterThanOrEqual(low);
    expect(found).toBeLessThanOrEqual(high);
  },
);

test("the law of scale is exact: the same loss at each step", () => {
  const lab = LABS.find(({ id }) => id === "scale") as Lab;
  const [plain, matched, grown] = ["plain", "matched", "grown"].map((id) => valuesOf(runOf(lab, id, 10, 1)));
  plain.forEach((loss, i) => {
    expect(matched[i]).toBeCloseTo(loss, 7);
  });
  expect(Math.abs(grown[10] - plain[10])).toBeGreaterThan(0.01);
});

/** Standings of invented contestants, from their scores seed by seed: the more, the better. */
function standingsOf(scores: Readonly<Record<string, readonly number[]>>) {
  const ids = Object.keys(scores);
  const lab = { ...LABS[0], contestants: ids.map((id) => ({ id, name: id })) };
  const runs = ids.flatMap((contestant) =>
    scores[contestant].map((score, i) => ({ contestant, setting: 0, seed: i + 1, measurements: [{ value: score }] })),
  );
  return standings(lab, runs.reverse());
}

test("only what the seeds tell apart is ordered", () => {
  const places = standingsOf({
    a: [0.9, 0.95, 0.93, 0.94, 0.96],
    b: [0.94, 0.96, 0.95, 0.95, 0.95],
    c: [0.5, 0.52, 0.94, 0.7, 0.8],
  });
  expect(places.map(({ contestant }) => contestant)).toEqual(["b", "a", "c"]);
  expect(compare(places[0], places[1])).toEqual({ says: "not decided", agree: 4 });
  expect(compare(places[0], places[2])).toEqual({ says: "apart", agree: 5 });
  expect(outcomeOf("c", ["a", "b", "c"], places)).toBe("right");
  expect(outcomeOf("c", ["c", "a", "b"], places)).toBe("wrong");
  expect(outcomeOf("a", ["a", "b", "c"], places)).toBe("not decided");
});

test("so many seeds must agree that coins seldom would, and more seeds decide more", () => {
  const saysOf = (agree: number, seeds: number) => {
    const places = standingsOf({
      a: Array.from({ length: seeds }, (_, i) => 1 + i / 100 + (i < agree ? 0.001 : -0.001)),
      b: Array.from({ length: seeds }, (_, i) => 1 + i / 100),
    });
    return compare(places[0], places[1]).says;
  };
  const decided = ([agree, seeds]: readonly number[]) => saysOf(agree, seeds) === "apart";
  expect([5, 9, 10, 12, 15].map((agree, i) => decided([agree, [5, 10, 10, 15, 15][i]]))).toEqual(Array(5).fill(true));
  expect([4, 4, 8, 11].map((agree, i) => decided([agree, [4, 5, 10, 15][i]]))).toEqual(Array(4).fill(false));
});

test("what diverged is last, and a seed that nothing can be said of is no toss", () => {
  const lab = { ...LABS[0], better: "less", contestants: ["a", "b"].map((id) => ({ id, name: id })) } as const;
  const run = (contestant: string, seed: number, value: number, at?: number) => ({
    ...{ contestant, setting: 0, seed, measurements: [{ value, at }] },
  });
  const seeds = [1, 2, 3, 4, 5];
  const lost = standings(lab, [
    ...seeds.map((seed) => run("a", seed, Number.NaN)),
    ...seeds.map((s) => run("b", s, 9)),
  ]);
  expect(lost.map(({ contestant, median }) => [contestant, median])).toEqual([
    ["b", 9],
    ["a", Infinity],
  ]);
  expect(compare(lost[0], lost[1])).toEqual({ says: "apart", agree: 5 });
  const between = { ...lab, score: () => ({ from: 1, to: 2 }) };
  const seen = [1, 1.5, 2, 3, 1].map((at, i) => run("a", i + 1, 0.1 * i, at));
  const places = standings(between, [...seen, ...seeds.map((seed) => run("b", seed, 7, 1))]);
  expect(places[0].scores).toEqual([0, 0.1, 0.2, Number.NaN, 0.4]);
  expect(compare(places[0], places[1])).toEqual({ says: "not decided", agree: 4 });
});

test("what is equal on every seed is called so; a seed without a difference is no toss", () => {
  const [one, other] = standingsOf({ a: [0.1, 0.2, 0.3], b: [0.1 + 1e-12, 0.2, 0.3 - 1e-12] });
  expect(compare(one, other)).toEqual({ says: "equal", agree: 0 });
  const [ahead, behind] = standingsOf({ a: [0.2, 0.3, 0.4, 0.5, 0.5], b: [0.1, 0.2, 0.3, 0.4, 0.5] });
  expect(compare(ahead, behind)).toEqual({ says: "not decided", agree: 4 });
});
