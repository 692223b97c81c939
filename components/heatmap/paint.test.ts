import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plain } from "../../engine/arithmetic/plain.ts";
import { blocksIn } from "../../engine/arithmetic/scans.ts";
import { indexOf, type Shape, sizeOf } from "../../engine/plan/shape.ts";
import { inkWord, patternWords, valueEntry, valuePalette } from "../valueColors.ts";
import type { ValueScale } from "../valueScale.ts";
import { cellAtPoint, heatmapLayout } from "./layout.ts";
import { paintHeatmap } from "./paint.ts";
import { paintedValues, pooledFor } from "./pool.ts";

const SCALE: ValueScale = { white: "mean", centre: 0.25, reach: 2 };
const room = { width: 290, height: 420, ratio: 1 };

function painted(shape: Shape, values: Float32Array, width = room.width, left = 0, top = 0) {
  const layout = heatmapLayout(shape, { ...room, width }, 0);
  const view = { left, top, width: layout.columns.length - left, height: Math.min(400, layout.rows.length - top) };
  const words = new Uint32Array(view.width * view.height).fill(1);
  paintHeatmap(words, view, layout, values, SCALE, [pooledFor(layout, values)]);
  return { layout, view, at: (x: number, y: number) => words[(y - top) * view.width + x - left] };
}

describe("painting", () => {
  it("gives each pixel the colour of the cell that is found there, or leaves it blank", () => {
    const shape: Shape = [3, 4, 5, 2];
    const values = Float32Array.from({ length: sizeOf(shape) }, (_, i) => Math.sin(i) * 3);
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (left, top) => {
        const { layout, view, at } = painted(shape, values, room.width, left, top);
        const wrong: [number, number][] = [];
        for (let x = left; x < left + view.width; x += 3) {
          for (let y = top; y < top + view.height; y += 3) {
            const cell = cellAtPoint(layout, x, y);
            const color = cell && valuePalette(SCALE)[valueEntry(values[indexOf(shape, cell)], SCALE)];
            if (at(x, y) !== 0 && at(x, y) !== color) wrong.push([x, y]);
          }
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it("patterns values that are not finite, whatever is beside them", () => {
    const { at } = painted([1, 1, 1, 3], new Float32Array([1, Number.NaN, -Infinity]));
    const seen = new Set<number>();
    for (let x = 0; x < 120; x++) for (let y = 0; y < 40; y++) seen.add(at(x, y));
    for (const word of [...patternWords.nan, ...patternWords.minus, valuePalette(SCALE)[valueEntry(1, SCALE)]]) {
      expect(seen.has(word)).toBe(true);
    }
  });

  it("never loses a value that is not finite among pooled cells", () => {
    const shape: Shape = [1, 1, 600, 900];
    const values = new Float32Array(sizeOf(shape));
    values[indexOf(shape, [0, 0, 301, 77])] = Infinity;
    const { layout, at } = painted(shape, values);
    const { pool, margin } = layout.columns;
    expect(pool).toBeGreaterThan(1);
    expect(at(margin + Math.floor(77 / pool), margin + Math.floor(301 / pool))).toBe(inkWord);
  });
});

describe("what is painted", () => {
  const shape: Shape = [1, 2, 300, 900];
  const values = Float32Array.from({ length: sizeOf(shape) }, (_, i) => Math.sin(i));
  const layout = heatmapLayout(shape, room, 0);
  const pooled = pooledFor(layout, values);

  it("is a cell of every block while its mean is not there", () => {
    const painted = paintedValues(values, layout, []);
    expect(painted).toHaveLength(pooled.means.length);
    const across = Math.ceil(900 / pooled.w);
    expect(painted[across + 1]).toBe(values[pooled.h * 900 + pooled.w]);
  });
});

describe("pooling", () => {
  const pooled = (values: Float32Array, shape: Shape, h: number, w: number) =>
    plain.pooled(values, shape, h, w, new Float32Array(blocksIn(shape, h, w)));

  it("takes the mean of every block, of the cells there are at the edges", () => {
    const values = Float32Array.from({ length: 15 }, (_, i) => i);
    expect([...pooled(values, [1, 1, 3, 5], 2, 3)]).toEqual([3.5, 6, 11, 13.5]);
  });

  it("never mixes samples or channels", () => {
    const values = Float32Array.from({ length: 36 }, (_, i) => Math.floor(i / 6));
    expect([...pooled(values, [2, 3, 2, 3], 2, 3)]).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
