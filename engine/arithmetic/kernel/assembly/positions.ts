import { flush } from "./lanes";
import { near } from "./moments";

/** How many channels are added in float32 before they are flushed to float64. */
const CHANNELS = 8;

/**
 * Mean and sum of squared deviations over the channels, for each of N samples and each of `size` positions.
 * @param shift room for `size` float32; about zero (RMS) the means stay 0 and the squares are Σ x²
 */
export function positionMoments(
  x: usize,
  N: i32,
  C: i32,
  size: i32,
  mean: usize,
  squares: usize,
  shift: usize,
  centred: bool,
): void {
  const row = <usize>size << 2;
  const vectors = <usize>(size & ~3) << 2;
  for (let n = 0; n < N; n++) {
    memory.fill(mean, 0, row << 1);
    memory.fill(squares, 0, row << 1);
    if (centred) nearMeans(x, C, row, vectors, shift);
    else memory.fill(shift, 0, row);
    for (let c = 0; c < C; c += CHANNELS)
      addChannels(x + <usize>c * row, min(CHANNELS, C - c), row, vectors, mean, squares, shift);
    for (let i = 0; i < size; i++) finish(x, C, row, i, mean, squares, shift, centred, <usize>i << 2 < vectors);
    x += <usize>C * row;
    mean += row << 1;
    squares += row << 1;
  }
}

/** The mean of up to eight channels, a power of two of them, at every position. */
function nearMeans(x: usize, C: i32, row: usize, vectors: usize, shift: usize): void {
  const count = C >= 8 ? 8 : C >= 4 ? 4 : C >= 2 ? 2 : 1;
  const step = <usize>(C / count) * row;
  const weight = f32x4.splat(<f32>1 / <f32>count);
  for (let at: usize = 0; at < vectors; at += 16) {
    let sum = v128.load(x + at);
    let from = x + at + step;
    for (let k = 1; k < count; k++, from += step) sum = f32x4.add(sum, v128.load(from));
    v128.store(shift + at, f32x4.mul(sum, weight));
  }
}

function addChannels(x: usize, count: i32, row: usize, vectors: usize, mean: usize, squares: usize, shift: usize): void {
  for (let at: usize = 0; at < vectors; at += 16) {
    const k = v128.load(shift + at);
    let s = f32x4.splat(0);
    let q = s;
    let from = x + at;
    for (let c = 0; c < count; c++, from += row) {
      const d = f32x4.sub(v128.load(from), k);
      s = f32x4.add(s, d);
      q = f32x4.add(q, f32x4.mul(d, d));
    }
    addTo(mean + (at << 1), s);
    addTo(squares + (at << 1), q);
  }
}

/** Adds four float32 to four float64. */
@inline
export function addTo(to: usize, part: v128): void {
  v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(part)));
  const high = i32x4.shuffle(part, part, 2, 3, 2, 3);
  v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(high)), 16);
}

/** Sums become moments; a position outside float32, with a far shift or beyond the last four is done again in float64. */
@inline
function finish(
  x: usize,
  C: i32,
  row: usize,
  i: i32,
  mean: usize,
  squares: usize,
  shift: usize,
  centred: bool,
  summed: bool,
): void {
  const to = <usize>i << 3;
  const m = <f64>C;
  const s = load<f64>(mean + to);
  const q = load<f64>(squares + to);
  if (!centred) {
    store<f64>(mean + to, 0);
    if (!summed || !(q >= 1e-30 * m && q < Infinity)) store<f64>(squares + to, deviations(x, C, row, i, 0));
    return;
  }
  const rest = s / m;
  const square = q - s * rest;
  if (summed && near(s, rest, q, square, m)) {
    store<f64>(mean + to, <f64>load<f32>(shift + (<usize>i << 2)) + rest);
    store<f64>(squares + to, square);
    return;
  }
  const first = <f64>load<f32>(x + (<usize>i << 2));
  const about = isFinite(first) ? first : 0;
  let sum: f64 = 0;
  let from = x + (<usize>i << 2);
  for (let c = 0; c < C; c++, from += row) sum += <f64>load<f32>(from) - about;
  const mu = about + sum / m;
  store<f64>(mean + to, mu);
  store<f64>(squares + to, deviations(x, C, row, i, mu));
}

function deviations(x: usize, C: i32, row: usize, i: i32, mu: f64): f64 {
  let square: f64 = 0;
  let rest: f64 = 0;
  let from = x + (<usize>i << 2);
  for (let c = 0; c < C; c++, from += row) {
    const d = <f64>load<f32>(from) - mu;
    square += d * d;
    rest += d;
  }
  return mu == 0 ? square : square - (rest * rest) / <f64>C;
}
