import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut } from "../plan/partition.ts";
import type { Shape } from "../plan/shape.ts";
import { brushedBlocks, brushedCounts, brushedDots } from "./brushed.ts";
import { distributionOf } from "./distribution.ts";
import { isInside } from "./valueRange.ts";

const shape: Shape = [2, 3, 3, 5];
const x = Float32Array.from({ length: 90 }, (_, i) => (i * 37) % 90);
const y = x.map((value) => -value);

describe("a brushed range", () => {
  it("has its lower end and not its upper one, so that neighbours share no value", () => {
    expect([1, 1.5, 2].map((value) => isInside(value, { low: 1, high: 2 }))).toEqual([true, true, false]);
    expect([1, 1.5, 2].map((value) => isInside(value, { low: 1, high: 2, closed: true }))).toEqual([true, true, true]);
    expect(isInside(1, { low: 1, high: 1 })).toBe(true);
    expect(isInside(NaN, { low: -Infinity, high: Infinity })).toBe(false);
  });

  it("holds as many values as the histogram counts in its bins, the largest one included", () => {
    const thousandths = fc.integer({ min: -50_000, max: 50_000 }).map((i) => Math.fround(i / 1000));
    const smooth = fc.array(thousandths, { minLength: 61, maxLength: 90 });
    const onEdges = fc.array(
      fc.integer({ min: -16, max: 16 }).map((i) => i / 4),
      { minLength: 61, maxLength: 90 },
    );
    fc.assert(
      fc.property(fc.oneof(smooth, onEdges), (list) => {
        const values = Float64Array.from(list);
        const { bins } = distributionOf(values, null, 0);
        if (!bins) throw new Error("these are too few values for a histogram");
        const { x0, width, counts } = bins;
        const all = { low: x0, high: x0 + counts.length * width, closed: true };
        expect(list.filter((value) => isInside(value, all))).toHaveLength(list.length);
        const edges = { x0, width, bins: counts.length };
        expect(brushedCounts(values, values, all, null, 0, edges)).toEqual(counts);
        expect([...brushedBlocks(values, [1, 1, 1, list.length], all, 1, 1)]).toEqual(list.map(() => 1));
      }),
    );
  });

  it("lights the same cells before and after", () => {
    const range = { low: 10, high: 20 };
    const sets = cut(shape, { C: 3 });
    const values = distributionOf(y, sets, 1).dots ?? [];
    const lit = brushedDots(y, x, range, sets, 1);
    expect(lit.length).toBe(values.length);
    expect([...values].filter((_, i) => lit[i])).toEqual([...values].filter((value) => -value >= 10 && -value < 20));
  });

  it("counts them in the bins of what is shown", () => {
    const { bins } = distributionOf(y, null, 0);
    const edges = { x0: bins?.x0 ?? 0, width: bins?.width ?? 1, bins: bins?.counts.length ?? 1 };
    const counts = brushedCounts(y, x, { low: 0, high: 30 }, null, 0, edges);
    expect(counts.reduce((a, b) => a + b)).toBe(30);
    expect(brushedCounts(y, x, { low: 0, high: 90 }, null, 0, edges)).toEqual(bins?.counts);
  });

  it("marks the cells, and blocks with such a cell in them", () => {
    const range = { low: 0, high: 9 };
    const cells = brushedBlocks(x, shape, range, 1, 1);
    expect([...cells]).toEqual(Array.from(x, (value) => Number(value < 9)));
    const blocks = brushedBlocks(x, shape, range, 2, 2);
    expect(blocks.length).toBe(2 * 3 * 2 * 3);
    expect(blocks[0]).toBe(Number([0, 1, 5, 6].some((i) => cells[i] === 1)));
    expect(blocks[5]).toBe(Number([14].some((i) => cells[i] === 1)));
  });
});
