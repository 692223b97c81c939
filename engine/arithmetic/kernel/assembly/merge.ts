import { at, place } from "./lanes";

/**
 * Planes merged into sets that are runs of them: the squares within planes and those of the planes' means about the
 * set's. Set i is planes i·run up to (i + 1)·run of those given.
 * @param factor what squares within planes count for (1, or more where each plane is divided by size − 1)
 * @param divisor of the merged squares
 */
export function mergeRuns(
  planeMean: usize,
  planeSquares: usize,
  count: i32,
  run: i32,
  size: i32,
  mean: usize,
  variance: usize,
  factor: f64,
  divisor: f64,
): void {
  if (run == 1) {
    memory.copy(mean, planeMean, <usize>count << 3);
    memory.copy(variance, planeSquares, <usize>count << 3);
    scale(variance, count, factor / divisor);
    return;
  }
  const cells = <f64>size;
  const share = 1 / <f64>run;
  for (let set = 0; set < count; set++) {
    const about = finiteOrZero(load<f64>(planeMean));
    let sum: f64 = 0;
    let within: f64 = 0;
    for (let i = 0; i < run; i++) {
      sum += at(planeMean, i) - about;
      within += at(planeSquares, i);
    }
    const mu = about + sum * share;
    let between: f64 = 0;
    for (let i = 0; i < run; i++) {
      const d = at(planeMean, i) - mu;
      between += d * d;
    }
    store<f64>(mean, mu);
    store<f64>(variance, (within * factor + cells * between) / divisor);
    planeMean += <usize>run << 3;
    planeSquares += <usize>run << 3;
    mean += 8;
    variance += 8;
  }
}

/**
 * Planes merged into sets of any samples and channels: that of plane (n, c) is ofN[n] + ofC[c].
 * @param cells f64 per set: how many cells it has
 * @param about room for f64 per set
 */
export function mergePlanes(
  planeMean: usize,
  planeSquares: usize,
  N: i32,
  C: i32,
  size: i32,
  ofN: usize,
  ofC: usize,
  count: i32,
  cells: usize,
  about: usize,
  mean: usize,
  variance: usize,
  factor: f64,
  divide: bool,
): void {
  const apart = keepsApart(ofC, C);
  for (let n = N - 1; n >= 0; n--) {
    const row = planeMean + (<usize>(n * C) << 3);
    for (let c = C - 1; c >= 0; c--) put(about, place(ofN, n) + place(ofC, c), finiteOrZero(at(row, c)));
  }
  memory.fill(mean, 0, <usize>count << 3);
  memory.fill(variance, 0, <usize>count << 3);
  for (let n = 0; n < N; n++) {
    const row = planeMean + (<usize>(n * C) << 3);
    const first = <usize>place(ofN, n) << 3;
    if (apart) addApart(row, about + first, mean + first, C);
    else
      for (let c = 0; c < C; c++) {
        const set = place(ofN, n) + place(ofC, c);
        put(mean, set, at(mean, set) + at(row, c) - at(about, set));
      }
  }
  const m = <f64>size;
  for (let set = 0; set < count; set++) put(mean, set, at(about, set) + (at(mean, set) * m) / at(cells, set));
  for (let n = 0; n < N; n++) {
    const row = planeMean + (<usize>(n * C) << 3);
    const squares = planeSquares + (<usize>(n * C) << 3);
    const first = <usize>place(ofN, n) << 3;
    if (apart) addSquaresApart(row, squares, mean + first, variance + first, C, factor, m);
    else
      for (let c = 0; c < C; c++) {
        const set = place(ofN, n) + place(ofC, c);
        const d = at(row, c) - at(mean, set);
        put(variance, set, at(variance, set) + at(squares, c) * factor + m * d * d);
      }
  }
  if (divide) for (let set = 0; set < count; set++) put(variance, set, at(variance, set) / at(cells, set));
}

/** Sums of squares of planes added up to those of sets, divided by the sets' cells or by nothing. */
export function mergeSquares(
  planeSquares: usize,
  N: i32,
  C: i32,
  ofN: usize,
  ofC: usize,
  count: i32,
  cells: usize,
  variance: usize,
  divide: bool,
): void {
  memory.fill(variance, 0, <usize>count << 3);
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++, planeSquares += 8) {
      const set = place(ofN, n) + place(ofC, c);
      put(variance, set, at(variance, set) + load<f64>(planeSquares));
    }
  }
  if (divide) for (let set = 0; set < count; set++) put(variance, set, at(variance, set) / at(cells, set));
}

/** Whether channel c of a sample has its own set, c further than the first. */
function keepsApart(ofC: usize, C: i32): bool {
  return place(ofC, C - 1) == C - 1;
}

function addApart(row: usize, about: usize, mean: usize, C: i32): void {
  const pairs = <usize>(C & ~1) << 3;
  for (let i: usize = 0; i < pairs; i += 16) {
    const d = f64x2.sub(v128.load(row + i), v128.load(about + i));
    v128.store(mean + i, f64x2.add(v128.load(mean + i), d));
  }
  if (C & 1) put(mean, C - 1, at(mean, C - 1) + at(row, C - 1) - at(about, C - 1));
}

function addSquaresApart(
  row: usize,
  squares: usize,
  mean: usize,
  variance: usize,
  C: i32,
  factor: f64,
  m: f64,
): void {
  const pairs = <usize>(C & ~1) << 3;
  const F = f64x2.splat(factor);
  const M = f64x2.splat(m);
  for (let i: usize = 0; i < pairs; i += 16) {
    const d = f64x2.sub(v128.load(row + i), v128.load(mean + i));
    const q = f64x2.add(f64x2.mul(v128.load(squares + i), F), f64x2.mul(M, f64x2.mul(d, d)));
    v128.store(variance + i, f64x2.add(v128.load(variance + i), q));
  }
  if (C & 1) {
    const d = at(row, C - 1) - at(mean, C - 1);
    put(variance, C - 1, at(variance, C - 1) + at(squares, C - 1) * factor + m * d * d);
  }
}

/** values[i] *= factor */
export function scale(values: usize, count: i32, factor: f64): void {
  const pairs = <usize>(count & ~1) << 3;
  const F = f64x2.splat(factor);
  for (let i: usize = 0; i < pairs; i += 16) v128.store(values + i, f64x2.mul(v128.load(values + i), F));
  if (count & 1) put(values, count - 1, at(values, count - 1) * factor);
}

@inline
export function put(pointer: usize, index: i32, value: f64): void {
  store<f64>(pointer + (<usize>index << 3), value);
}

@inline
function finiteOrZero(value: f64): f64 {
  return isFinite(value) ? value : 0;
}
