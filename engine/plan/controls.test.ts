import { describe, expect, it } from "vitest";
import { TECHNIQUES } from "../techniques/index.ts";
import { expand, fitParams, softmax } from "./controls.ts";
import type { Technique } from "./technique.ts";

const byId = (id: string) => TECHNIQUES.find((technique) => technique.id === id) as Technique;
const fitted = (id: string, wishes: Parameters<typeof fitParams>[1], C = 6) =>
  fitParams(byId(id).controls, wishes, [4, C, 3, 3]);

describe("parameters", () => {
  it("have defaults where nothing is wished", () => {
    expect(fitted("gn", {}).params).toEqual({
      groups: 3,
      affine: "channel",
      gamma: { all: 1 },
      beta: { all: 0 },
      eps: 1e-5,
    });
  });

  it.each([
    [6, 3, undefined],
    [8, 2, "3 does not divide C = 8: 2 is used."],
    [7, 1, "3 does not divide C = 7: 1 is used."],
    [9, 3, undefined],
  ])("of %i channels and three wished groups are %i groups", (C, groups, note) => {
    const { params, notes } = fitted("gn", { groups: 3 }, C);
    expect(params.groups).toBe(groups);
    expect(notes.groups).toBe(note);
  });

  it("stay within their bounds and say so", () => {
    const { params, notes } = fitted("bn", { momentum: 1.5, batches: -1 });
    expect(params).toMatchObject({ momentum: 1, batches: 0 });
    expect(notes).toEqual({
      momentum: "1.5 is outside 0 to 1: 1 is used.",
      batches: "-1 is outside 0 to 100: 0 is used.",
    });
  });

  it("may have ε = 0, which a logarithmic slider cannot reach by itself", () => {
    expect(fitted("bn", { eps: 0 }).params.eps).toBe(0);
  });

  it("ignore foreign and malformed wishes", () => {
    const { params } = fitted("sn", {
      lambdaMean: [1, 2],
      lambdaVar: [Number.NaN, 0, 0],
      gamma: 3,
      affine: "spherical",
      unknown: 1,
    });
    expect(params).toMatchObject({
      lambdaMean: [1, 1, 1],
      lambdaVar: [1, 1, 1],
      gamma: { all: 1 },
      affine: "channel",
    });
    expect(params).not.toHaveProperty("unknown");
  });

  it("have two shares where batch statistics are left out", () => {
    expect(fitted("sn", { batch: "without" }).params.lambdaMean).toEqual([1, 1]);
  });

  it("with single changes keep those that the shape has", () => {
    expect(Array.from(expand({ all: 1, at: { 1: 5, 7: 9 } }, 3))).toEqual([1, 5, 1]);
  });
});

describe("the softmax", () => {
  it("survives logits of any size", () => {
    expect(softmax([1000, 0, -1000])).toEqual([1, 0, 0]);
    expect(softmax([1, 1, 1]).reduce((sum, share) => sum + share)).toBeCloseTo(1, 15);
  });
});
