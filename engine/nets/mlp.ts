import type { RunningStatistics } from "../normalize/moments.ts";
import { momentumOf, startOfRunning, updateRunning } from "../normalize/running.ts";
import { nameFor, type Params } from "../plan/controls.ts";
import type { Technique } from "../plan/technique.ts";
import { NormLayer } from "./normLayer.ts";
import { type Optimizer, Parameters } from "./optimizer.ts";
import type { Points } from "./spiral.ts";
import { Stream } from "./stream.ts";

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

/** A dense layer: y = xW, and a bias where nothing follows that would take it out. */
class Dense {
  readonly weights: Parameters;
  readonly bias: Parameters | null;
  readonly inputs: number;
  readonly outputs: number;

  constructor(inputs: number, outputs: number, draw: () => number, hasBias: boolean) {
    this.inputs = inputs;
    this.outputs = outputs;
    const deviation = Math.sqrt(2 / inputs);
    this.weights = new Parameters(Float64Array.from({ length: inputs * outputs }, () => deviation * draw()));
    this.bias = hasBias ? new Parameters(new Float64Array(outputs)) : null;
  }

  forward(x: Float64Array, y: Float64Array, rows: number): void {
    const { inputs, outputs } = this;
    const w = this.weights.values;
    for (let r = 0; r < rows; r++) {
      const to = r * outputs;
      for (let o = 0; o < outputs; o++) y[to + o] = this.bias ? this.bias.values[o] : 0;
      for (let i = 0; i < inputs; i++) {
        const value = x[r * inputs + i];
        if (value === 0) continue;
        for (let o = 0, at = i * outputs; o < outputs; o++) y[to + o] += value * w[at + o];
      }
    }
  }

  /** @param dx null where nothing stands before */
  backward(x: Float64Array, dy: Float64Array, dx: Float64Array | null, rows: number): void {
    const { inputs, outputs } = this;
    const w = this.weights.values;
    const dw = this.weights.gradient.fill(0);
    const db = this.bias?.gradient.fill(0);
    for (let r = 0; r < rows; r++) {
      const from = r * outputs;
      if (db) for (let o = 0; o < outputs; o++) db[o] += dy[from + o];
      for (let i = 0; i < inputs; i++) {
        const value = x[r * inputs + i];
        let sum = 0;
        for (let o = 0, at = i * outputs; o < outputs; o++) {
          dw[at + o] += value * dy[from + o];
          sum += w[at + o] * dy[from + o];
        }
        if (dx) dx[r * inputs + i] = sum;
      }
    }
  }
}

/** A hidden layer with the room for what it hands on. */
interface Hidden {
  readonly dense: Dense;
  readonly norm: NormLayer | null;
  readonly scale: Parameters | null;
  readonly shift: Parameters | null;
  running: RunningStatistics | null;
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
  private readonly evaluating = new Map<number, readonly (NormLayer | null)[]>();
  readonly spec: MlpSpec;
  steps = 0;

