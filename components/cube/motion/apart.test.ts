import { describe, expect, it } from "vitest";
import { cut } from "../../../engine/plan/partition.ts";
import { CLOSED } from "../space/grid.ts";
import { distanceOf, mixOpenings, openingOf } from "./apart.ts";

describe("openingOf", () => {
  it("opens every cut of a small tensor, all gaps of an axis alike", () => {
    const { openings, every } = openingOf([cut([4, 6, 3, 3], { N: 4, C: 3 })]);
    expect(openings.map((gaps) => gaps.map(({ at }) => at))).toEqual([[1, 2, 3], [2, 4], [], []]);
    expect(new Set(openings[0].map(({ width }) => width)).size).toBe(1);
    expect(every).toEqual([1, 1, 1, 1]);
  });

  it("opens along the cuts of all sources", () => {
    const { openings } = openingOf([cut([4, 6, 3, 3], { C: 6 }), cut([4, 6, 3, 3], { N: 4 })]);
    expect(openings.map(({ length }) => length)).toEqual([3, 5, 0, 0]);
  });

  it("moves blocks of sets in large tensors, and says so", () => {
    const { openings, every } = openingOf([cut([32, 64, 56, 56], { N: 32, C: 64 })]);
    expect(openings[0].map(({ at }) => at)).toEqual([4, 8, 12, 16, 20, 24, 28]);
    expect(every).toEqual([4, 8, 1, 1]);
    expect(openingOf([cut([8, 8, 56, 56], { N: 8, H: 56, W: 56 })]).every).toEqual([1, 1, 7, 0]);
  });
});

describe("mixOpenings", () => {
  const from = openingOf([cut([4, 6, 3, 3], { N: 4 })]).openings;
  const to = openingOf([cut([4, 6, 3, 3], { N: 2, C: 3 })]).openings;

  it("closes one cut while it opens another", () => {
    expect(distanceOf(mixOpenings(from, to, 0), from)).toBe(0);
    expect(distanceOf(mixOpenings(from, to, 1), to)).toBe(0);
    expect(mixOpenings(from, CLOSED, 0.5)[0][0].width).toBeCloseTo(from[0][0].width / 2);
    expect(mixOpenings(from, to, 0.5)[0].map(({ at }) => at)).toEqual([1, 2, 3]);
  });
});
