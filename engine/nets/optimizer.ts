/** How parameters are moved along their gradients. */
export type Optimizer =
  | { readonly kind: "sgd"; readonly rate: number; readonly momentum: number }
  | { readonly kind: "adam"; readonly rate: number };

const [BETA1, BETA2, TINY] = [0.9, 0.999, 1e-8];

/** The parameters of a layer with what their optimizer remembers. */
export class Parameters {
  readonly values: Float64Array;
  readonly gradient: Float64Array;
  private readonly first: Float64Array;
  private readonly second: Float64Array;
  private steps = 0;

  /** @param gradient where its gradients are written; its own room where there is none */
  constructor(values: Float64Array, gradient?: Float64Array) {
    this.values = values;
    this.gradient = gradient ?? new Float64Array(values.length);
    this.first = new Float64Array(values.length);
    this.second = new Float64Array(values.length);
  }

  /**
   * One step of stochastic gradient descent with momentum, v = μv + g, or of Adam (Kingma, Ba 2014).
   * @param times what the rate is multiplied by
   */
  move(optimizer: Optimizer, times = 1): void {
    const { values, gradient, first, second } = this;
    const rate = times * optimizer.rate;
    this.steps++;
    if (optimizer.kind === "sgd") {
      for (let i = 0; i < values.length; i++) {
        first[i] = optimizer.momentum * first[i] + gradient[i];
        values[i] -= rate * first[i];
      }
      return;
    }
    const [left1, left2] = [1 - BETA1 ** this.steps, 1 - BETA2 ** this.steps];
    for (let i = 0; i < values.length; i++) {
      first[i] = BETA1 * first[i] + (1 - BETA1) * gradient[i];
      second[i] = BETA2 * second[i] + (1 - BETA2) * gradient[i] * gradient[i];
      values[i] -= (rate * first[i]) / left1 / (Math.sqrt(second[i] / left2) + TINY);
    }
  }
}
