import { applyRun } from "./apply";
import { at, fitsFactor, fitsSum, place } from "./lanes";

// dx = dy·p + (x − hi)·q + r: the direct path and what the moments give back.

/** Planes: p = scale·slope, q = perCell, r = constant, one each. Where `perCell` is 0, x has no part in dx. */
export function giveBackPlanes(
  x: usize,
  dy: usize,
  out: usize,
  N: i32,
  C: i32,
  size: i32,
  jointN: usize,
  jointC: usize,
  slope: usize,
  centre: usize,
  perCell: usize,
  constant: usize,
  affineN: usize,
  affineC: usize,
  scale: usize,
): void {
  const bytes = <usize>size << 2;
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      const j = place(jointN, n) + place(jointC, c);
      const p = at(slope, j) * at(scale, place(affineN, n) + place(affineC, c));
      if (perCell == 0) giveBackConstant(dy, out, bytes, p, at(constant, j));
      else giveBackPlane(x, dy, out, bytes, p, at(centre, j), at(perCell, j), at(constant, j));
      x += bytes;
      dy += bytes;
      out += bytes;
    }
  }
}

/** dx = dy·p + constant */
export function giveBackConstant(dy: usize, out: usize, bytes: usize, p: f64, constant: f64): void {
  if (fitsFactor(p) && fitsFactor(constant)) {
    applyRun(dy, out, bytes, 0, <f32>p, <f32>constant);
    return;
  }
  for (let i: usize = 0; i < bytes; i += 4) store<f32>(out + i, <f32>(<f64>load<f32>(dy + i) * p + constant));
}

/** dx = dy·p + (x − m)·q + constant */
export function giveBackPlane(
  x: usize,
  dy: usize,
  out: usize,
  bytes: usize,
  p: f64,
  m: f64,
  q: f64,
  constant: f64,
): void {
  const hi = <f32>m;
  const r = constant + q * (<f64>hi - m);
  if (fitsFactor(p) && fitsFactor(q) && fitsSum(m) && fitsFactor(r))
    giveBackRun(x, dy, out, bytes, hi, <f32>p, <f32>q, <f32>r);
  else giveBackCarefully(x, dy, out, bytes, m, p, q, constant);
}

@inline
function giveBackRun(x: usize, dy: usize, out: usize, bytes: usize, hi: f32, p: f32, q: f32, r: f32): void {
  const vectors = bytes & ~15;
  const pairs = bytes & ~31;
  const H = f32x4.splat(hi);
  const P = f32x4.splat(p);
  const Q = f32x4.splat(q);
  const R = f32x4.splat(r);
  let i: usize = 0;
  for (; i < pairs; i += 32) {
    const a = f32x4.add(f32x4.mul(f32x4.sub(v128.load(x + i), H), Q), R);
    const b = f32x4.add(f32x4.mul(f32x4.sub(v128.load(x + i, 16), H), Q), R);
    v128.store(out + i, f32x4.add(f32x4.mul(v128.load(dy + i), P), a));
    v128.store(out + i, f32x4.add(f32x4.mul(v128.load(dy + i, 16), P), b), 16);
  }
  for (; i < vectors; i += 16) {
    const a = f32x4.add(f32x4.mul(f32x4.sub(v128.load(x + i), H), Q), R);
    v128.store(out + i, f32x4.add(f32x4.mul(v128.load(dy + i), P), a));
  }
  for (; i < bytes; i += 4)
    store<f32>(out + i, load<f32>(dy + i) * p + ((load<f32>(x + i) - hi) * q + r));
}

function giveBackCarefully(x: usize, dy: usize, out: usize, bytes: usize, m: f64, p: f64, q: f64, r: f64): void {
  for (let i: usize = 0; i < bytes; i += 4)
    store<f32>(out + i, <f32>(<f64>load<f32>(dy + i) * p + (<f64>load<f32>(x + i) - m) * q + r));
}

