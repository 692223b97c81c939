import { at, fitsFactor, fitsSum, place } from "./lanes";

// y = (x − hi)·s + t: hi is the line's zero as float32, t what the rounding of hi left over.

/**
 * Planes [first, end) with one line of their joint set and one entry of the affine sets each.
 * @param x @param out where the first plane lies
 */
export function applyPlanes(
  x: usize,
  out: usize,
  first: i32,
  end: i32,
  C: i32,
  size: i32,
  jointN: usize,
  jointC: usize,
  slope: usize,
  centre: usize,
  offset: usize,
  affineN: usize,
  affineC: usize,
  scale: usize,
  shift: usize,
): void {
  const bytes = <usize>size << 2;
  for (let plane = first; plane < end; ) {
    const n = plane / C;
    const ofJoint = place(jointN, n);
    const ofAffine = place(affineN, n);
    const last = min(C, end - n * C);
    for (let c = plane - n * C; c < last; c++, plane++) {
      const j = ofJoint + place(jointC, c);
      const a = ofAffine + place(affineC, c);
      if (setLine(j, a, slope, centre, offset, scale, shift)) applyRun(x, out, bytes, hi, s, t);
      else applyCarefully(x, out, bytes, j, a, slope, centre, offset, scale, shift);
      x += bytes;
      out += bytes;
    }
  }
}

/** The line of the current plane. */
let hi: f32 = 0;
let s: f32 = 0;
let t: f32 = 0;

/** Sets the line of joint set j with the entries of affine set a; false where it does not fit float32. */
@inline
function setLine(
  j: i32,
  a: i32,
  slope: usize,
  centre: usize,
  offset: usize,
  scale: usize,
  shift: usize,
): bool {
  const m = at(centre, j);
  const o = at(offset, j);
  const product = at(slope, j) * at(scale, a);
  const zero = o == 0 ? m : m - o / at(slope, j);
  hi = <f32>zero;
  const rest = product * (<f64>hi - zero) + at(shift, a);
  s = <f32>product;
  t = <f32>rest;
  return fitsFactor(product) && fitsSum(zero) && fitsSum(rest);
}

/**
 * The first and the last vector overlap their neighbours, so that all others are stored where vectors of memory begin:
 * what is written twice is the same, since y lies elsewhere than x.
 */
@inline
export function applyRun(x: usize, out: usize, bytes: usize, hi: f32, s: f32, t: f32): void {
  const end = x + bytes;
  if (bytes < 16) {
    for (; x < end; x += 4, out += 4) store<f32>(out, (load<f32>(x) - hi) * s + t);
    return;
  }
  const H = f32x4.splat(hi);
  const S = f32x4.splat(s);
  const T = f32x4.splat(t);
  v128.store(out, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x), H), S), T));
  const aligned = 16 - (out & 15);
  x += aligned;
  out += aligned;
  for (const quads = end - 63; x < quads; x += 64, out += 64) {
    v128.store(out, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x), H), S), T));
    v128.store(out, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x, 16), H), S), T), 16);
    v128.store(out, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x, 32), H), S), T), 32);
    v128.store(out, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x, 48), H), S), T), 48);
  }
  for (const vectors = end - 15; x < vectors; x += 16, out += 16)
    v128.store(out, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x), H), S), T));
  if (x < end) {
    const back = 16 - (end - x);
    v128.store(out - back, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x - back), H), S), T));
  }
}

/** In float64, for lines that float32 cannot hold. */
function applyCarefully(
  x: usize,
  out: usize,
  bytes: usize,
  j: i32,
  a: i32,
  slope: usize,
  centre: usize,
  offset: usize,
  scale: usize,
  shift: usize,
): void {
  const m = at(centre, j);
  const factor = at(slope, j) * at(scale, a);
  const rest = at(offset, j) * at(scale, a) + at(shift, a);
  for (const end = x + bytes; x < end; x += 4, out += 4)
    store<f32>(out, <f32>((<f64>load<f32>(x) - m) * factor + rest));
}

/**
 * Planes with one line of their joint set each and with a scale and shift for every element of a sample, in float32.
 * False, with nothing promised of `out`, where a line does not fit float32.
 */
export function applyElements(
  x: usize,
  out: usize,
  N: i32,
  C: i32,
  size: i32,
  jointN: usize,
  jointC: usize,
  slope: usize,
  centre: usize,
  offset: usize,
  scale: usize,
  shift: usize,
): bool {
  const bytes = <usize>size << 2;
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      const j = place(jointN, n) + place(jointC, c);
      const m = at(centre, j);
      const o = at(offset, j);
      const factor = at(slope, j);
      const zero = o == 0 ? m : m - o / factor;
      const near = <f32>zero;
      const rest = factor * (<f64>near - zero);
      if (!(fitsFactor(factor) && fitsSum(zero) && fitsSum(rest))) return false;
      const from = <usize>c * bytes;
      elementsRun(x, out, bytes, scale + from, shift + from, near, <f32>factor, <f32>rest);
      x += bytes;
      out += bytes;
    }
  }
  return true;
}

