import { describe, expect, it } from "vitest";
import type { Shape } from "../../engine/plan/shape.ts";
import { blocksOf, brushedPath, paintHatch } from "./brush.ts";
import { boxOfCell, heatmapLayout } from "./layout.ts";

const shape: Shape = [1, 2, 2, 2];
const values = Float32Array.from({ length: 8 }, (_, i) => i);
const brush = { values, range: { low: 3, high: 5 } };

describe("a brushed heatmap", () => {
  const layout = heatmapLayout(shape, { width: 300, height: 200, ratio: 1 }, 0);
  const view = { left: 0, top: 0, width: layout.columns.length, height: layout.rows.length };
  const marks = blocksOf(brush, shape, layout);

  it("hatches every cell but the brushed ones, and nothing between cells", () => {
    const words = new Uint32Array(view.width * view.height);
    paintHatch(words, view, layout, marks, 1);
    const hatched = (i: number) => {
      const { x, y } = boxOfCell(layout, [0, i >> 2, (i >> 1) & 1, i & 1]);
      let pixels = 0;
      for (let row = y.start; row < y.end; row++)
        for (let column = x.start; column < x.end; column++) pixels += Number(words[row * view.width + column] !== 0);
      return pixels / ((x.end - x.start) * (y.end - y.start));
    };
    for (let i = 0; i < 8; i++) expect(hatched(i)).toBeCloseTo(i === 3 || i === 4 ? 0 : 1 / 3, 1);
    expect(words[0]).toBe(0);
  });

  it("outlines the brushed cells where there is room", () => {
    expect(brushedPath(view, layout, marks, 1).match(/M/g)?.length).toBe(2);
    const wide: Shape = [1, 2, 2, 2000];
    const small = heatmapLayout(wide, { width: 300, height: 200, ratio: 1 }, 0);
    const all = blocksOf({ values: new Float32Array(8000), range: { low: 0, high: 0 } }, wide, small);
    expect(all.every((mark) => mark === 1)).toBe(true);
    expect(brushedPath(view, small, all, 1)).toBe("");
  });
});