  constructor(spec: MlpSpec) {
    this.spec = spec;
    const { inputs, hidden, outputs, technique, params = {}, batch, initial = 1, seed } = spec;
    const stream = new Stream(seed, "weights");
    const widths = [inputs, ...hidden];
    this.layers = hidden.map((units, l) => {
      const dense = new Dense(widths[l], units, () => initial * stream.normal(), technique === null);
      const norm = technique && new NormLayer(technique, params, [batch, units, 1, 1]);
      const room = () => new Float64Array(batch * units);
      return {
        ...{ dense, norm, units, z: room(), h: room(), out: room(), back: room(), gain: new Float64Array(units) },
        scale: norm?.plan.affine.scaleName ? new Parameters(norm.scale, norm.scaleGradient) : null,
        shift: norm?.plan.affine.shiftName ? new Parameters(norm.shift, norm.shiftGradient) : null,
        running: norm && startOfRunning(norm.plan),
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
    const hidden = new Set(this.layers.map(({ dense }) => dense.weights));
    for (const parameters of this.parameters())
      parameters.move(hidden.has(parameters) ? { ...optimizer, rate: optimizer.rate * hiddenRate } : optimizer);
    this.steps++;
    for (const layer of this.layers) {
      if (layer.norm && layer.running) layer.running = tracked(layer.norm, layer.running, this.steps);
    }
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
    const ofLayers = this.layers.flatMap(({ dense, scale, shift }) => [dense.weights, dense.bias, scale, shift]);
    return [...ofLayers, this.last.weights, this.last.bias].filter((own) => own !== null);
  }

  /** What the network says of points in evaluation: its logits, row by row. */
  evaluate({ x, count }: Pick<Points, "x" | "count">): Float64Array {
    const norms = this.evaluationLayers(count);
    let before = Float64Array.from(x);
    this.layers.forEach((layer, l) => {
      const norm = norms[l];
      const out = new Float64Array(count * layer.units);
      layer.dense.forward(before, out, count);
      if (norm && layer.norm) {
        norm.scale.set(layer.norm.scale);
        norm.shift.set(layer.norm.shift);
        if (layer.running) setRunning(norm, layer.running);
        const normalized = new Float64Array(out.length);
        norm.forward(out, normalized);
        out.set(normalized);
      }
      for (let i = 0; i < out.length; i++) out[i] = this.activate(out[i]);
      before = out;
    });
    const logits = new Float64Array(count * this.spec.outputs);
    this.last.forward(before, logits, count);
    return logits;
  }

  /** The share of points whose class it names, in evaluation. A network that has diverged guesses. */
  accuracy(points: Points): number {
    const { outputs } = this.spec;
    const logits = this.evaluate(points);
    let right = 0;
    for (let r = 0; r < points.count; r++) {
      let best = 0;
      for (let o = 1; o < outputs; o++) if (logits[r * outputs + o] > logits[r * outputs + best]) best = o;
      right += Number(best === points.labels[r] && Number.isFinite(logits[r * outputs]));
    }
    return logits.every(Number.isFinite) ? right / points.count : 1 / outputs;
  }

  private forward({ dense, norm, units, z, h, out, gain }: Hidden, before: Float64Array): void {
    const { batch, noise } = this.spec;
    dense.forward(before, z, batch);
    if (norm) norm.forward(z, h);
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
    if (norm) norm.backward(back, h);
    else h.set(back);
    dense.backward(before, h, dx, batch);
  }

  private activate(value: number): number {
    return (this.spec.activation ?? "relu") === "relu" ? Math.max(0, value) : Math.tanh(value);
  }

  private evaluationLayers(count: number): readonly (NormLayer | null)[] {
    const known = this.evaluating.get(count);
    if (known) return known;
    const { technique, params = {} } = this.spec;
    const mode = technique ? nameFor(technique.controls, "mode") : undefined;
    const layers = this.layers.map(
      ({ units }) =>
        technique && new NormLayer(technique, mode ? { ...params, [mode]: "eval" } : params, [count, units, 1, 1]),
    );
    this.evaluating.set(count, layers);
    return layers;
  }
}

/**
 * The cross-entropy of one row, whose logits become its gradient.
 * @param rows by how many it is divided
 */
function crossEntropy(logits: Float64Array, at: number, outputs: number, label: number, rows: number): number {
  let largest = -Infinity;
  for (let o = 0; o < outputs; o++) largest = Math.max(largest, logits[at + o]);
  let sum = 0;
  for (let o = 0; o < outputs; o++) sum += Math.exp(logits[at + o] - largest);
  const loss = Math.log(sum) + largest - logits[at + label];
  for (let o = 0; o < outputs; o++)
    logits[at + o] = (Math.exp(logits[at + o] - largest) / sum - Number(o === label)) / rows;
  return loss;
}

function tracked(norm: NormLayer, running: RunningStatistics, step: number): RunningStatistics {
  const moments = norm.mean.map((mean, k) => ({ mean, variance: norm.variance[k] }));
  return updateRunning(norm.plan, moments, running, momentumOf(norm.plan, step));
}

/** Hands running statistics to the sources that take them. */
function setRunning(norm: NormLayer, { mean, variance }: RunningStatistics): void {
  norm.plan.sources.forEach(({ running }, k) => {
    if (!running) return;
    norm.mean[k].set(mean);
    if (variance) norm.variance[k].set(variance);
  });
}
