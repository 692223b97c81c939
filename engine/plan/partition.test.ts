import fc from "fast-check";
import { expect, it } from "vitest";
import { cut, type Partition, partitionKey } from "./partition.ts";

it("law: partitions of a shape have one key where their sets are the same, and only there", () => {
  const axis = fc.constantFrom<Partition["N"][]>(undefined, 1, 2, 3, 6, [3, 3], [2, 2, 2], [4, 2], [2, 4]);
  const partition = fc.record({ N: axis, C: axis });
  fc.assert(
    fc.property(partition, partition, (one, other) => {
      const edges = (of: Partition) => JSON.stringify(cut([6, 6, 2, 1], of).edges);
      expect(partitionKey(one) === partitionKey(other)).toBe(edges(one) === edges(other));
    }),
  );
});
