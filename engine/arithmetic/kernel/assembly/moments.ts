import { BLOCK_BYTES, flush, pair, total } from "./lanes";

/** Mean and sum of squared deviations of `count` consecutive runs of `size` cells. */
export function planeMoments(x: usize, count: i32, size: i32, mean: usize, squares: usize): void {
  const bytes = <usize>size << 2;
  const share = 1 / <f64>size;
  for (let plane = 0; plane < count; plane++) {
    addCells(x, bytes, 0, false);
    keep(x, size, share, mean, squares);
    x += bytes;
    mean += 8;
    squares += 8;
  }
}

/** Keeps what was added about 0 where that is near enough to the mean: within two standard deviations. */
@inline
function keep(x: usize, size: i32, share: f64, mean: usize, squares: usize): void {
  const mu = sum * share;
  const deviations = square - sum * mu;
  if (near(sum, mu, square, deviations, <f64>size)) {
    store<f64>(mean, mu);
    store<f64>(squares, deviations);
  } else shiftedMoments(x, size, mean, squares);
}

/** Once more about the mean that came out; in float64 where that is not near either or float32 too narrow. */
function shiftedMoments(x: usize, size: i32, mean: usize, squares: usize): void {
  const m = <f64>size;
  const shift = <f32>(sum / m);
  addCells(x, <usize>size << 2, shift, true);
  const rest = sum / m;
  const deviations = square - sum * rest;
  if (size >= 4 && near(sum, rest, square, deviations, m)) {
    store<f64>(mean, <f64>shift + rest);
    store<f64>(squares, deviations);
  } else carefulMoments(x, size, mean, squares);
}

let sum: f64 = 0;
let square: f64 = 0;

@inline
function about(x: v128, k: v128, shifted: bool): v128 {
  return shifted ? f32x4.sub(x, k) : x;
}

/** Leaves Σ (x − shift) and Σ (x − shift)² in `sum` and `square`. */
@inline
function addCells(x: usize, bytes: usize, shift: f32, shifted: bool): void {
  const k = f32x4.splat(shift);
  const end = x + bytes;
  const vectors = x + (bytes & ~15);
  const quads = x + (bytes & ~63);
  let sums = f64x2.splat(0);
  let squares = f64x2.splat(0);
  let i = x;
  while (i < quads) {
    const stop = min(i + BLOCK_BYTES, quads);
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let q0 = s0;
    let q1 = s0;
    let q2 = s0;
    let q3 = s0;
    do {
      const a = about(v128.load(i), k, shifted);
      const b = about(v128.load(i, 16), k, shifted);
      const c = about(v128.load(i, 32), k, shifted);
      const d = about(v128.load(i, 48), k, shifted);
      s0 = f32x4.add(s0, a);
      s1 = f32x4.add(s1, b);
      s2 = f32x4.add(s2, c);
      s3 = f32x4.add(s3, d);
      q0 = f32x4.add(q0, f32x4.mul(a, a));
      q1 = f32x4.add(q1, f32x4.mul(b, b));
      q2 = f32x4.add(q2, f32x4.mul(c, c));
      q3 = f32x4.add(q3, f32x4.mul(d, d));
      i += 64;
    } while (i < stop);
    sums = flush(sums, f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
    squares = flush(squares, f32x4.add(f32x4.add(q0, q1), f32x4.add(q2, q3)));
  }
  if (i < vectors) {
    let s = f32x4.splat(0);
    let q = s;
    do {
      const d = about(v128.load(i), k, shifted);
      s = f32x4.add(s, d);
      q = f32x4.add(q, f32x4.mul(d, d));
      i += 16;
    } while (i < vectors);
    sums = flush(sums, s);
    squares = flush(squares, q);
  }
  sum = total(sums);
  square = total(squares);
  for (; i < end; i += 4) {
    const d = <f64>load<f32>(i) - <f64>shift;
    sum += d;
    square += d * d;
  }
}

/** Whether the shift lay within two standard deviations of the mean and the squares within float32. */
@inline
export function near(sum: f64, rest: f64, q: f64, deviations: f64, m: f64): bool {
  return sum * rest <= 4 * deviations && q >= 1e-30 * m && q < Infinity;
}

/** As the TypeScript core does it: two passes in float64 about the first cell. */
function carefulMoments(x: usize, size: i32, mean: usize, squares: usize): void {
  const first = <f64>load<f32>(x);
  const about = isFinite(first) ? first : 0;
  const pairs = x + (<usize>(size & ~1) << 2);
  const end = x + (<usize>size << 2);
  let lanes = f64x2.splat(0);
  let i = x;
  for (const k = f64x2.splat(about); i < pairs; i += 8) lanes = f64x2.add(lanes, f64x2.sub(pair(i), k));
  let sum = total(lanes);
  if (i < end) sum += <f64>load<f32>(i) - about;
  const m = <f64>size;
  const mu = about + sum / m;
  let q = f64x2.splat(0);
  let r = f64x2.splat(0);
  i = x;
  for (const k = f64x2.splat(mu); i < pairs; i += 8) {
    const d = f64x2.sub(pair(i), k);
    q = f64x2.add(q, f64x2.mul(d, d));
    r = f64x2.add(r, d);
  }
  let square = total(q);
  let rest = total(r);
  if (i < end) {
    const d = <f64>load<f32>(i) - mu;
    square += d * d;
    rest += d;
  }
  store<f64>(mean, mu);
  store<f64>(squares, square - (rest * rest) / m);
}

/** Σ x² of `count` runs of `size` cells. */
export function planeSquares(x: usize, count: i32, size: i32, squares: usize): void {
  const bytes = <usize>size << 2;
  for (let plane = 0; plane < count; plane++) {
    store<f64>(squares, runSquares(x, size));
    x += bytes;
    squares += 8;
  }
}

function runSquares(x: usize, size: i32): f64 {
  const vectors = x + (<usize>(size & ~3) << 2);
  const quads = x + (<usize>(size & ~15) << 2);
  let square = f64x2.splat(0);
  let i = x;
  while (i < quads) {
    const stop = min(i + BLOCK_BYTES, quads);
    let q0 = f32x4.splat(0);
    let q1 = q0;
    let q2 = q0;
    let q3 = q0;
    do {
      const a = v128.load(i);
      const b = v128.load(i, 16);
      const c = v128.load(i, 32);
      const d = v128.load(i, 48);
      q0 = f32x4.add(q0, f32x4.mul(a, a));
      q1 = f32x4.add(q1, f32x4.mul(b, b));
      q2 = f32x4.add(q2, f32x4.mul(c, c));
      q3 = f32x4.add(q3, f32x4.mul(d, d));
      i += 64;
    } while (i < stop);
    square = flush(square, f32x4.add(f32x4.add(q0, q1), f32x4.add(q2, q3)));
  }
  for (; i < vectors; i += 16) {
    const a = v128.load(i);
    square = flush(square, f32x4.mul(a, a));
  }
  let q = total(square);
  for (const end = x + (<usize>size << 2); i < end; i += 4) {
    const a = <f64>load<f32>(i);
    q += a * a;
  }
  return q >= 1e-30 * <f64>size && q < Infinity ? q : carefulSquares(x, size);
}

function carefulSquares(x: usize, size: i32): f64 {
  const pairs = x + (<usize>(size & ~1) << 2);
  let lanes = f64x2.splat(0);
  for (; x < pairs; x += 8) {
    const a = pair(x);
    lanes = f64x2.add(lanes, f64x2.mul(a, a));
  }
  const last = size & 1 ? <f64>load<f32>(x) : 0;
  return total(lanes) + last * last;
}
