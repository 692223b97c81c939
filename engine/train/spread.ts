import { type Reading, sourceMoments } from "../normalize/moments.ts";
import { cut } from "../plan/partition.ts";

/** How far the statistics of mini-batches spread about what they estimate. */
export interface Spread {
  /** How many values of a channel a mini-batch has. */
  readonly m: number;
  readonly batches: number;
  /** The standard deviation of the batch means, in units of the channel's σ. */
  readonly mean: number;
  /** The standard deviation of the batch variances, divided by their mean. */
  readonly variance: number;
}

/** What independent normal values would give: 1/√m, and √(2/(m − 1)), some √(2/m). Infinite where m is 1. */
export function spreadInTheory(m: number): Pick<Spread, "mean" | "variance"> {
  return { mean: 1 / Math.sqrt(m), variance: Math.sqrt(2 / (m - 1)) };
}

/**
 * Measures the spread of batch means and batch variances, averaged over channels (root mean square).
 * Channels that do not vary have none and are left out.
 * @param batches two or more of the same shape
 */
export function spreadOf(batches: readonly Reading[]): Spread {
  const { shape } = batches[0];
  const [N, C, H, W] = shape;
  const sets = cut(shape, { C });
  const source = { name: "batch", partition: { C }, sets, running: false };
  const moments = batches.map((reading) => sourceMoments(source, reading));
  let [means, variances, channels] = [0, 0, 0];
  for (let c = 0; c < C; c++) {
    const ofMeans = about(moments.map(({ mean }) => mean[c]));
    const ofVariances = about(moments.map(({ variance }) => variance[c]));
    // What all values together vary: within mini-batches and between them.
    const whole = ofVariances.mean + (ofMeans.variance * (batches.length - 1)) / batches.length;
    if (!(whole > 0)) continue;
    means += ofMeans.variance / whole;
    variances += ofVariances.mean > 0 ? ofVariances.variance / ofVariances.mean ** 2 : Number.NaN;
    channels += 1;
  }
  return {
    ...{ m: N * H * W, batches: batches.length },
    mean: Math.sqrt(means / channels),
    variance: Math.sqrt(variances / channels),
  };
}

/** Mean and unbiased variance of a few numbers. */
function about(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) };
}
