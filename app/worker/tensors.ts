import type { BlockSize, Pooled } from "../../components/heatmap/pool.ts";
import { arithmetic } from "../../engine/arithmetic/current.ts";
import { blocksIn, type Survey } from "../../engine/arithmetic/scans.ts";
import { roomLike, type Shape, type Tensor, type Values } from "../../engine/plan/shape.ts";
import type { SentTensor } from "../messages/answer.ts";
import type { Buffers } from "./buffers.ts";

/** A tensor that the worker keeps, in its arithmetic's own memory, with what is known of it. */
export interface KeptTensor {
  readonly values: Tensor;
  readonly survey: Survey;
  /** What was found out about it: forgotten with it. */
  readonly found: Map<string, unknown>;
}

/** Surveys a tensor in the arithmetic's memory. */
function survey(values: Tensor): KeptTensor {
  return { values, survey: arithmetic().survey(values), found: new Map() };
}

/** Room in the arithmetic's memory for a tensor that is made of `values`; float64 is kept as such. */
export function roomFor(values: Values): Tensor {
  return values instanceof Float64Array ? roomLike(values) : arithmetic().tensor(values.length);
}

/** A new tensor that is made of another one, written by `write`. */
export function makeKept(of: Values, write: (values: Tensor) => void): KeptTensor {
  const values = roomFor(of);
  write(values);
  return survey(values);
}

/** What is known of a tensor, found out where it is not. */
export function find<T>({ found }: Pick<KeptTensor, "found">, key: string, look: () => T): T {
  const known = found.has(key) ? (found.get(key) as T) : look();
  found.set(key, known);
  return known;
}

export function release({ values }: { readonly values: Tensor }): void {
  arithmetic().release(values);
}

/** A tensor for the page, in buffers that it gave back: never a view of the arithmetic's own memory. */
export function copyForPage(
  key: string,
  tensor: KeptTensor,
  shape: Shape,
  have: readonly string[],
  blocks: readonly BlockSize[],
  buffers: Buffers,
): SentTensor {
  const { nan, plus, minus, min, max } = tensor.survey;
  const known = { key, min, max, nonFinite: { nan, plus, minus } };
  if (have.includes(key)) return { ...known, values: null, pooled: [] };
  const copy = buffers.take(tensor.values);
  copy.set(tensor.values);
  return { ...known, values: copy, pooled: poolBlocks(tensor, shape, blocks, buffers) };
}

/** The means of a tensor's blocks, for every size of blocks. */
export function poolBlocks(
  { values }: KeptTensor,
  shape: Shape,
  blocks: readonly BlockSize[],
  buffers: Buffers,
): readonly Pooled[] {
  return blocks.map(({ h, w }) => {
    const means = buffers.take(values, blocksIn(shape, h, w));
    arithmetic().pooled(values, shape, h, w, means);
    return { h, w, means };
  });
}
