import { Mlp, type MlpSpec } from "../../engine/nets/mlp.ts";
import { type Points, spiral } from "../../engine/nets/spiral.ts";
import { Stream } from "../../engine/nets/stream.ts";
import type { Technique } from "../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import type { Reference } from "../parts/References.tsx";

/** A network in training, as a lab sees it. */
export interface Training {
  step(): void;
  /** What is plotted: accuracy on new points in evaluation, or the loss on the mini-batch. */
  measure(): number;
  /** For networks with two inputs: how sure it is of class 1 on a square of `side` × `side` points over −1.1 … 1.1. */
  field?(side: number): Float32Array;
}

/** One of those that are compared. */
export interface Contestant {
  /** Part of links: never changed. */
  readonly id: string;
  readonly name: string;
}

/** What can be chosen before a run. */
export interface Setting {
  readonly label: string;
  readonly options: readonly number[];
  readonly first: number;
}

/**
 * A lab as data: a claim, networks that are trained, what is plotted, and what five seeds gave. The rule of the verdict is
 * the same for all (`verdict.ts`).
 */
export interface Lab {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly claim: string;
  /** Who says so, and how this lab differs. */
  readonly source: string;
  readonly claims: readonly string[];
  /** What is predicted. */
  readonly ask: string;
  readonly measured: "Accuracy on new points" | "Loss on the mini-batch";
  /** Of several measurements of a run: the mean of the last five, or of all. */
  readonly score: "end" | "all";
  /** What guessing comes to; null for a loss. */
  readonly guessing: number | null;
  readonly setting: Setting;
  readonly contestants: readonly Contestant[];
  readonly points: readonly Points2D[];
  steps(setting: number): number;
  /** A measurement after each so many steps. */
  every(setting: number): number;
  train(contestant: string, setting: number, seed: number): Training;
  readonly why: string;
  readonly caveats: readonly string[];
  /** Where this stops being true. */
  readonly counter: { readonly label: string; readonly setting: number };
  readonly references: readonly Reference[];
  /** Where the lab opens, and at its counter-case. */
  readonly expected: readonly Expected[];
}

/** What seeds gave at a setting. */
interface Expected {
  readonly setting: number;
  /** Where the median of two to ten seeds lies. */
  readonly medians: Readonly<Record<string, readonly [low: number, high: number]>>;
  /** Whom five seeds tell apart, the better one first; of the others nothing is expected. */
  readonly apart: readonly (readonly [better: string, worse: string])[];
}

/** New points that a picture of the decision shows. */
export interface Points2D {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

/** A registered technique. */
export function named(id: string): Technique {
  return TECHNIQUES.find((technique) => technique.id === id) as Technique;
}

/** Chooses the rows of a mini-batch. */
export type Sampler = (rows: Int32Array, batches: Stream, points: Points) => void;

/** Draws with replacement. */
const anyRows: Sampler = (rows, batches, { count }) => {
  for (let r = 0; r < rows.length; r++) rows[r] = batches.below(count);
};

interface SpiralRun {
  readonly spec: Omit<MlpSpec, "inputs" | "outputs" | "seed">;
  readonly seed: number;
  readonly training: number;
  readonly test: number;
  readonly sampler?: Sampler;
  readonly measured: Lab["measured"];
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
    measure: () => (measured === "Accuracy on new points" ? net.accuracy(fresh) : loss),
    field: (side) => fieldOf(net, side),
  };
}

/** How far the picture of a decision reaches in each direction. */
export const REACH = 1.15;

function fieldOf(net: Mlp, side: number): Float32Array {
  const x = new Float32Array(3 * side * side);
  for (let i = 0; i < side * side; i++) {
    const [column, row] = [i % side, Math.floor(i / side)];
    const at = (place: number) => REACH * ((2 * (place + 0.5)) / side - 1);
    x.set([at(column), -at(row), 1], 3 * i);
  }
  const logits = net.evaluate({ x, count: side * side });
  return Float32Array.from({ length: side * side }, (_, i) => 1 / (1 + Math.exp(logits[2 * i] - logits[2 * i + 1])));
}

/** Some new points of the spiral, for the picture. */
export const SPIRAL_POINTS: readonly Points2D[] = (() => {
  const { x, labels, count } = spiral(160, new Stream(1, "test data"));
  return Array.from({ length: count }, (_, i) => ({ x: x[3 * i], y: x[3 * i + 1], label: labels[i] }));
})();
