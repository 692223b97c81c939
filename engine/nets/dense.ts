import { type Optimizer, Parameters } from "./optimizer.ts";

/** A dense layer: y = xW, and a bias where nothing follows that would take it out. */
export class Dense {
  readonly weights: Parameters;
  readonly bias: Parameters | null;
  readonly inputs: number;
  readonly outputs: number;

  /**
   * @param draw a random number of variance 1
   * @param variance of the weights at the start
   */
  constructor(inputs: number, outputs: number, draw: () => number, hasBias: boolean, variance = 2 / inputs) {
    this.inputs = inputs;
    this.outputs = outputs;
    const deviation = Math.sqrt(variance);
    this.weights = new Parameters(Float64Array.from({ length: inputs * outputs }, () => deviation * draw()));
    this.bias = hasBias ? new Parameters(new Float64Array(outputs)) : null;
  }

  move(optimizer: Optimizer): void {
    this.weights.move(optimizer);
    this.bias?.move(optimizer);
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
