import { describe, expect, it } from "vitest";
import { COMPARE_CONTENTS } from "../compare/contents.ts";
import { EXPLORE_CONTENTS } from "../explore/contents.ts";
import { find } from "./contents.ts";

const ALL = [...EXPLORE_CONTENTS, ...COMPARE_CONTENTS];

describe("the search of the page", () => {
  it.each([
    ["ε", "Parameters"],
    ["eps", "Parameters"],
    ["latex", "Formula"],
    ["seed", "Seed"],
    ["histogram", "Distribution"],
    ["gradient", "Gradient"],
    ["running mean", "γ and β of each channel"],
    ["form", "Formula"],
    ["skew", "Skew, overlay and ridges"],
  ])("finds “%s”", (asked, name) => {
    expect(find(ALL, asked)[0].name).toBe(name);
  });

  it("shows everything at first, and nothing for a word that is nowhere", () => {
    expect(find(ALL, " ")).toHaveLength(ALL.length);
    expect(find(ALL, "blockchain")).toEqual([]);
  });
});