function elementsRun(
  x: usize,
  out: usize,
  bytes: usize,
  scale: usize,
  shift: usize,
  hi: f32,
  s: f32,
  t: f32,
): void {
  const vectors = bytes & ~15;
  const pairs = bytes & ~31;
  const H = f32x4.splat(hi);
  const S = f32x4.splat(s);
  const T = f32x4.splat(t);
  let i: usize = 0;
  for (; i < pairs; i += 32) {
    const a = f32x4.add(f32x4.mul(f32x4.sub(v128.load(x + i), H), S), T);
    const b = f32x4.add(f32x4.mul(f32x4.sub(v128.load(x + i, 16), H), S), T);
    v128.store(out + i, f32x4.add(f32x4.mul(a, v128.load(scale + i)), v128.load(shift + i)));
    v128.store(out + i, f32x4.add(f32x4.mul(b, v128.load(scale + i, 16)), v128.load(shift + i, 16)), 16);
  }
  for (; i < vectors; i += 16) {
    const a = f32x4.add(f32x4.mul(f32x4.sub(v128.load(x + i), H), S), T);
    v128.store(out + i, f32x4.add(f32x4.mul(a, v128.load(scale + i)), v128.load(shift + i)));
  }
  for (; i < bytes; i += 4) {
    const a = (load<f32>(x + i) - hi) * s + t;
    store<f32>(out + i, a * load<f32>(scale + i) + load<f32>(shift + i));
  }
}

/**
 * Positions with one line each (of every sample), and one entry of the affine sets per plane.
 * @param rows room for 3 × `size` float32
 */
export function applyPositions(
  x: usize,
  out: usize,
  N: i32,
  C: i32,
  size: i32,
  slope: usize,
  centre: usize,
  offset: usize,
  affineN: usize,
  affineC: usize,
  scale: usize,
  shift: usize,
  rows: usize,
): bool {
  const bytes = <usize>size << 2;
  for (let n = 0; n < N; n++) {
    if (!linesOfRow(size, n * size, slope, centre, offset, rows)) return false;
    for (let c = 0; c < C; c++) {
      const a = place(affineN, n) + place(affineC, c);
      if (!fitsFactor(at(scale, a)) || !fitsSum(at(shift, a))) return false;
      positionsRun(x, out, bytes, rows, <f32>at(scale, a), <f32>at(shift, a));
      x += bytes;
      out += bytes;
    }
  }
  return true;
}

/** hi, s and t of one sample's positions, one row behind the other. False where one does not fit float32. */
export function linesOfRow(
  size: i32,
  first: i32,
  slope: usize,
  centre: usize,
  offset: usize,
  rows: usize,
): bool {
  const bytes = <usize>size << 2;
  for (let i = 0; i < size; i++) {
    const s = at(slope, first + i);
    const m = at(centre, first + i);
    const o = at(offset, first + i);
    const zero = o == 0 ? m : m - o / s;
    const hi = <f32>zero;
    const t = s * (<f64>hi - zero);
    if (!(fitsFactor(s) && fitsSum(zero) && fitsSum(t))) return false;
    const to = rows + (<usize>i << 2);
    store<f32>(to, hi);
    store<f32>(to + bytes, <f32>s);
    store<f32>(to + 2 * bytes, <f32>t);
  }
  return true;
}

function positionsRun(x: usize, out: usize, bytes: usize, rows: usize, g: f32, b: f32): void {
  const vectors = bytes & ~15;
  const G = f32x4.splat(g);
  const B = f32x4.splat(b);
  const slopes = rows + bytes;
  const rests = slopes + bytes;
  let i: usize = 0;
  for (; i < vectors; i += 16) {
    const d = f32x4.sub(v128.load(x + i), v128.load(rows + i));
    const a = f32x4.add(f32x4.mul(d, v128.load(slopes + i)), v128.load(rests + i));
    v128.store(out + i, f32x4.add(f32x4.mul(a, G), B));
  }
  for (; i < bytes; i += 4) {
    const a = (load<f32>(x + i) - load<f32>(rows + i)) * load<f32>(slopes + i) + load<f32>(rests + i);
    store<f32>(out + i, a * g + b);
  }
}
