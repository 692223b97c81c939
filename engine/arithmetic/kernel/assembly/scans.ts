import { pair, total } from "./lanes";

// What is read off cells: none of it writes a tensor. A vector with a value that is not finite is done cell by cell.

let nan: i32 = 0;
let plus: i32 = 0;
let minus: i32 = 0;
let first: i32 = -1;
let least: f32 = Infinity;
let most: f32 = -Infinity;

/** Leaves in six float64: how many cells are NaN, +∞ and −∞, the first of them or −1, the smallest and largest of the others. */
export function survey(x: usize, count: i32, out: usize): void {
  nan = plus = minus = 0;
  first = -1;
  least = Infinity;
  most = -Infinity;
  const end = x + (<usize>count << 2);
  const blocks = x + ((<usize>count << 2) & ~1023);
  let i = x;
  for (; i < blocks; i += 1024) if (!surveyBlock(i)) surveyCells(i, i + 1024, x);
  surveyCells(i, end, x);
  store<f64>(out, <f64>nan);
  store<f64>(out, <f64>plus, 8);
  store<f64>(out, <f64>minus, 16);
  store<f64>(out, <f64>first, 24);
  store<f64>(out, <f64>least, 32);
  store<f64>(out, <f64>most, 40);
}

/** False, with nothing changed, where a cell is not finite. */
@inline
function surveyBlock(x: usize): bool {
  let low0 = v128.load(x);
  let low1 = v128.load(x, 16);
  let high0 = low0;
  let high1 = low1;
  let spoilt = v128.or(f32x4.sub(low0, low0), f32x4.sub(low1, low1));
  for (const end = x + 1024; x < end; x += 32) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    low0 = f32x4.pmin(low0, a);
    low1 = f32x4.pmin(low1, b);
    high0 = f32x4.pmax(high0, a);
    high1 = f32x4.pmax(high1, b);
    spoilt = v128.or(spoilt, v128.or(f32x4.sub(a, a), f32x4.sub(b, b)));
  }
  if (v128.any_true(spoilt)) return false;
  least = min(least, smallestLane(f32x4.pmin(low0, low1)));
  most = max(most, largestLane(f32x4.pmax(high0, high1)));
  return true;
}

function surveyCells(from: usize, to: usize, start: usize): void {
  for (let i = from; i < to; i += 4) {
    const value = load<f32>(i);
    if (value - value == 0) {
      least = min(least, value);
      most = max(most, value);
      continue;
    }
    if (first < 0) first = <i32>((i - start) >> 2);
    if (value > 0) plus++;
    else if (value < 0) minus++;
    else nan++;
  }
}

/** Of `runs` stretches of `length` cells: how many cells are finite, Σ (x − shift) of these, and their bounds. */
export function bounds(x: usize, starts: usize, runs: i32, length: i32, shift: f64, out: usize): void {
  const k = f64x2.splat(shift);
  let finite = 0;
  let rest: f64 = 0;
  let sum0 = f64x2.splat(0);
  let sum1 = sum0;
  let low = f32x4.splat(Infinity);
  let high = f32x4.splat(-Infinity);
  for (let run = 0; run < runs; run++) {
    let i = startOf(x, starts, run);
    const end = i + (<usize>length << 2);
    for (const vectors = i + (<usize>(length & ~3) << 2); i < vectors; i += 16) {
      const v = v128.load(i);
      if (v128.any_true(f32x4.sub(v, v))) {
        for (let j = i; j < i + 16; j += 4) {
          const value = load<f32>(j);
          if (value - value != 0) continue;
          finite++;
          rest += <f64>value - shift;
          low = f32x4.pmin(low, f32x4.splat(value));
          high = f32x4.pmax(high, f32x4.splat(value));
        }
        continue;
      }
      finite += 4;
      sum0 = f64x2.add(sum0, f64x2.sub(f64x2.promote_low_f32x4(v), k));
      sum1 = f64x2.add(sum1, f64x2.sub(pair(i + 8), k));
      low = f32x4.pmin(low, v);
      high = f32x4.pmax(high, v);
    }
    for (; i < end; i += 4) {
      const value = load<f32>(i);
      if (value - value != 0) continue;
      finite++;
      rest += <f64>value - shift;
      low = f32x4.pmin(low, f32x4.splat(value));
      high = f32x4.pmax(high, f32x4.splat(value));
    }
  }
  store<f64>(out, <f64>finite);
  store<f64>(out, total(f64x2.add(sum0, sum1)) + rest, 8);
  store<f64>(out, <f64>smallestLane(low), 16);
  store<f64>(out, <f64>largestLane(high), 24);
}

