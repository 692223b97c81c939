import { forward } from "../normalize/forward.ts";
import { momentsOf, type Reading, type RunningStatistics } from "../normalize/moments.ts";
import { afterBatch, batchesOf, startOfRunning, withOverrides } from "../normalize/running.ts";
import { fitParams, type Params } from "../plan/controls.ts";
import { divisorsOf } from "../plan/partition.ts";
import { type Plan, planOf } from "../plan/plan.ts";
import { AXES, type Shape, sizeOf } from "../plan/shape.ts";
import { evaluates, inTraining, type Technique } from "../plan/technique.ts";
import { SOURCES } from "../sources/index.ts";
import type { SeededSource } from "../sources/source.ts";
import { distance } from "./pairs.ts";

/** A technique with the wishes for its parameters. */
export interface TechniqueWishes {
  readonly technique: Technique;
  readonly params: Params;
}

/** A tensor on which two columns differ. */
export interface CounterExample {
  readonly shape: Shape;
  readonly source: string;
  readonly seed: number;
  /** Largest |Δy| on it. */
  readonly max: number;
}

/** Larger tensors are searched on a part of this many cells at most, so that a click is answered at once. */
const MOST_CELLS = 2 ** 12;
const SEEDS = [1, 2, 3];

/**
 * Looks for a tensor on which two columns that are equal on the present one differ: first other data of the same shape,
 * then other shapes. Null where none of the tries differ.
 */
export function counterExample(a: TechniqueWishes, b: TechniqueWishes, shape: Shape): CounterExample | null {
  const here = reduceShape(shape);
  for (const tried of [here, ...otherShapes(here)]) {
    for (const source of sourcesFor(a.technique)) {
      for (const seed of SEEDS) {
        const { max, equal } = distanceOn(a, b, source, tried, seed);
        if (!equal && Number.isFinite(max)) return { shape: tried, source: source.id, seed, max };
      }
    }
  }
  return null;
}

function sourcesFor({ tensor }: Technique): SeededSource[] {
  return SOURCES.filter((source) => source.tensor === tensor).slice(0, 3);
}

function distanceOn(a: TechniqueWishes, b: TechniqueWishes, source: SeededSource, shape: Shape, seed: number) {
  const batches: Reading[] = [];
  const batch = (k: number): Reading => {
    if (!batches[k]) {
      const x = new Float32Array(sizeOf(shape));
      source.fill(x, shape, seed, 0, k);
      batches[k] = { x, shape };
    }
    return batches[k];
  };
  const reading = batch(0);
  const [one, other] = [a, b].map(({ technique, params }) => {
    const plan = planOf(technique, fitParams(technique.controls, params, shape).params, shape);
    const moments = momentsOf(plan, reading, evaluates(technique, plan.params) ? runningOf(plan, batch) : undefined);
    return forward(plan, moments, reading.x, new Float32Array(reading.x.length));
  });
  return distance(one, other);
}

/** Running statistics after as many following mini-batches as the parameters say, with single ones replaced. */
function runningOf(plan: Plan, batch: (k: number) => Reading): RunningStatistics | undefined {
  const { technique, params, shape } = plan;
  const training = planOf(technique, inTraining(technique, params), shape);
  let running = startOfRunning(training);
  for (let k = 1; running && k <= batchesOf(plan); k++) {
    const next = afterBatch(training, momentsOf(training, batch(k)), running, k);
    if (next === running) break;
    running = next;
  }
  return running ? withOverrides(running, plan) : undefined;
}

/** The same shape, or one with its longest axes shortened to divisors of theirs until it is small enough. */
function reduceShape(shape: Shape): Shape {
  const lengths = [...shape];
  while (lengths.reduce((product, length) => product * length, 1) > MOST_CELLS) {
    const longest = lengths.indexOf(Math.max(...lengths));
    const divisor = divisorsOf(lengths[longest]).at(-2) ?? 1;
    lengths[longest] = divisor > 1 ? divisor : Math.ceil(lengths[longest] / 2);
  }
  return lengths as unknown as Shape;
}

/** One axis changed, those first that have one index only. */
function otherShapes(shape: Shape): Shape[] {
  const axes = AXES.map((_, a) => a).sort((p, q) => Number(shape[q] === 1) - Number(shape[p] === 1));
  return axes
    .flatMap((axis) =>
      [shape[axis] + 1, shape[axis] * 2, shape[axis] * 3].map(
        (length) => shape.map((old, a) => (a === axis ? length : old)) as unknown as Shape,
      ),
    )
    .filter((tried) => sizeOf(tried) <= 4 * MOST_CELLS);
}
