import { backward } from "../normalize/backward.ts";
import { forward } from "../normalize/forward.ts";
import { momentsOf, type Reading } from "../normalize/moments.ts";
import { fitParams } from "../plan/controls.ts";
import { planOf } from "../plan/plan.ts";
import { batchNorm } from "../techniques/batchNorm.ts";

/** The gradients of γ and β on one device, one pair per channel. */
export interface DeviceGradients {
  readonly gamma: Float64Array;
  readonly beta: Float64Array;
}

/**
 * dγ and dβ of batch norm on a device's samples, at γ = 1 and β = 0, of the loss Σ (y − x)²/2 divided by the samples: it asks
 * y to be x again, so that γ is drawn to √(σ² + ε) and β to μ.
 */
export function gradientsOn(reading: Reading, eps: number): DeviceGradients {
  const plan = planOf(batchNorm, fitParams(batchNorm.controls, { eps }, reading.shape).params, reading.shape);
  const moments = momentsOf(plan, reading);
  const dy = forward(plan, moments, reading.x, new Float64Array(reading.x.length));
  for (let i = 0; i < dy.length; i++) dy[i] = (dy[i] - reading.x[i]) / reading.shape[0];
  const { gamma, beta } = backward(plan, moments, reading, dy, new Float64Array(dy.length)).params();
  return { gamma, beta };
}

/** The gradients that every device uses: the average of all, each counting the same. */
export function averagedGradients(all: readonly DeviceGradients[]): DeviceGradients {
  const average = (of: (gradients: DeviceGradients) => Float64Array) =>
    of(all[0]).map((_, c) => all.reduce((sum, gradients) => sum + of(gradients)[c], 0) / all.length);
  return { gamma: average(({ gamma }) => gamma), beta: average(({ beta }) => beta) };
}
