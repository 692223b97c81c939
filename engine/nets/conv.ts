import { type Optimizer, Parameters } from "./optimizer.ts";

/** The places of a 3×3 kernel. */
const KERNEL = 9;
/** A row of the kernel is taken at once, which reads and writes less. */
const ROW = 3;

/**
 * A convolution 3×3 with a border of zeros, so that pictures keep their size, of batches B×C×S×S. Each picture is laid
 * out as its patches, 9C × S², of which a product with the weights makes the output.
 */
export class Conv {
  /** Out × in · 9. */
  readonly weights: Parameters;
  readonly bias: Parameters | null;
  readonly outputs: number;
  private readonly inputs: number;
  private readonly side: number;
  private readonly patches: Float64Array;
  private readonly back: Float64Array;

  /** @param draw a random number of variance 1 */
  constructor(inputs: number, outputs: number, side: number, draw: () => number, hasBias: boolean) {
    [this.inputs, this.outputs, this.side] = [inputs, outputs, side];
    const deviation = Math.sqrt(2 / (KERNEL * inputs));
    const count = KERNEL * inputs * outputs;
    this.weights = new Parameters(Float64Array.from({ length: count }, () => deviation * draw()));
    this.bias = hasBias ? new Parameters(new Float64Array(outputs)) : null;
    this.patches = new Float64Array(KERNEL * inputs * side * side);
    this.back = new Float64Array(this.patches.length);
  }

  move(optimizer: Optimizer): void {
    this.weights.move(optimizer);
    this.bias?.move(optimizer);
  }

  forward(x: Float64Array, y: Float64Array, count: number): void {
    const { outputs, patches, bias, places, rows } = this;
    const w = this.weights.values;
    for (let n = 0; n < count; n++) {
      this.layOut(x, n);
      for (let o = 0; o < outputs; o++) {
        const to = y.subarray((n * outputs + o) * places, (n * outputs + o + 1) * places).fill(bias?.values[o] ?? 0);
        for (let k = 0; k < rows; k += ROW) {
          const [first, second, third] = [k * places, (k + 1) * places, (k + 2) * places];
          const [a, b, c] = [w[o * rows + k], w[o * rows + k + 1], w[o * rows + k + 2]];
          for (let p = 0; p < places; p++)
            to[p] += a * patches[first + p] + b * patches[second + p] + c * patches[third + p];
        }
      }
    }
  }

  /** @param dx null where nothing stands before */
  backward(x: Float64Array, dy: Float64Array, dx: Float64Array | null, count: number): void {
    const { outputs, patches, back, bias, places, rows } = this;
    const w = this.weights.values;
    const dw = this.weights.gradient.fill(0);
    bias?.gradient.fill(0);
    dx?.fill(0);
    for (let n = 0; n < count; n++) {
      this.layOut(x, n);
      back.fill(0);
      for (let o = 0; o < outputs; o++) {
        const from = dy.subarray((n * outputs + o) * places, (n * outputs + o + 1) * places);
        if (bias) for (let p = 0; p < places; p++) bias.gradient[o] += from[p];
        for (let k = 0; k < rows; k += ROW) {
          const at = o * rows + k;
          const [first, second, third] = [k * places, (k + 1) * places, (k + 2) * places];
          let [ofA, ofB, ofC] = [0, 0, 0];
          for (let p = 0; p < places; p++) {
            ofA += from[p] * patches[first + p];
            ofB += from[p] * patches[second + p];
            ofC += from[p] * patches[third + p];
          }
          dw[at] += ofA;
          dw[at + 1] += ofB;
          dw[at + 2] += ofC;
          if (!dx) continue;
          const [a, b, c] = [w[at], w[at + 1], w[at + 2]];
          for (let p = 0; p < places; p++) {
            back[first + p] += a * from[p];
            back[second + p] += b * from[p];
            back[third + p] += c * from[p];
          }
        }
      }
      if (dx) this.giveBack(dx, n);
    }
  }

  private get places(): number {
    return this.side * this.side;
  }

  private get rows(): number {
    return KERNEL * this.inputs;
  }

  /** Writes the patches of a picture: row 9c + k is channel c moved by the k-th place of the kernel. */
  private layOut(x: Float64Array, n: number): void {
    const { patches } = this;
    patches.fill(0);
    this.eachRow(n, (patch, picture, length) => {
      for (let i = 0; i < length; i++) patches[patch + i] = x[picture + i];
    });
  }

  /** Adds what the patches were given to the picture that they were taken from. */
  private giveBack(dx: Float64Array, n: number): void {
    const { back } = this;
    this.eachRow(n, (patch, picture, length) => {
      for (let i = 0; i < length; i++) dx[picture + i] += back[patch + i];
    });
  }

  /** Every stretch of a picture's row that lies in a patch. */
  private eachRow(n: number, visit: (patch: number, picture: number, length: number) => void): void {
    const { inputs, side, places } = this;
    for (let c = 0; c < inputs; c++)
      for (let k = 0; k < KERNEL; k++) {
        const [down, right] = [Math.floor(k / 3) - 1, (k % 3) - 1];
        for (let h = Math.max(0, -down); h < side - Math.max(0, down); h++) {
          const first = Math.max(0, -right);
          const patch = (KERNEL * c + k) * places + h * side + first;
          const picture = (n * inputs + c) * places + (h + down) * side + first + right;
          visit(patch, picture, side - Math.abs(right));
        }
      }
  }
}
