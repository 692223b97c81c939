import { linesOfRow } from "./apply";
import { at, BLOCK_BYTES, fitsFactor, fitsSum, flush, pair, place, total } from "./lanes";
import { addTo } from "./positions";

/** Σ dy and Σ dy·(x − centre) of every plane, the centre being its joint set's. */
export function sumsOfPlanes(
  x: usize,
  dy: usize,
  N: i32,
  C: i32,
  size: i32,
  jointN: usize,
  jointC: usize,
  centre: usize,
  sums: usize,
  products: usize,
): void {
  const bytes = <usize>size << 2;
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      sumsOfRun(x, dy, bytes, at(centre, place(jointN, n) + place(jointC, c)));
      store<f64>(sums, runG);
      store<f64>(products, runGX);
      x += bytes;
      dy += bytes;
      sums += 8;
      products += 8;
    }
  }
}

/** Σ dy and Σ dy·(x − centre) of the run that was added last; for elements, with g = dy·scale. */
export let runG: f64 = 0;
export let runGX: f64 = 0;

/** Leaves Σ dy and Σ dy·(x − m) of a run in `runG` and `runGX`. */
export function sumsOfRun(x: usize, dy: usize, bytes: usize, m: f64): void {
  const hi = <f32>m;
  const H = f32x4.splat(hi);
  const vectors = bytes & ~15;
  const pairs = bytes & ~31;
  let sum = f64x2.splat(0);
  let product = sum;
  let i: usize = 0;
  while (i < pairs) {
    const stop = min(i + (BLOCK_BYTES >> 1), pairs);
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let p0 = s0;
    let p1 = s0;
    do {
      const a = v128.load(dy + i);
      const b = v128.load(dy + i, 16);
      s0 = f32x4.add(s0, a);
      s1 = f32x4.add(s1, b);
      p0 = f32x4.add(p0, f32x4.mul(a, f32x4.sub(v128.load(x + i), H)));
      p1 = f32x4.add(p1, f32x4.mul(b, f32x4.sub(v128.load(x + i, 16), H)));
      i += 32;
    } while (i < stop);
    sum = flush(sum, f32x4.add(s0, s1));
    product = flush(product, f32x4.add(p0, p1));
  }
  for (; i < vectors; i += 16) {
    const a = v128.load(dy + i);
    sum = flush(sum, a);
    product = flush(product, f32x4.mul(a, f32x4.sub(v128.load(x + i), H)));
  }
  let s = total(sum);
  let p = total(product);
  for (; i < bytes; i += 4) {
    const a = <f64>load<f32>(dy + i);
    s += a;
    p += a * (<f64>load<f32>(x + i) - <f64>hi);
  }
  if (!(abs(p) >= 1e-25 && abs(p) < Infinity && fitsSum(m))) {
    carefulSums(x, dy, bytes, m);
    return;
  }
  runG = s;
  runGX = p + (<f64>hi - m) * s;
}

function carefulSums(x: usize, dy: usize, bytes: usize, m: f64): void {
  const pairs = bytes & ~7;
  const M = f64x2.splat(m);
  let sum = f64x2.splat(0);
  let product = sum;
  let i: usize = 0;
  for (; i < pairs; i += 8) {
    const a = pair(dy + i);
    sum = f64x2.add(sum, a);
    product = f64x2.add(product, f64x2.mul(a, f64x2.sub(pair(x + i), M)));
  }
  let s = total(sum);
  let p = total(product);
  if (i < bytes) {
    const a = <f64>load<f32>(dy + i);
    s += a;
    p += a * (<f64>load<f32>(x + i) - m);
  }
  runG = s;
  runGX = p;
}

/** Cells of a sample whose gradients stay in the cache while all samples pass over them, and samples between flushes. */
const CHUNK_BYTES: usize = 65536;
const SAMPLES = 8;

/**
 * Planes with elementwise scale (float32): per joint set Σ g and Σ g·(x − centre), added to, with g = dy·scale; per
 * element Σ dy·x̂ and Σ dy over the samples.
 * @param rows room for two chunks of float32
 */
