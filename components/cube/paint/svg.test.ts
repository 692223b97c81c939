import { describe, expect, it } from "vitest";
import { cut, type Partition } from "../../../engine/plan/partition.ts";
import type { Cell, Shape } from "../../../engine/plan/shape.ts";
import type { CubeContent } from "../cubeProps.ts";
import { type CubeView, DEFAULT_VIEW } from "../space/view.ts";
import { cubeSvg } from "./svg.ts";

const SIZE = { width: 640, height: 360 };

function svg(
  shape: Shape,
  partition: Partition,
  part: Partial<CubeContent> = {},
  view: Partial<CubeView> = {},
): string {
  const content: CubeContent = {
    shape,
    sources: [{ sets: cut(shape, partition), label: "group" }],
    axes: { N: "N sample", C: "C channel", HW: "H·W" },
    selected: null,
    words: "12 sets of 18 values",
    ...part,
  };
  return cubeSvg(content, { ...DEFAULT_VIEW, ...view }, SIZE);
}

const CELL: Cell = [1, 2, 0, 1];

describe("cubeSvg", () => {
  it("is a picture of its own: named, with every visible side, outlines and labels, and nothing that is not a number", () => {
    const text = svg([4, 6, 3, 3], { N: 4, C: 3 }, { selected: CELL });
    expect(text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="640" height="360"/);
    expect(text).toContain("<title>12 sets of 18 values</title>");
    expect(text).toContain(">N sample</text>");
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    expect(text.match(/<svg|<path|<text|<tspan|<rect|<title|<desc/g)?.length).toBe(
      (text.match(/<\/svg>|<\/text>|<\/tspan>|<\/title>|<\/desc>|\/>/g) ?? []).length,
    );
  });

  it("writes words as words", () => {
    expect(svg([1, 1, 1, 1], {}, { words: 'a < b & "c"' })).toContain("<title>a &lt; b &amp; &quot;c&quot;</title>");
  });

  it("stays small for large tensors, and says what a patch is", () => {
    const shape: Shape = [16, 16, 32, 32];
    const values = {
      values: Float32Array.from({ length: 16 * 16 * 1024 }, (_, i) => Math.sin(i)),
      scale: { white: "zero", centre: 0, reach: 1 },
    } as const;
    const text = svg(shape, { N: 16 }, { values: { before: values, after: values } }, { faces: "before", apart: 0.5 });
    expect(text.length).toBeLessThan(4e6);
    expect(text).toContain("a coloured patch stands for several values");
    expect(text).toContain("every 2nd cut along N opens");
  });
});
