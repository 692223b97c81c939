import type { RunningStatistics } from "../normalize/moments.ts";
import { momentumOf, startOfRunning, updateRunning } from "../normalize/running.ts";
import { nameFor, type Params } from "../plan/controls.ts";
import { type Shape, sizeOf } from "../plan/shape.ts";
import type { Technique } from "../plan/technique.ts";
import { NormLayer } from "./normLayer.ts";
import { type Optimizer, Parameters } from "./optimizer.ts";

/** Which statistics a technique that tracks them takes in evaluation: the running ones, or those of what it is given. */
export type Statistics = "stored" | "of the batch";

/** A technique between the layers of a network: trained at one batch size, and evaluated at any. */
export class TrainedNorm {
  readonly layer: NormLayer;
  /** The part of what is learned that blends statistics, by the names of its controls. */
  readonly blend: ReadonlyMap<string, Parameters>;
  /** γ and β, where it has them. */
  private readonly affine: readonly Parameters[];
  private running: RunningStatistics | null;
  private readonly technique: Technique;
  private readonly params: Params;
  private readonly evaluating = new Map<string, NormLayer>();

  /** @param shape of what is normalized in training */
  constructor(technique: Technique, params: Params, shape: Shape) {
    [this.technique, this.params] = [technique, params];
    const layer = new NormLayer(technique, params, shape);
    this.layer = layer;
    const { scaleName, shiftName } = layer.plan.affine;
    this.blend = new Map(layer.blend.map(({ name, values, gradient }) => [name, new Parameters(values, gradient)]));
    this.affine = [
      ...(scaleName ? [new Parameters(layer.scale, layer.scaleGradient)] : []),
      ...(shiftName ? [new Parameters(layer.shift, layer.shiftGradient)] : []),
    ];
    this.running = startOfRunning(layer.plan);
  }

  /** All that is learned. */
  get learned(): readonly Parameters[] {
    return [...this.blend.values(), ...this.affine];
  }

  /** Moves all that is learned, a blend at `blendRate` times the rate, after which it is clipped to its bounds. */
  move(optimizer: Optimizer, blendRate = 1): void {
    for (const parameters of this.blend.values()) parameters.move(optimizer, blendRate);
    for (const parameters of this.affine) parameters.move(optimizer);
    for (const { values, bounds } of this.layer.blend) {
      if (!bounds) continue;
      const [least, most] = bounds;
      for (let i = 0; i < values.length; i++) values[i] = Math.max(least, Math.min(most, values[i]));
    }
  }

  /** Takes what the last forward measured into the running statistics, where there are any. */
  track(step: number): void {
    if (!this.running) return;
    const { plan, mean, variance } = this.layer;
    const moments = mean.map((each, k) => ({ mean: each, variance: variance[k] }));
    this.running = updateRunning(plan, moments, this.running, momentumOf(plan, step));
  }

  /** What becomes of `count` samples in evaluation. */
  evaluate(x: Float64Array, count: number, statistics: Statistics = "stored"): Float64Array {
    const { layer, running } = this;
    const norm = this.evaluationLayer(count, statistics);
    norm.scale.set(layer.scale);
    norm.shift.set(layer.shift);
    norm.blend.forEach(({ values }, i) => {
      values.set(layer.blend[i].values);
    });
    norm.plan.sources.forEach((source, k) => {
      if (!running || !source.running) return;
      norm.mean[k].set(running.mean);
      if (running.variance) norm.variance[k].set(running.variance);
    });
    const y = new Float64Array(sizeOf(norm.plan.shape));
    norm.forward(x, y);
    return y;
  }

  private evaluationLayer(count: number, statistics: Statistics): NormLayer {
    const name = `${count} ${statistics}`;
    const known = this.evaluating.get(name);
    if (known) return known;
    const mode = nameFor(this.technique.controls, "mode");
    const params = mode && statistics === "stored" ? { ...this.params, [mode]: "eval" } : this.params;
    const [, ...rest] = this.layer.plan.shape;
    const made = new NormLayer(this.technique, params, [count, ...rest]);
    this.evaluating.set(name, made);
    return made;
  }
}
