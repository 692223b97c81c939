import type { Shape } from "../engine/plan/shape.ts";
import { groupsOf } from "./cases.ts";

/** One normalization by a peer, on a tensor that it has in place. */
export interface Operation {
  /** Of `FOUR`. */
  readonly name: string;
  /** Runs once; the result is dropped. */
  run(): unknown;
  output(): Promise<Float32Array>;
}

export interface Prepared {
  readonly operations: readonly Operation[];
  close(): void;
}

/** The values of γ and β in all their entries. */
export interface AffineValues {
  readonly gamma: number;
  readonly beta: number;
}

export interface Peer {
  readonly name: string;
  prepare(shape: Shape, x: Float32Array<ArrayBuffer>, affine: AffineValues): Promise<Prepared>;
}

export const EPS = 1e-5;

/**
 * The four techniques that peers are asked for: the tensor seen as `view`, the axes of the view that are pooled, and the
 * shape of γ and β; instance norm has none, as everywhere.
 */
export function peerOperations([N, C, H, W]: Shape) {
  const G = groupsOf([N, C, H, W]);
  return [
    { name: "BN", view: [N, C, H, W], axes: [0, 2, 3], entries: [1, C, 1, 1] },
    { name: "LN", view: [N, C, H, W], axes: [1, 2, 3], entries: [1, C, H, W] },
    { name: "IN", view: [N, C, H, W], axes: [2, 3], entries: null },
    { name: "GN", view: [N, G, (C / G) * H * W], axes: [2], entries: [1, C, 1, 1] },
  ];
}
