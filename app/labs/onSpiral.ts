import { Mlp, type MlpSpec } from "../../engine/nets/mlp.ts";
import { type Points, spiral } from "../../engine/nets/spiral.ts";
import { Stream } from "../../engine/nets/stream.ts";
import { type Decision, REACH, SIDE } from "./inside.ts";
import type { Training } from "./lab.ts";

/** What the pictures show of networks on the spiral. */
export const DECISION = "What they say of every place, seed 1";

/** Chooses the rows of a mini-batch. */
export type Sampler = (rows: Int32Array, batches: Stream, points: Points) => void;

/** Draws with replacement. */
export const anyRows: Sampler = (rows, batches, { count }) => {
  for (let r = 0; r < rows.length; r++) rows[r] = batches.below(count);
};

interface SpiralRun {
  readonly spec: Omit<MlpSpec, "inputs" | "outputs" | "seed">;
  readonly seed: number;
  readonly training: number;
  readonly test: number;
  readonly sampler?: Sampler;
  /** Accuracy on new points in evaluation, or the loss on the mini-batch. */
  readonly measured: "accuracy" | "loss";
}

/** A network that learns the spiral. */
export function onSpiral({ spec, seed, training, test, sampler = anyRows, measured }: SpiralRun): Training {
  const net = new Mlp({ ...spec, inputs: 3, outputs: 2, seed });
  const points = spiral(training, new Stream(seed, "data"));
  const fresh = spiral(test, new Stream(seed, "test data"));
  const batches = new Stream(seed, "batches");
  const rows = new Int32Array(spec.batch);
  let loss = Number.NaN;
  return {
    step() {
      sampler(rows, batches, points);
      loss = net.step(points, rows);
    },
    measure: () => ({ value: measured === "accuracy" ? net.accuracy(fresh) : loss }),
    inside: () => decisionOf(net),
  };
}

export function decisionOf(net: Mlp): Decision {
  const x = new Float32Array(3 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const [column, row] = [i % SIDE, Math.floor(i / SIDE)];
    const at = (place: number) => REACH * ((2 * (place + 0.5)) / SIDE - 1);
    x.set([at(column), -at(row), 1], 3 * i);
  }
  const logits = net.evaluate({ x, count: SIDE * SIDE });
  const field = Float32Array.from(
    { length: SIDE * SIDE },
    (_, i) => 1 / (1 + Math.exp(logits[2 * i] - logits[2 * i + 1])),
  );
  return { kind: "decision", field };
}
