import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeAt, innerEdges } from "./axisCut.ts";
import {
  cut,
  cutKey,
  extentOfSizes,
  firstCells,
  offsetsOf,
  type Partition,
  rangesOf,
  refine,
  type Sets,
  setOf,
  sizeOfSet,
} from "./partition.ts";
import { AXES, cellAt, type Shape, sizeOf } from "./shape.ts";

/** A shape and a partition of it: pooled, apart, in equal or in unequal blocks along each axis. */
const anyLength = fc.integer({ min: 1, max: 8 });
const anyShape = fc.tuple(anyLength, anyLength, anyLength, anyLength);
const anyCutOf = (length: number): fc.Arbitrary<Partition["N"]> => {
  const divisors = Array.from({ length }, (_, i) => i + 1).filter((blocks) => length % blocks === 0);
  const inner = fc.subarray(Array.from({ length: length - 1 }, (_, i) => i + 1));
  const listed = inner.map((edges) => [...edges, length].map((edge, i) => edge - (i === 0 ? 0 : edges[i - 1])));
  const each = fc.integer({ min: 1, max: 9 }).map((size) => ({ each: size }));
  return fc.oneof(fc.constant(undefined), fc.constantFrom(...divisors), listed, each);
};
const anyPartitionOf = ([N, C, H, W]: Shape) =>
  fc.record({ N: anyCutOf(N), C: anyCutOf(C), H: anyCutOf(H), W: anyCutOf(W) });

/** The set of every cell, in memory order, counted from the lengths of the blocks alone. */
function tabled(shape: Shape, partition: Partition): number[] {
  const blockOf = AXES.map((axis, a) => {
    const given = partition[axis] ?? 1;
    if (typeof given === "object" && "each" in given)
      return Array.from({ length: shape[a] }, (_, i) => Math.floor(i / given.each));
    const lengths = typeof given === "number" ? Array.from({ length: given }, () => shape[a] / given) : given;
    return lengths.flatMap((length, block) => Array.from({ length }, () => block));
  });
  const blocks = blockOf.map((of) => of[of.length - 1] + 1);
  return Array.from({ length: sizeOf(shape) }, (_, i) =>
    cellAt(shape, i).reduce((set, index, a) => set * blocks[a] + blockOf[a][index], 0),
  );
}

const everySet = ({ count }: Sets) => Array.from({ length: count }, (_, set) => set);

describe("law: sets by arithmetic are those of a table over the cells", () => {
  it("for any partition", () => {
    const cases = anyShape.chain((shape) => fc.tuple(fc.constant(shape), anyPartitionOf(shape)));
    fc.assert(
      fc.property(cases, ([shape, partition]) => {
        const sets = cut(shape, partition);
        const table = tabled(shape, partition);
        expect(table.map((_, i) => setOf(sets, cellAt(shape, i)))).toEqual(table);
        const offsets = offsetsOf(sets);
        expect(table.map((_, i) => cellAt(shape, i).reduce((set, at, a) => set + offsets[a][at], 0))).toEqual(table);
        const sizes = everySet(sets).map((set) => table.filter((of) => of === set).length);
        expect(everySet(sets).map((set) => sizeOfSet(sets, set))).toEqual(sizes);
        expect(extentOfSizes(sets)).toEqual([Math.min(...sizes), Math.max(...sizes)]);
        expect([...firstCells(sets)]).toEqual(everySet(sets).map((set) => table.indexOf(set)));
        for (const set of everySet(sets)) {
          const last = cellAt(shape, table.lastIndexOf(set));
          const ranges = cellAt(shape, table.indexOf(set)).map((start, a) => [start, last[a] + 1]);
          expect(rangesOf(sets, set)).toEqual(ranges);
        }
      }),
    );
  });

  it("for the coarsest sets inside several", () => {
    const cases = anyShape.chain((shape) =>
      fc.tuple(fc.constant(shape), fc.array(anyPartitionOf(shape), { minLength: 1, maxLength: 3 })),
    );
    fc.assert(
      fc.property(cases, ([shape, partitions]) => {
        const inside = refine(
          partitions.map((partition) => cut(shape, partition)),
          shape,
        );
        const tables = partitions.map((partition) => tabled(shape, partition));
        const together = tables[0].map((_, i) => tables.map((table) => table[i]).join());
        const own = together.map((_, i) => setOf(inside, cellAt(shape, i)));
        expect(new Set(own).size).toBe(inside.count);
        expect(new Set(together.map((sets, i) => `${sets} ${own[i]}`)).size).toBe(inside.count);
        const edges = inside.axes.map((axis) => innerEdges(axis));
        expect(edges).toEqual(
          shape.map((_, a) => {
            const all = partitions.flatMap((partition) => innerEdges(cut(shape, partition).axes[a]));
            return [...new Set(all)].sort((p, q) => p - q);
          }),
        );
      }),
    );
  });
});

it("has nothing as long as an axis in equal blocks", () => {
  const N = 2 ** 23;
  const sets = refine([cut([N, 1, 1, 1], { N }), cut([N, 1, 1, 1], { N: 2 ** 20 })], [N, 1, 1, 1]);
  expect(sets.count).toBe(N);
  expect(JSON.stringify(sets).length).toBeLessThan(500);
  expect(setOf(sets, [N - 1, 0, 0, 0])).toBe(N - 1);
  expect(rangesOf(sets, N - 1)[0]).toEqual([N - 1, N]);
  expect(edgeAt(sets.axes[0], N)).toBe(N);
});

it("law: partitions of a shape have one key where their sets are the same, and only there", () => {
  const axis = fc.constantFrom<Partition["N"][]>(
    ...[undefined, 1, 2, 3, 6, [3, 3], [2, 2, 2], [4, 2], [2, 4]],
    ...[{ each: 1 }, { each: 3 }, { each: 4 }, { each: 6 }, { each: 9 }],
  );
  const partition = fc.record({ N: axis, C: axis });
  fc.assert(
    fc.property(partition, partition, (one, other) => {
      const shape: Shape = [6, 6, 2, 1];
      const isSame = tabled(shape, one).every((set, i) => set === tabled(shape, other)[i]);
      expect(cutKey(cut(shape, one)) === cutKey(cut(shape, other))).toBe(isSame);
    }),
  );
});
