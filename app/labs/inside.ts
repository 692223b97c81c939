/** What a picture shows of a network: its decision over the plane, the way that two weights went, or a share per channel. */
export type Inside = Decision | Path | Shares;

/** How sure a network is of class 1, row by row on a square of `SIDE` × `SIDE` points over ±`REACH`. */
export interface Decision {
  readonly kind: "decision";
  readonly field: Float32Array;
}

/** Two weights, step by step, over the contours of their loss: half of uᵀHu, u being the way from the least loss. */
export interface Path {
  readonly kind: "path";
  /** H₁₁, H₁₂ and H₂₂. */
  readonly curvature: readonly [number, number, number];
  /** u after each step, as pairs. */
  readonly points: readonly number[];
}

/** One number from 0 to 1 for each channel. */
export interface Shares {
  readonly kind: "shares";
  readonly symbol: string;
  readonly values: readonly number[];
}

/** How far the picture of a decision reaches in each direction, and how many points a side of it has. */
export const REACH = 1.15;
export const SIDE = 48;
