import { type Shape, sizeOf } from "../engine/plan/shape.ts";

/** What tensors are filled with. */
export interface Normal {
  readonly mean: number;
  readonly sd: number;
}

export const ORDINARY: Normal = { mean: 0, sd: 1 };

/** Fills an array with normal numbers, rounded to float32; the same ones for the same seed. */
export function fillNormal(values: Float32Array, { mean, sd }: Normal, seed: number): void {
  let state = seed >>> 0;
  const uniform = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < values.length; i += 2) {
    const radius = sd * Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    values[i] = mean + radius * Math.cos(angle);
    if (i + 1 < values.length) values[i + 1] = mean + radius * Math.sin(angle);
  }
}

export function normalTensor(shape: Shape, normal: Normal, seed = 1): Float32Array<ArrayBuffer> {
  const values = new Float32Array(sizeOf(shape));
  fillNormal(values, normal, seed);
  return values;
}
