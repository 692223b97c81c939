import { fitsFactor } from "./lanes";

/** Copies `bytes` bytes, 64 a turn: the measure of the benchmark. */
export function copy(from: usize, to: usize, bytes: usize): void {
  const quads = bytes & ~63;
  let i: usize = 0;
  for (; i < quads; i += 64) {
    v128.store(to + i, v128.load(from + i));
    v128.store(to + i, v128.load(from + i, 16), 16);
    v128.store(to + i, v128.load(from + i, 32), 32);
    v128.store(to + i, v128.load(from + i, 48), 48);
  }
  memory.copy(to + i, from + i, bytes - i);
}

/** float64 to float32. False where one does not fit. */
export function narrow(from: usize, to: usize, count: i32): bool {
  const pairs = count & ~1;
  const most = f64x2.splat(1e30);
  const least = f64x2.splat(1e-30);
  const zero = f64x2.splat(0);
  let fits = i64x2.splat(-1);
  let i = 0;
  for (; i < pairs; i += 2, from += 16, to += 8) {
    const values = v128.load(from);
    const sizes = f64x2.abs(values);
    const factor = v128.or(f64x2.ge(sizes, least), f64x2.eq(sizes, zero));
    fits = v128.and(fits, v128.and(f64x2.le(sizes, most), factor));
    v128.store64_lane(to, f32x4.demote_f64x2_zero(values), 0);
  }
  if (i == count) return i64x2.all_true(fits);
  const last = load<f64>(from);
  store<f32>(to, <f32>last);
  return i64x2.all_true(fits) && fitsFactor(last);
}