/** Planes with a scale for every element of a sample (float32). False where a number does not fit float32. */
export function giveBackElements(
  x: usize,
  dy: usize,
  out: usize,
  N: i32,
  C: i32,
  size: i32,
  jointN: usize,
  jointC: usize,
  slope: usize,
  centre: usize,
  perCell: usize,
  constant: usize,
  scale: usize,
): bool {
  const bytes = <usize>size << 2;
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      const j = place(jointN, n) + place(jointC, c);
      const s = at(slope, j);
      const m = at(centre, j);
      const q = at(perCell, j);
      const hi = <f32>m;
      const r = at(constant, j) + q * (<f64>hi - m);
      if (!(fitsFactor(s) && fitsFactor(q) && fitsSum(m) && fitsFactor(r))) return false;
      elementsBack(x, dy, out, bytes, scale + <usize>c * bytes, hi, <f32>s, <f32>q, <f32>r);
      x += bytes;
      dy += bytes;
      out += bytes;
    }
  }
  return true;
}

function elementsBack(
  x: usize,
  dy: usize,
  out: usize,
  bytes: usize,
  scale: usize,
  hi: f32,
  s: f32,
  q: f32,
  r: f32,
): void {
  const vectors = bytes & ~15;
  const H = f32x4.splat(hi);
  const S = f32x4.splat(s);
  const Q = f32x4.splat(q);
  const R = f32x4.splat(r);
  let i: usize = 0;
  for (; i < vectors; i += 16) {
    const back = f32x4.add(f32x4.mul(f32x4.sub(v128.load(x + i), H), Q), R);
    const direct = f32x4.mul(f32x4.mul(v128.load(dy + i), v128.load(scale + i)), S);
    v128.store(out + i, f32x4.add(direct, back));
  }
  for (; i < bytes; i += 4) {
    const back = (load<f32>(x + i) - hi) * q + r;
    store<f32>(out + i, load<f32>(dy + i) * load<f32>(scale + i) * s + back);
  }
}

/**
 * Positions with a line each, and one scale per plane.
 * @param rows room for 4 × `size` float32
 */
export function giveBackPositions(
  x: usize,
  dy: usize,
  out: usize,
  N: i32,
  C: i32,
  size: i32,
  slope: usize,
  centre: usize,
  perCell: usize,
  constant: usize,
  affineN: usize,
  affineC: usize,
  scale: usize,
  rows: usize,
): bool {
  const bytes = <usize>size << 2;
  for (let n = 0; n < N; n++) {
    if (!rowsBack(size, n * size, slope, centre, perCell, constant, rows)) return false;
    for (let c = 0; c < C; c++) {
      const g = at(scale, place(affineN, n) + place(affineC, c));
      if (!fitsFactor(g)) return false;
      positionsBack(x, dy, out, bytes, rows, <f32>g);
      x += bytes;
      dy += bytes;
      out += bytes;
    }
  }
  return true;
}

/** hi, p, q and r of one sample's positions, one row behind the other. */
function rowsBack(
  size: i32,
  first: i32,
  slope: usize,
  centre: usize,
  perCell: usize,
  constant: usize,
  rows: usize,
): bool {
  const bytes = <usize>size << 2;
  for (let i = 0; i < size; i++) {
    const s = at(slope, first + i);
    const m = at(centre, first + i);
    const q = at(perCell, first + i);
    const hi = <f32>m;
    const r = at(constant, first + i) + q * (<f64>hi - m);
    if (!(fitsFactor(s) && fitsFactor(q) && fitsSum(m) && fitsFactor(r))) return false;
    const to = rows + (<usize>i << 2);
    store<f32>(to, hi);
    store<f32>(to + bytes, <f32>s);
    store<f32>(to + 2 * bytes, <f32>q);
    store<f32>(to + 3 * bytes, <f32>r);
  }
  return true;
}

function positionsBack(x: usize, dy: usize, out: usize, bytes: usize, rows: usize, g: f32): void {
  const vectors = bytes & ~15;
  const G = f32x4.splat(g);
  const p = rows + bytes;
  const q = p + bytes;
  const r = q + bytes;
  let i: usize = 0;
  for (; i < vectors; i += 16) {
    const d = f32x4.sub(v128.load(x + i), v128.load(rows + i));
    const back = f32x4.add(f32x4.mul(d, v128.load(q + i)), v128.load(r + i));
    v128.store(out + i, f32x4.add(f32x4.mul(f32x4.mul(v128.load(dy + i), G), v128.load(p + i)), back));
  }
  for (; i < bytes; i += 4) {
    const back = (load<f32>(x + i) - load<f32>(rows + i)) * load<f32>(q + i) + load<f32>(r + i);
    store<f32>(out + i, load<f32>(dy + i) * g * load<f32>(p + i) + back);
  }
}
