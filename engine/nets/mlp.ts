import type { Params } from "../plan/controls.ts";
import type { Technique } from "../plan/technique.ts";
import { accuracyOf, crossEntropy } from "./classes.ts";
import { Dense } from "./dense.ts";
import type { Optimizer, Parameters } from "./optimizer.ts";
import type { Points } from "./spiral.ts";
import { Stream } from "./stream.ts";
import { TrainedNorm } from "./trainedNorm.ts";

/** A network as data: dense layers with a technique and an activation after each but the last. */
export interface MlpSpec {
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly outputs: number;
  /** Null: no normalization, a bias in its place. */
  readonly technique: Technique | null;
  readonly params?: Params;
  readonly activation?: "relu" | "tanh";
  /** What the hidden weights are multiplied by at the start. */
  readonly initial?: number;
  /** Gains e^U(−gain, gain) and offsets U(−offset, offset) per unit and step after γ and β, in training only. */
  readonly noise?: { readonly gain: number; readonly offset: number };
  readonly batch: number;
  readonly optimizer: Optimizer;
  /** What the rate of the hidden weights is multiplied by; 1 where it is absent. */
  readonly hiddenRate?: number;
  readonly seed: number;
}

/** A hidden layer with the room for what it hands on. */
interface Hidden {
  readonly dense: Dense;
  readonly norm: TrainedNorm | null;
  readonly units: number;
  /** What goes in, what the dense layer makes of it, what the norm makes of that, and the gradients on the way back. */
  readonly z: Float64Array;
  readonly h: Float64Array;
  readonly out: Float64Array;
  readonly back: Float64Array;
  readonly gain: Float64Array;
}

/** A multilayer perceptron in training. Deterministic by its seed; nothing is allocated from step to step but running statistics. */
export class Mlp {
  private readonly layers: readonly Hidden[];
  private readonly last: Dense;
  private readonly logits: Float64Array;
  private readonly input: Float64Array;
  private readonly noise: Stream;
  readonly spec: MlpSpec;
  steps = 0;

  constructor(spec: MlpSpec) {
    this.spec = spec;
    const { inputs, hidden, outputs, technique, params = {}, batch, initial = 1, seed } = spec;
    const stream = new Stream(seed, "weights");
    const widths = [inputs, ...hidden];
    this.layers = hidden.map((units, l) => {
      const dense = new Dense(widths[l], units, () => initial * stream.normal(), technique === null);
      const norm = technique && new TrainedNorm(technique, params, [batch, units, 1, 1]);
      const room = () => new Float64Array(batch * units);
      return {
        ...{ dense, norm, units, z: room(), h: room(), out: room(), back: room(), gain: new Float64Array(units) },
      };
    });
    this.last = new Dense(widths[widths.length - 1], outputs, () => stream.normal(), true);
    this.logits = new Float64Array(batch * outputs);
    this.input = new Float64Array(batch * inputs);
    this.noise = new Stream(seed, "noise");
  }

  /**
   * One step on a mini-batch.
   * @param rows which points it holds, as many as a batch has
   * @returns the mean cross-entropy before the step
   */
  step(points: Points, rows: ArrayLike<number>): number {
    const loss = this.gradients(points, rows);
    const { optimizer, hiddenRate = 1 } = this.spec;
    for (const { dense, norm } of this.layers) {
      dense.weights.move(optimizer, hiddenRate);
      dense.bias?.move(optimizer);
      norm?.move(optimizer);
    }
    this.last.move(optimizer);
    this.steps++;
    for (const { norm } of this.layers) norm?.track(this.steps);
    return loss;
  }

  /** The mean cross-entropy of a mini-batch, and its gradients in all `parameters()`. */
  gradients({ x, labels, width }: Points, rows: ArrayLike<number>): number {
    const { layers, last, logits, input, spec } = this;
    const { batch, outputs } = spec;
    for (let r = 0; r < batch; r++) for (let i = 0; i < width; i++) input[r * width + i] = x[rows[r] * width + i];
    let before = input;
    for (const layer of layers) {
      this.forward(layer, before);
      before = layer.out;
    }
    last.forward(before, logits, batch);
    let loss = 0;
    for (let r = 0; r < batch; r++) loss += crossEntropy(logits, r * outputs, outputs, labels[rows[r]], batch);
    const top = layers[layers.length - 1];
    last.backward(before, logits, top ? top.back : null, batch);
    for (let l = layers.length - 1; l >= 0; l--) {
      this.backward(layers[l], l > 0 ? layers[l - 1].out : input, l > 0 ? layers[l - 1].back : null);
    }
    return loss / batch;
  }

  /** All that is learned. */
  parameters(): Parameters[] {
    const ofLayers = this.layers.flatMap(({ dense, norm }) => [dense.weights, dense.bias, ...(norm?.learned ?? [])]);
    return [...ofLayers, this.last.weights, this.last.bias].filter((own) => own !== null);
  }

  /** What the network says of points in evaluation: its logits, row by row. */
  evaluate({ x, count }: Pick<Points, "x" | "count">): Float64Array {
    let before: Float64Array = Float64Array.from(x);
    for (const { dense, norm, units } of this.layers) {
      const z = new Float64Array(count * units);
      dense.forward(before, z, count);
      const out = norm ? norm.evaluate(z, count) : z;
      for (let i = 0; i < out.length; i++) out[i] = this.activate(out[i]);
      before = out;
    }
    const logits = new Float64Array(count * this.spec.outputs);
    this.last.forward(before, logits, count);
    return logits;
  }

  /** The share of points whose class it names, in evaluation. A network that has diverged guesses. */
  accuracy(points: Points): number {
    return accuracyOf(this.evaluate(points), points);
  }

  private forward({ dense, norm, units, z, h, out, gain }: Hidden, before: Float64Array): void {
    const { batch, noise } = this.spec;
    dense.forward(before, z, batch);
    if (norm) norm.layer.forward(z, h);
    else h.set(z);
    if (noise) {
      for (let u = 0; u < units; u++) {
        gain[u] = Math.exp(noise.gain * (2 * this.noise.uniform() - 1));
        const offset = noise.offset * (2 * this.noise.uniform() - 1);
        for (let r = 0; r < batch; r++) h[r * units + u] = gain[u] * h[r * units + u] + offset;
      }
    }
    for (let i = 0; i < h.length; i++) out[i] = this.activate(h[i]);
  }

  private backward(
    { dense, norm, units, h, out, back, gain }: Hidden,
    before: Float64Array,
    dx: Float64Array | null,
  ): void {
    const { batch, noise, activation = "relu" } = this.spec;
    for (let i = 0; i < back.length; i++) {
      back[i] *= activation === "relu" ? Number(h[i] > 0) : 1 - out[i] * out[i];
      if (noise) back[i] *= gain[i % units];
    }
    // The room of h is free by now.
    if (norm) norm.layer.backward(back, h);
    else h.set(back);
    dense.backward(before, h, dx, batch);
  }

  private activate(value: number): number {
    return (this.spec.activation ?? "relu") === "relu" ? Math.max(0, value) : Math.tanh(value);
  }
}
