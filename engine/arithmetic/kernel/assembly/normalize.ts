import { applyElements, applyPlanes } from "./apply";
import { inverses } from "./lines";
import { scale as multiply } from "./merge";
import { planeMoments, planeSquares } from "./moments";

/** Bytes of a tensor that stay in the first cache between the reading for statistics and that for the application. */
const CHUNK: i32 = 16384;

/**
 * Statistics and y where every set is `run` consecutive planes, which one line of one source serves:
 * some sets at a time, while they are in the cache.
 * @param factor from sums of squared deviations to variances
 */
export function normalizePlanes(
  x: usize,
  out: usize,
  planes: i32,
  run: i32,
  C: i32,
  size: i32,
  jointN: usize,
  jointC: usize,
  slope: usize,
  mean: usize,
  variance: usize,
  offset: usize,
  affineN: usize,
  affineC: usize,
  scale: usize,
  shift: usize,
  factor: f64,
  eps: f64,
  centred: bool,
): void {
  const bytes = <usize>size << 2;
  const chunk = run * max(1, CHUNK / (run * size * 4));
  for (let first = 0; first < planes; first += chunk) {
    const end = min(first + chunk, planes);
    const set = <usize>(first / run) << 3;
    const from = <usize>first * bytes;
    statistics(x + from, (end - first) / run, run * size, mean + set, variance + set, slope + set, factor, eps, centred);
    applyPlanes(
      x + from,
      out + from,
      first,
      end,
      C,
      size,
      jointN,
      jointC,
      slope,
      mean,
      offset,
      affineN,
      affineC,
      scale,
      shift,
    );
  }
}

/** The same where every sample is a set and every element of it has a scale and shift of its own (float32). */
export function normalizeElements(
  x: usize,
  out: usize,
  N: i32,
  cells: i32,
  slope: usize,
  mean: usize,
  variance: usize,
  offset: usize,
  none: usize,
  scale: usize,
  shift: usize,
  factor: f64,
  eps: f64,
  centred: bool,
): bool {
  for (let n = 0; n < N; n++) {
    statistics(x, 1, cells, mean, variance, slope, factor, eps, centred);
    if (!applyElements(x, out, 1, 1, cells, none, none, slope, mean, offset, scale, shift)) return false;
    x += <usize>cells << 2;
    out += <usize>cells << 2;
    mean += 8;
    variance += 8;
    slope += 8;
  }
  return true;
}

/** Means, variances and inverses of some sets; means about zero stay as they are. */
@inline
function statistics(
  x: usize,
  sets: i32,
  cells: i32,
  mean: usize,
  variance: usize,
  slope: usize,
  factor: f64,
  eps: f64,
  centred: bool,
): void {
  if (centred) planeMoments(x, sets, cells, mean, variance);
  else planeSquares(x, sets, cells, variance);
  multiply(variance, sets, factor);
  inverses(variance, slope, sets, eps);
}
