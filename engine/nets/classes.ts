import type { Points } from "./spiral.ts";

/**
 * The cross-entropy of one row, whose logits become its gradient.
 * @param rows by how many it is divided
 */
export function crossEntropy(logits: Float64Array, at: number, outputs: number, label: number, rows: number): number {
  let largest = -Infinity;
  for (let o = 0; o < outputs; o++) largest = Math.max(largest, logits[at + o]);
  let sum = 0;
  for (let o = 0; o < outputs; o++) sum += Math.exp(logits[at + o] - largest);
  const loss = Math.log(sum) + largest - logits[at + label];
  for (let o = 0; o < outputs; o++)
    logits[at + o] = (Math.exp(logits[at + o] - largest) / sum - Number(o === label)) / rows;
  return loss;
}

/** The share of points whose class the logits name. A network that has diverged guesses. */
export function accuracyOf(logits: Float64Array, { labels, count }: Pick<Points, "labels" | "count">): number {
  const outputs = logits.length / count;
  let right = 0;
  for (let r = 0; r < count; r++) {
    let best = 0;
    for (let o = 1; o < outputs; o++) if (logits[r * outputs + o] > logits[r * outputs + best]) best = o;
    right += Number(best === labels[r]);
  }
  return logits.every(Number.isFinite) ? right / count : 1 / outputs;
}