export function sumsOfElements(
  x: usize,
  dy: usize,
  N: i32,
  C: i32,
  size: i32,
  jointN: usize,
  jointC: usize,
  slope: usize,
  centre: usize,
  offset: usize,
  scale: usize,
  g: usize,
  gx: usize,
  dscale: usize,
  dshift: usize,
  rows: usize,
): bool {
  const bytes = <usize>size << 2;
  for (let c = 0; c < C; c++) {
    for (let start: usize = 0; start < bytes; start += CHUNK_BYTES) {
      const length = min(CHUNK_BYTES, bytes - start);
      const from = <usize>c * bytes + start;
      for (let first = 0; first < N; first += SAMPLES) {
        memory.fill(rows, 0, 2 * CHUNK_BYTES);
        const last = min(first + SAMPLES, N);
        for (let n = first; n < last; n++) {
          const j = place(jointN, n) + place(jointC, c);
          const m = at(centre, j);
          const s = at(slope, j);
          const hi = <f32>m;
          const rest = <f64>hi - m;
          const t = s * rest + at(offset, j);
          if (!(fitsFactor(s) && fitsSum(m) && fitsSum(t))) return false;
          const run = <usize>(n * C) * bytes + from;
          elementSums(x + run, dy + run, length, scale + from, rows, hi, <f32>s, <f32>t);
          const to = <usize>j << 3;
          store<f64>(g + to, load<f64>(g + to) + runG);
          store<f64>(gx + to, load<f64>(gx + to) + runGX + rest * runG);
        }
        flushRow(rows, dscale + (from << 1), length);
        flushRow(rows + CHUNK_BYTES, dshift + (from << 1), length);
      }
    }
  }
  return true;
}

function elementSums(
  x: usize,
  dy: usize,
  bytes: usize,
  scale: usize,
  rows: usize,
  hi: f32,
  s: f32,
  t: f32,
): void {
  const vectors = bytes & ~15;
  const H = f32x4.splat(hi);
  const S = f32x4.splat(s);
  const T = f32x4.splat(t);
  let sum = f64x2.splat(0);
  let product = sum;
  let i: usize = 0;
  while (i < vectors) {
    const stop = min(i + 256, vectors);
    let g0 = f32x4.splat(0);
    let p0 = g0;
    do {
      const a = v128.load(dy + i);
      const d = f32x4.sub(v128.load(x + i), H);
      const g = f32x4.mul(a, v128.load(scale + i));
      g0 = f32x4.add(g0, g);
      p0 = f32x4.add(p0, f32x4.mul(g, d));
      const hat = f32x4.add(f32x4.mul(d, S), T);
      v128.store(rows + i, f32x4.add(v128.load(rows + i), f32x4.mul(a, hat)));
      v128.store(rows + i, f32x4.add(v128.load(rows + i, CHUNK_BYTES), a), CHUNK_BYTES);
      i += 16;
    } while (i < stop);
    sum = flush(sum, g0);
    product = flush(product, p0);
  }
  runG = total(sum);
  runGX = total(product);
  for (; i < bytes; i += 4) {
    const a = load<f32>(dy + i);
    const d = load<f32>(x + i) - hi;
    const g = <f64>a * <f64>load<f32>(scale + i);
    runG += g;
    runGX += g * <f64>d;
    store<f32>(rows + i, load<f32>(rows + i) + a * (d * s + t));
    store<f32>(rows + i, load<f32>(rows + i, CHUNK_BYTES) + a, CHUNK_BYTES);
  }
}

/** Adds a row of float32 to a row of float64. */
function flushRow(from: usize, to: usize, bytes: usize): void {
  const vectors = bytes & ~15;
  let i: usize = 0;
  for (; i < vectors; i += 16) addTo(to + (i << 1), v128.load(from + i));
  for (; i < bytes; i += 4) store<f64>(to + (i << 1), load<f64>(to + (i << 1)) + <f64>load<f32>(from + i));
}

