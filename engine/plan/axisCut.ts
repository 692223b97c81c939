/**
 * How one axis is cut into blocks. Regular ones, all of one size but for a shorter last one, are arithmetic: whatever is
 * asked of them costs the same for two as for millions.
 */
export interface AxisCut {
  readonly length: number;
  readonly blocks: number;
  /** How many indices each block has, but for a shorter last one; of others, the first. */
  readonly size: number;
  /** Where blocks are not regular, the first index of each, followed by the length; else null. */
  readonly edges: readonly number[] | null;
}

/** An axis cut into blocks of a size, the last one as short as it must be. */
export function cutEach(length: number, size: number): AxisCut {
  return { length, blocks: Math.ceil(length / size), size: Math.min(size, length), edges: null };
}

/** An axis cut at these edges, which begin with 0 and end with its length. */
export function cutAt(edges: readonly number[]): AxisCut {
  const blocks = edges.length - 1;
  const length = edges[blocks];
  const regular = edges.every((edge, block) => edge === Math.min(block * edges[1], length));
  return { length, blocks, size: edges[1], edges: regular ? null : edges };
}

/** Whether all blocks have the same number of indices. */
export function isEqual({ length, blocks, size, edges }: AxisCut): boolean {
  return !edges && blocks * size === length;
}

/** The first index of a block; of the number of blocks, the length. */
export function edgeAt({ length, size, edges }: AxisCut, block: number): number {
  return edges ? edges[block] : Math.min(block * size, length);
}

/** The block that an index lies in. */
export function blockAt({ blocks, size, edges }: AxisCut, index: number): number {
  if (!edges) return Math.floor(index / size);
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
export function extentOfBlocks({ length, blocks, size, edges }: AxisCut): readonly [least: number, most: number] {
  if (!edges) return [length - (blocks - 1) * size, size];
  return edges
    .slice(1)
    .map((edge, block) => edge - edges[block])
    .reduce(([least, most], each) => [Math.min(least, each), Math.max(most, each)], [length, 0]);
}

/** The coarsest cut that has all edges of both. Where one has those of the other, it is that one. */
export function refineAxis(one: AxisCut, other: AxisCut): AxisCut {
  const [coarse, fine] = one.blocks <= other.blocks ? [one, other] : [other, one];
  if (coarse.blocks === 1 || (!coarse.edges && !fine.edges && coarse.size % fine.size === 0)) return fine;
  const edges = [coarse, fine].flatMap((axis) => [0, ...innerEdges(axis)]);
  return cutAt([...new Set([...edges, one.length])].sort((p, q) => p - q));
}
