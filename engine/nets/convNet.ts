import type { Params } from "../plan/controls.ts";
import type { Technique } from "../plan/technique.ts";
import { accuracyOf, crossEntropy } from "./classes.ts";
import { Conv } from "./conv.ts";
import { Dense } from "./dense.ts";
import type { Optimizer, Parameters } from "./optimizer.ts";
import type { Points } from "./spiral.ts";
import { Stream } from "./stream.ts";
import { type Statistics, TrainedNorm } from "./trainedNorm.ts";

/** A network on square pictures of one channel as data: convolutions 3×3, each with ReLU, the mean of each channel, a linear layer. */
export interface ConvNetSpec {
  readonly side: number;
  /** Of each convolution. */
  readonly channels: readonly number[];
  readonly outputs: number;
  /** Null: no normalization. */
  readonly technique: Technique | null;
  readonly params?: Params;
  /** So many convolutions, from the first on, are normalized; the others have a bias in its place. All where it is absent. */
  readonly normalized?: number;
  /** What the rate is multiplied by for what blends statistics, such as ρ; 1 where it is absent. */
  readonly blendRate?: number;
  readonly batch: number;
  readonly optimizer: Optimizer;
  readonly seed: number;
}

interface Layer {
  readonly conv: Conv;
  readonly norm: TrainedNorm | null;
  /** What the convolution makes, what the norm makes of it, what is handed on, and the gradient of that. */
  readonly z: Float64Array;
  readonly h: Float64Array;
  readonly out: Float64Array;
  readonly back: Float64Array;
}

/** A convolutional network in training. Deterministic by its seed. */
export class ConvNet {
  readonly spec: ConvNetSpec;
  private readonly layers: readonly Layer[];
  private readonly last: Dense;
  private readonly input: Float64Array;
  private readonly pooled: Float64Array;
  private readonly pooledBack: Float64Array;
  private readonly logits: Float64Array;
  private steps = 0;

  constructor(spec: ConvNetSpec) {
    this.spec = spec;
    const { side, channels, outputs, technique, params = {}, normalized = channels.length, batch, seed } = spec;
    const stream = new Stream(seed, "weights");
    const draw = () => stream.normal();
    this.layers = channels.map((count, l) => {
      const norm = technique && l < normalized ? new TrainedNorm(technique, params, [batch, count, side, side]) : null;
      const room = () => new Float64Array(batch * count * side * side);
      const conv = new Conv(channels[l - 1] ?? 1, count, side, draw, norm === null);
      return { conv, norm, z: room(), h: room(), out: room(), back: room() };
    });
    const top = channels[channels.length - 1];
    this.last = new Dense(top, outputs, draw, true, 1 / top);
    this.input = new Float64Array(batch * side * side);
    this.pooled = new Float64Array(batch * top);
    this.pooledBack = new Float64Array(batch * top);
    this.logits = new Float64Array(batch * outputs);
  }

  /**
   * One step on a mini-batch.
   * @param rows which pictures it holds, as many as a batch has
   * @returns the mean cross-entropy before the step
   */
  step(pictures: Points, rows: ArrayLike<number>): number {
    const loss = this.gradients(pictures, rows);
    const { optimizer, blendRate } = this.spec;
    for (const { conv, norm } of this.layers) {
      conv.move(optimizer);
      norm?.move(optimizer, blendRate);
    }
    this.last.move(optimizer);
    this.steps++;
    for (const { norm } of this.layers) norm?.track(this.steps);
    return loss;
  }

  /** The mean cross-entropy of a mini-batch, and its gradients in all `parameters()`. */
  gradients({ x, labels, width }: Points, rows: ArrayLike<number>): number {
    const { layers, last, input, pooled, pooledBack, logits, spec } = this;
    const { batch, outputs, side } = spec;
    for (let r = 0; r < batch; r++) for (let i = 0; i < width; i++) input[r * width + i] = x[rows[r] * width + i];
    let before = input;
    for (const { conv, norm, z, h, out } of layers) {
      conv.forward(before, z, batch);
      if (norm) norm.layer.forward(z, h);
      else h.set(z);
      for (let i = 0; i < h.length; i++) out[i] = Math.max(0, h[i]);
      before = out;
    }
    meanOfPlanes(before, pooled);
    last.forward(pooled, logits, batch);
    let loss = 0;
    for (let r = 0; r < batch; r++) loss += crossEntropy(logits, r * outputs, outputs, labels[rows[r]], batch);
    last.backward(pooled, logits, pooledBack, batch);
    const top = layers[layers.length - 1].back;
    for (let i = 0; i < top.length; i++) top[i] = pooledBack[Math.floor(i / (side * side))] / (side * side);
    for (let l = layers.length - 1; l >= 0; l--) {
      const { conv, norm, h, back } = layers[l];
      for (let i = 0; i < back.length; i++) if (h[i] <= 0) back[i] = 0;
      // The room of h is free by now.
      if (norm) norm.layer.backward(back, h);
      else h.set(back);
      conv.backward(l > 0 ? layers[l - 1].out : input, h, l > 0 ? layers[l - 1].back : null, batch);
    }
    return loss / batch;
  }

  /** What a convolution's normalization has learned of a control that blends statistics, such as "rho"; empty where there is none. */
  blendOf(convolution: number, name: string): Float64Array {
    return this.layers[convolution].norm?.blend.get(name)?.values ?? new Float64Array(0);
  }

  /** All that is learned. */
  parameters(): Parameters[] {
    const ofLayers = this.layers.flatMap(({ conv, norm }) => [conv.weights, conv.bias, ...(norm?.learned ?? [])]);
    return [...ofLayers, this.last.weights, this.last.bias].filter((own) => own !== null);
  }

  /** What the network says of pictures in evaluation: its logits, row by row. They are taken together as one batch. */
  evaluate({ x, count }: Pick<Points, "x" | "count">, statistics?: Statistics): Float64Array {
    const { side, outputs } = this.spec;
    let before: Float64Array = Float64Array.from(x);
    for (const { conv, norm } of this.layers) {
      const z = new Float64Array(count * conv.outputs * side * side);
      conv.forward(before, z, count);
      const out = norm ? norm.evaluate(z, count, statistics) : z;
      for (let i = 0; i < out.length; i++) out[i] = Math.max(0, out[i]);
      before = out;
    }
    const pooled = new Float64Array(before.length / (side * side));
    meanOfPlanes(before, pooled);
    const logits = new Float64Array(count * outputs);
    this.last.forward(pooled, logits, count);
    return logits;
  }

  /** The share of pictures whose class it names, in evaluation, taken `together` at a time. A network that has diverged guesses. */
  accuracy(pictures: Points, together: number, statistics?: Statistics): number {
    const { width, count } = pictures;
    const shares = Array.from({ length: Math.floor(count / together) }, (_, i) => {
      const [from, to] = [i * together, (i + 1) * together];
      const part = {
        x: pictures.x.subarray(from * width, to * width),
        labels: pictures.labels.subarray(from, to),
        count: together,
      };
      return accuracyOf(this.evaluate(part, statistics), part);
    });
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  }
}

function meanOfPlanes(x: Float64Array, means: Float64Array): void {
  const cells = x.length / means.length;
  for (let m = 0; m < means.length; m++) {
    let sum = 0;
    for (let i = m * cells; i < (m + 1) * cells; i++) sum += x[i];
    means[m] = sum / cells;
  }
}
