import { expect, test } from "vitest";
import type { Lab } from "./lab.ts";
import { LABS } from "./labs/index.ts";
import { runOf } from "./steps.ts";
import { areApart, areEqual, median, outcomeOf, scoreOf, standings } from "./verdict.ts";

const CASES = LABS.flatMap((lab) =>
  lab.expected.map((expected) => ({ name: `${lab.id} at ${expected.setting}`, lab, ...expected })),
);

test.each(CASES)("$name comes out as it was measured", ({ lab, setting, medians }) => {
  for (const [contestant, [low, high]] of Object.entries(medians)) {
    const found = median([1, 2].map((seed) => scoreOf(lab, runOf(lab, contestant, setting, seed).values)));
    expect(found, contestant).toBeGreaterThanOrEqual(low);
    expect(found, contestant).toBeLessThanOrEqual(high);
  }
});

test("the law of scale is exact: the same loss at each step", () => {
  const lab = LABS.find(({ id }) => id === "scale") as Lab;
  const [plain, matched, grown] = ["plain", "matched", "grown"].map((id) => runOf(lab, id, 10, 1).values);
  plain.forEach((loss, i) => {
    expect(matched[i]).toBeCloseTo(loss, 7);
  });
  expect(Math.abs(grown[10] - plain[10])).toBeGreaterThan(0.01);
});

test("only what the seeds tell apart is ordered", () => {
  const lab = { ...LABS[0], contestants: ["a", "b", "c"].map((id) => ({ id, name: id })) };
  const of = (contestant: string, ...scores: number[]) =>
    scores.map((score, seed) => ({ contestant, seed, values: [score] }));
  const places = standings(lab, [...of("a", 0.9, 0.95), ...of("b", 0.94, 0.96), ...of("c", 0.5, 0.52)]);
  expect(places.map(({ contestant }) => contestant)).toEqual(["b", "a", "c"]);
  expect(areApart(places[0], places[1])).toBe(false);
  expect(areApart(places[1], places[2])).toBe(true);
  expect(areEqual(places[0], places[1])).toBe(false);
  const [one, other] = standings(lab, [...of("a", 0.9, 0.95), ...of("b", 0.9, 0.95), ...of("c", 0.1, 0.2)]);
  expect(areEqual(one, other)).toBe(true);
  expect(outcomeOf("c", ["a", "b", "c"], places)).toBe("right");
  expect(outcomeOf("c", ["c", "a", "b"], places)).toBe("wrong");
  expect(outcomeOf("a", ["a", "b", "c"], places)).toBe("right");
});
