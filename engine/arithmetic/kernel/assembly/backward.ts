import { giveBackConstant, giveBackPlane } from "./giveBack";
import { at, place } from "./lanes";
import { put } from "./merge";
import { runG, runGX, sumsOfRun } from "./sums";

// The backward pass where one term over one source makes x̂, and sets are unions of planes.

/** Bytes of x, dy and dx together that stay in the first cache. */
const CHUNK: i32 = 32768;

/** What stays the same for all planes of a call. */
let C: i32 = 0;
let bytes: usize = 0;
let jointN: usize = 0;
let jointC: usize = 0;
let slope: usize = 0;
let centre: usize = 0;
let affineN: usize = 0;
let affineC: usize = 0;
let scale: usize = 0;
let g: usize = 0;
let gx: usize = 0;
let dscale: usize = 0;
let dshift: usize = 0;
let squares: bool = false;

/**
 * dx of planes, and added to `dscale` and `dshift` Σ dy·x̂ and Σ dy per affine set.
 * @param run consecutive planes that make a set; 0: a set is a channel of all samples
 * @param g @param gx room for f64 per set, 0 at first; then constant and perCell of what the set gives back
 * @param perSquare what the variance gives back for each cell; 0 where x̂ is not divided
 * @param perValue what the mean gives back; 0 where it is not taken away
 */
export function backwardPlanes(
  x: usize,
  dy: usize,
  out: usize,
  N: i32,
  channels: i32,
  size: i32,
  run: i32,
  ofJointN: usize,
  ofJointC: usize,
  slopes: usize,
  centres: usize,
  ofAffineN: usize,
  ofAffineC: usize,
  scales: usize,
  sums: usize,
  products: usize,
  dscales: usize,
  dshifts: usize,
  perSquare: f64,
  perValue: f64,
): void {
  C = channels;
  bytes = <usize>size << 2;
  jointN = ofJointN;
  jointC = ofJointC;
  slope = slopes;
  centre = centres;
  affineN = ofAffineN;
  affineC = ofAffineC;
  scale = scales;
  g = sums;
  gx = products;
  dscale = dscales;
  dshift = dshifts;
  squares = perSquare != 0;
  const planes = N * C;
  const chunk = run > 0 ? run * max(1, CHUNK / (run * size * 12)) : planes;
  for (let first = 0; first < planes; first += chunk) {
    const end = min(first + chunk, planes);
    addPlanes(x, dy, first, end);
    givenBack(slope, g, gx, run > 0 ? first / run : 0, run > 0 ? end / run : C, perSquare, perValue);
    givePlanes(x, dy, out, first, end);
  }
}

/** Σ dy·scale and Σ dy·scale·(x − μ) of sets [first, end) become what their moments give back to each cell. */
export function givenBack(
  slope: usize,
  g: usize,
  gx: usize,
  first: i32,
  end: i32,
  perSquare: f64,
  perValue: f64,
): void {
  for (let j = first; j < end; j++) {
    const s = at(slope, j);
    put(g, j, -s * at(g, j) * perValue);
    put(gx, j, perSquare == 0 ? 0 : -s * s * s * at(gx, j) * perSquare);
  }
}

function addPlanes(x: usize, dy: usize, first: i32, end: i32): void {
  for (let plane = first; plane < end; ) {
    const n = plane / C;
    const last = min(C, end - n * C);
    for (let c = plane - n * C; c < last; c++, plane++) {
      const j = place(jointN, n) + place(jointC, c);
      const a = place(affineN, n) + place(affineC, c);
      const from = <usize>plane * bytes;
      sumsOfRun(x + from, dy + from, bytes, at(centre, j));
      put(g, j, at(g, j) + at(scale, a) * runG);
      put(gx, j, at(gx, j) + at(scale, a) * runGX);
      put(dscale, a, at(dscale, a) + at(slope, j) * runGX);
      put(dshift, a, at(dshift, a) + runG);
    }
  }
}

function givePlanes(x: usize, dy: usize, out: usize, first: i32, end: i32): void {
  for (let plane = first; plane < end; ) {
    const n = plane / C;
    const last = min(C, end - n * C);
    for (let c = plane - n * C; c < last; c++, plane++) {
      const j = place(jointN, n) + place(jointC, c);
      const p = at(slope, j) * at(scale, place(affineN, n) + place(affineC, c));
      const from = <usize>plane * bytes;
      if (squares) giveBackPlane(x + from, dy + from, out + from, bytes, p, at(centre, j), at(gx, j), at(g, j));
      else giveBackConstant(dy + from, out + from, bytes, p, at(g, j));
    }
  }
}

/** The largest absolute value of some float64 numbers; NaN where there is one. */
export function largest(values: usize, count: i32): f64 {
  const pairs = <usize>(count & ~1) << 3;
  let most = f64x2.splat(0);
  for (let i: usize = 0; i < pairs; i += 16) most = f64x2.max(most, f64x2.abs(v128.load(values + i)));
  const last = count & 1 ? abs(at(values, count - 1)) : 0;
  return max(max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1)), last);
}
