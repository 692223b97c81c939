import { at, place } from "./lanes";
import { put } from "./merge";

/** blended[j] += weight · values[sets[j]] */
export function blend(blended: usize, sets: usize, values: usize, count: i32, weight: f64): void {
  for (let j = 0; j < count; j++) put(blended, j, at(blended, j) + weight * at(values, place(sets, j)));
}

/** scale[j] = 1/√(variance[j] + ε) */
export function inverses(variance: usize, scale: usize, count: i32, eps: f64): void {
  const pairs = <usize>(count & ~1) << 3;
  const E = f64x2.splat(eps);
  const one = f64x2.splat(1);
  for (let i: usize = 0; i < pairs; i += 16)
    v128.store(scale + i, f64x2.div(one, f64x2.sqrt(f64x2.add(v128.load(variance + i), E))));
  if (count & 1) put(scale, count - 1, 1 / sqrt(at(variance, count - 1) + eps));
}

/** scale[j] *= share[j] */
export function weigh(scale: usize, share: usize, count: i32): void {
  for (let j = 0; j < count; j++) put(scale, j, at(scale, j) * at(share, j));
}

/**
 * Adds a term scale·(x − mean) to the lines slope·(x − centre) + offset, which stay centred on the term that counts most.
 * @param largest f64 per line: the largest |scale| so far, −1 before the first term
 */
export function addTerm(
  slope: usize,
  centre: usize,
  offset: usize,
  largest: usize,
  scale: usize,
  mean: usize,
  count: i32,
): void {
  for (let j = 0; j < count; j++) {
    const s = at(scale, j);
    const m = at(mean, j);
    const before = at(slope, j);
    const c = at(centre, j);
    const leads = abs(s) > at(largest, j);
    if (m != c) put(offset, j, at(offset, j) + (leads ? before * (m - c) : s * (c - m)));
    put(slope, j, before + s);
    if (leads) {
      put(largest, j, abs(s));
      put(centre, j, m);
    }
  }
}
