import { describe, expect, it } from "vitest";
import { MAX_CELLS } from "../../engine/plan/shape.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { PRESETS } from "../compare/presets.ts";
import { type CompareScene, FIRST_COMPARE, MOST_COLUMNS, tooMuch, whyNotBeside } from "../scene/compareScene.ts";
import { FIRST_SCENE, type Scene } from "../scene/scene.ts";
import { decodeScene, encodeScene } from "./address.ts";

const sceneWith = (compare: Partial<CompareScene>): Scene => ({
  ...FIRST_SCENE,
  view: "compare",
  compare: { ...FIRST_COMPARE, ...compare },
});

describe("a link to Compare comes back as it was", () => {
  const CASES: Partial<CompareScene>[] = [
    {},
    { columns: [{ technique: "gn", params: { groups: 2, gamma: { all: 1, at: { 3: 2 } } } }], show: "gradient" },
    {
      columns: [
        { technique: "sn", params: { lambdaMean: [2, -1, 0.5], mode: "eval" } },
        { technique: "bn", params: {} },
      ],
      show: "from-column",
      reference: 1,
      ownScales: true,
      scope: "set",
    },
    { alteration: { axis: "C", index: 2, scale: 0.5, offset: -3 } },
    {
      columns: TECHNIQUES.filter((each) => !whyNotBeside(each, "activations"))
        .slice(-MOST_COLUMNS)
        .map(({ id }) => ({ technique: id, params: {} })),
    },
    { columns: [{ technique: "wn", params: { g: { all: 2 } } }] },
  ];

  it.each(CASES)("%j", (compare) => {
    const scene = sceneWith(compare);
    expect(decodeScene(encodeScene(scene).hash)).toEqual({ scene, problems: [] });
  });

  it.each(PRESETS)("preset $name", ({ compare, activations, pinned }) => {
    const scene = { ...sceneWith(compare), activations, pinned };
    expect(decodeScene(encodeScene(scene).hash)).toEqual({ scene, problems: [] });
  });

  it("and can be read by people", () => {
    expect(encodeScene(sceneWith({})).hash).toMatch(/^view=compare&columns=bn;ln;in;gn:groups=3&technique=bn&/);
  });
});

describe("nonsense in a link to Compare falls back and says so", () => {
  it.each([
    ["view=compare&columns=zz", "zz"],
    ["view=compare&columns=bn;wn", "weight tensor"],
    ["view=compare&columns=wn-mobn", "convolution"],
    ["view=compare&columns=gn:groups=two", "groups=two"],
    ["view=compare&columns=bn:groups=2", "groups=2"],
    ["view=compare&columns=bn;bn;bn;bn;bn;bn;bn;bn;bn", "at most 8"],
    ["view=compare&columns=bn&reference=3", "reference=3"],
    ["view=compare&show=everything", "show=everything"],
    ["view=compare&change=H1,2,3", "change=H1,2,3"],
    ["view=labs", "view=labs"],
    ["columns=bn;ln", "columns"],
  ])("%s", (hash, said) => {
    const { scene, problems } = decodeScene(hash);
    expect(problems.join("\n")).toContain(said);
    expect(scene.compare.columns.length).toBeGreaterThan(0);
    expect(scene.compare.columns.length).toBeLessThanOrEqual(8);
  });
});

it("too many values are refused with the numbers and the remedy", () => {
  expect(tooMuch(4, [8, 64, 128, 128])).toBeNull();
  expect(8 * 64 * 128 * 128).toBe(MAX_CELLS);
  expect(tooMuch(5, [8, 64, 128, 128])).toBe(
    "5 columns of 8×64×128×128 are 41,943,040 values, at most 33,554,432: use 4 columns or a smaller tensor.",
  );
});