/** How many channels are added per position in float32 before they are flushed to float64. */
const CHANNELS = 8;

/**
 * Positions with one line each and one scale per plane: per position Σ g and Σ g·(x − centre), per affine set Σ dy·x̂
 * and Σ dy. All are added to.
 * @param rows room for 5 × `size` float32
 */
export function sumsOfPositions(
  x: usize,
  dy: usize,
  N: i32,
  C: i32,
  size: i32,
  slope: usize,
  centre: usize,
  offset: usize,
  affineN: usize,
  affineC: usize,
  scale: usize,
  g: usize,
  gx: usize,
  dscale: usize,
  dshift: usize,
  rows: usize,
): bool {
  const bytes = <usize>size << 2;
  const sums = rows + 3 * bytes;
  for (let n = 0; n < N; n++) {
    if (!linesOfRow(size, n * size, slope, centre, offset, rows)) return false;
    for (let first = 0; first < C; first += CHANNELS) {
      memory.fill(sums, 0, 2 * bytes);
      const last = min(first + CHANNELS, C);
      for (let c = first; c < last; c++) {
        const a = place(affineN, n) + place(affineC, c);
        if (!fitsFactor(at(scale, a))) return false;
        positionSums(x, dy, bytes, rows, <f32>at(scale, a));
        const to = <usize>a << 3;
        store<f64>(dscale + to, load<f64>(dscale + to) + runGX);
        store<f64>(dshift + to, load<f64>(dshift + to) + runG);
        x += bytes;
        dy += bytes;
      }
      flushRow(sums, g + (<usize>n * bytes << 1), bytes);
      flushRow(sums + bytes, gx + (<usize>n * bytes << 1), bytes);
    }
    toCentre(size, n * size, centre, g, gx, rows);
  }
  return true;
}

/** Σ g·(x − hi) become sums about the centre. */
function toCentre(size: i32, first: i32, centre: usize, g: usize, gx: usize, rows: usize): void {
  for (let i = 0; i < size; i++) {
    const rest = <f64>load<f32>(rows + (<usize>i << 2)) - at(centre, first + i);
    const to = <usize>(first + i) << 3;
    store<f64>(gx + to, load<f64>(gx + to) + rest * load<f64>(g + to));
  }
}

function positionSums(x: usize, dy: usize, bytes: usize, rows: usize, scale: f32): void {
  const vectors = bytes & ~15;
  const slopes = rows + bytes;
  const rests = slopes + bytes;
  const sums = rests + bytes;
  const products = sums + bytes;
  const G = f32x4.splat(scale);
  let shift = f64x2.splat(0);
  let hats = shift;
  let i: usize = 0;
  while (i < vectors) {
    const stop = min(i + 256, vectors);
    let b = f32x4.splat(0);
    let h = b;
    do {
      const a = v128.load(dy + i);
      const d = f32x4.sub(v128.load(x + i), v128.load(rows + i));
      const g = f32x4.mul(a, G);
      b = f32x4.add(b, a);
      h = f32x4.add(h, f32x4.mul(a, f32x4.add(f32x4.mul(d, v128.load(slopes + i)), v128.load(rests + i))));
      v128.store(sums + i, f32x4.add(v128.load(sums + i), g));
      v128.store(products + i, f32x4.add(v128.load(products + i), f32x4.mul(g, d)));
      i += 16;
    } while (i < stop);
    shift = flush(shift, b);
    hats = flush(hats, h);
  }
  runG = total(shift);
  runGX = total(hats);
  for (; i < bytes; i += 4) {
    const a = load<f32>(dy + i);
    const d = load<f32>(x + i) - load<f32>(rows + i);
    runG += <f64>a;
    runGX += <f64>(a * (d * load<f32>(slopes + i) + load<f32>(rests + i)));
    store<f32>(sums + i, load<f32>(sums + i) + a * scale);
    store<f32>(products + i, load<f32>(products + i) + a * scale * d);
  }
}
