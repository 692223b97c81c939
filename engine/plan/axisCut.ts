/**
 * How one axis is cut into blocks. Equal blocks are arithmetic: whatever is asked of them costs the same for two as for
 * millions.
 */
export interface AxisCut {
  readonly length: number;
  readonly blocks: number;
  /** Where blocks are unequal, the first index of each, followed by the length; else null. */
  readonly edges: readonly number[] | null;
}

/** The first index of a block; of the number of blocks, the length. */
export function edgeAt({ length, blocks, edges }: AxisCut, block: number): number {
  return edges ? edges[block] : (block * length) / blocks;
}

/** The block that an index lies in. */
export function blockAt({ length, blocks, edges }: AxisCut, index: number): number {
  if (!edges) return Math.floor((index * blocks) / length);
  let [block, end] = [0, blocks];
  while (end - block > 1) {
    const middle = (block + end) >> 1;
    if (edges[middle] <= index) block = middle;
    else end = middle;
  }
  return block;
}

/** The edges between blocks: from the first to the last, or every `step`-th of them. */
export function innerEdges(axis: AxisCut, step = 1): number[] {
  return Array.from({ length: Math.ceil(axis.blocks / step) - 1 }, (_, i) => edgeAt(axis, (i + 1) * step));
}

/** How many indices the shortest and the longest block have. */
export function extentOfBlocks({ length, blocks, edges }: AxisCut): readonly [least: number, most: number] {
  if (!edges) return [length / blocks, length / blocks];
  return edges
    .slice(1)
    .map((edge, block) => edge - edges[block])
    .reduce(([least, most], each) => [Math.min(least, each), Math.max(most, each)], [length, 0]);
}

/** An axis cut at these edges, which begin with 0 and end with its length. */
export function cutAt(edges: readonly number[]): AxisCut {
  const blocks = edges.length - 1;
  const length = edges[blocks];
  const equal = edges.every((edge, block) => edge * blocks === block * length);
  return { length, blocks, edges: equal ? null : edges };
}

/** The coarsest cut that has all edges of both. Where one has those of the other, it is that one. */
export function refineAxis(one: AxisCut, other: AxisCut): AxisCut {
  const [coarse, fine] = one.blocks <= other.blocks ? [one, other] : [other, one];
  if (!coarse.edges && !fine.edges && fine.blocks % coarse.blocks === 0) return fine;
  const edges = [coarse, fine].flatMap((axis) => [0, ...innerEdges(axis)]);
  return cutAt([...new Set([...edges, one.length])].sort((p, q) => p - q));
}
