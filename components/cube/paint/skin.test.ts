import fc from "fast-check";
import { expect, it } from "vitest";
import { cut, type Partition } from "../../../engine/plan/partition.ts";
import { type Shape, sizeOf } from "../../../engine/plan/shape.ts";
import { setsSkin } from "./skin.ts";

const PARTITIONS: readonly ((shape: Shape) => Partition)[] = [
  () => ({}),
  ([, C]) => ({ C }),
  ([N]) => ({ N }),
  ([N, C]) => ({ N, C }),
  ([N, , H, W]) => ({ N, H, W }),
  ([_N]) => ({ N: { each: 2 } }),
  ([N, C]) => ({ N: N % 2 === 0 ? N / 2 : 1, C }),
];

it("law: the skin of sets paints every cell of a side as it is asked for by itself", () => {
  const length = fc.integer({ min: 1, max: 6 });
  const partitions = fc.subarray(PARTITIONS.slice(), { minLength: 1, maxLength: 2 });
  fc.assert(
    fc.property(fc.tuple(length, length, length, length), partitions, length, (shape, of, columns) => {
      const [N, C, H, W] = shape;
      const skin = setsSkin(of.map((partition) => cut(shape, partition(shape))));
      // A wall of blocks: samples stand beside and below each other, the last row may end early.
      const [plane, sample] = [H * W, C * H * W];
      const across = Int32Array.from({ length: columns * W }, (_, i) => Math.floor(i / W) * sample + (i % W));
      const rows = Math.ceil(N / columns) * H;
      const down = Int32Array.from({ length: rows }, (_, j) => Math.floor(j / H) * columns * sample + (j % H) * W);
      for (const normal of [0, 1, 2] as const) {
        const base = (C - 1) * plane;
        const words = new Uint32Array(across.length * down.length);
        skin.paint(words, base, across, down, normal);
        const each = Array.from(words, (_, p) => {
          const index = base + across[p % across.length] + down[Math.floor(p / across.length)];
          return index < sizeOf(shape) ? skin.word(index, normal) : 0;
        });
        expect([...words]).toEqual(each);
      }
    }),
  );
});