/** Of the finite cells of the same stretches: Σ d, Σ d² and Σ d³ with d = x − mean. */
export function deviations(x: usize, starts: usize, runs: i32, length: i32, mean: f64, out: usize): void {
  const k = f64x2.splat(mean);
  let rests = f64x2.splat(0);
  let squares = rests;
  let cubes = rests;
  for (let run = 0; run < runs; run++) {
    let i = startOf(x, starts, run);
    const end = i + (<usize>length << 2);
    for (const pairs = i + (<usize>(length & ~1) << 2); i < pairs; i += 8) {
      const d = f64x2.sub(pair(i), k);
      const kept = v128.andnot(d, f64x2.ne(f64x2.sub(d, d), f64x2.splat(0)));
      const square = f64x2.mul(kept, kept);
      rests = f64x2.add(rests, kept);
      squares = f64x2.add(squares, square);
      cubes = f64x2.add(cubes, f64x2.mul(square, kept));
    }
    if (i == end) continue;
    const d = <f64>load<f32>(i) - mean;
    if (d - d != 0) continue;
    const one = f64x2.replace_lane(f64x2.splat(0), 0, d);
    const square = f64x2.mul(one, one);
    rests = f64x2.add(rests, one);
    squares = f64x2.add(squares, square);
    cubes = f64x2.add(cubes, f64x2.mul(square, one));
  }
  store<f64>(out, total(rests));
  store<f64>(out, total(squares), 8);
  store<f64>(out, total(cubes), 16);
}

/**
 * Counts the finite cells of the same stretches in bins of `1/perUnit` from x0. Neighbours count in four tables of
 * `stride` uint32 each, which begin at zero, so that none waits for the other.
 */
export function tally(
  x: usize,
  starts: usize,
  runs: i32,
  length: i32,
  x0: f64,
  perUnit: f64,
  tables: usize,
  stride: i32,
): void {
  const zero = f64x2.splat(x0);
  const units = f64x2.splat(perUnit);
  const b = tables + (<usize>stride << 2);
  const c = b + (<usize>stride << 2);
  const d = c + (<usize>stride << 2);
  for (let run = 0; run < runs; run++) {
    let i = startOf(x, starts, run);
    const end = i + (<usize>length << 2);
    for (const vectors = i + (<usize>(length & ~3) << 2); i < vectors; i += 16) {
      const v = v128.load(i);
      if (v128.any_true(f32x4.sub(v, v))) {
        for (let j = i; j < i + 16; j += 4) count(load<f32>(j), x0, perUnit, tables);
        continue;
      }
      const one = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(f64x2.promote_low_f32x4(v), zero), units));
      const two = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(pair(i + 8), zero), units));
      increase(tables, i32x4.extract_lane(one, 0));
      increase(b, i32x4.extract_lane(one, 1));
      increase(c, i32x4.extract_lane(two, 0));
      increase(d, i32x4.extract_lane(two, 1));
    }
    for (; i < end; i += 4) count(load<f32>(i), x0, perUnit, tables);
  }
}

@inline
function count(value: f32, x0: f64, perUnit: f64, table: usize): void {
  if (value - value == 0) increase(table, <i32>((<f64>value - x0) * perUnit));
}

@inline
function increase(table: usize, bin: i32): void {
  const at = table + (<usize>bin << 2);
  store<u32>(at, load<u32>(at) + 1);
}

@inline
function startOf(x: usize, starts: usize, run: i32): usize {
  return x + (<usize>load<i32>(starts + (<usize>run << 2)) << 2);
}

@inline
function smallestLane(lanes: v128): f32 {
  const halves = f32x4.pmin(lanes, i32x4.shuffle(lanes, lanes, 2, 3, 0, 1));
  return min(f32x4.extract_lane(halves, 0), f32x4.extract_lane(halves, 1));
}

@inline
function largestLane(lanes: v128): f32 {
  const halves = f32x4.pmax(lanes, i32x4.shuffle(lanes, lanes, 2, 3, 0, 1));
  return max(f32x4.extract_lane(halves, 0), f32x4.extract_lane(halves, 1));
}
