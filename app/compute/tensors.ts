import type { BlockSize, Pooled } from "../../components/heatmap/pool.ts";
import { arithmetic } from "../../engine/arithmetic.ts";
import { blocksIn, type Survey } from "../../engine/scans.ts";
import { roomLike, type Shape, type Tensor, type Values } from "../../engine/shape.ts";
import type { Buffers } from "./buffers.ts";
import type { SentTensor } from "./protocol.ts";

/** A tensor that the worker keeps, where its arithmetic has it at hand, with what is to be known of it. */
export interface KeptTensor {
  readonly values: Tensor;
  readonly survey: Survey;
}

/** Room for a tensor that is made of `values`, where the arithmetic has it at hand; float64 is kept as such. */
export function roomFor(values: Values): Tensor {
  return values instanceof Float64Array ? roomLike(values) : arithmetic().tensor(values.length);
}

/** Takes a tensor in: it is copied to where the arithmetic has it at hand. */
export function takenIn(data: Tensor): Tensor {
  const values = roomFor(data);
  values.set(data);
  return values;
}

export function release({ values }: { readonly values: Tensor }): void {
  arithmetic().release(values);
}

/** A tensor for the page, in buffers that it gave back: never a view of the arithmetic's own memory. */
export function sent(
  key: string,
  { values, survey }: KeptTensor,
  shape: Shape,
  { have, blocks }: { readonly have: readonly string[]; readonly blocks: BlockSize },
  buffers: Buffers,
): SentTensor {
  const { nan, plus, minus, min, max } = survey;
  const known = { key, min, max, nonFinite: { nan, plus, minus } };
  if (have.includes(key)) return { ...known, values: null, pooled: null };
  const copy = buffers.take(values);
  copy.set(values);
  return { ...known, values: copy, pooled: pooled(values, shape, blocks, buffers) };
}

function pooled(values: Tensor, shape: Shape, { h, w }: BlockSize, buffers: Buffers): Pooled | null {
  if (h === 1 && w === 1) return null;
  const means = buffers.take(values, blocksIn(shape, h, w));
  arithmetic().pooled(values, shape, h, w, means);
  return { h, w, means };
}
