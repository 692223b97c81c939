import { scaleAndShift } from "../arithmetic/scaleAndShift.ts";
import { expand } from "../plan/controls.ts";
import { eachCell } from "../plan/partition.ts";
import type { Plan } from "../plan/plan.ts";
import type { Values } from "../plan/shape.ts";
import { STAGED, type Stage } from "../plan/stage.ts";

type ByName = Readonly<Record<string, Float64Array>>;

interface Derivatives {
  /** By what the stage takes, and by its parameter. */
  byTaken(taken: number, parameter: number): number;
  byParameter(taken: number, parameter: number): number;
}

/** The derivative of tanh, 1 − tanh², without its cancellation. */
const slopeOfTanh = (a: number) => 1 / Math.cosh(a) ** 2;

const DERIVATIVES: Readonly<Record<Stage["kind"], Derivatives>> = {
  "at least": {
    byTaken: (z, least) => (z < least ? 0 : z >= least ? 1 : Number.NaN),
    byParameter: (z, least) => (z < least ? 1 : z >= least ? 0 : Number.NaN),
  },
  tanh: {
    byTaken: (x, factor) => factor * slopeOfTanh(factor * x),
    byParameter: (x, factor) => x * slopeOfTanh(factor * x),
  },
};

/** Sends what a plan's stage takes through it, and through scale and shift where these follow, in its place. */
export function applyStage(plan: Plan, values: Values): Values {
  const { stage } = plan;
  if (!stage) return values;
  const value = STAGED[stage.kind];
  const entries = expand(stage.entries, stage.sets.count);
  if (stage.takes === "scaled") {
    eachCell(stage.sets, stage.sets, (i, set) => {
      values[i] = value(values[i], entries[set]);
    });
    return values;
  }
  const { sets, scale, shift } = scaleAndShift(plan);
  eachCell(stage.sets, sets, (i, set, a) => {
    values[i] = scale[a] * value(values[i], entries[set]) + shift[a];
  });
  return values;
}

/**
 * Takes ∂L/∂y back through a plan's stage, and before it through scale and shift where these follow.
 * @param values what the stage takes; the loss's gradient with respect to it is written in its place
 * @returns the gradients of what is learned on the way by the names of the controls
 */
export function stageBackward(plan: Plan, values: Values, dy: Values): ByName {
  const { stage, affine } = plan;
  if (!stage) return {};
  const value = STAGED[stage.kind];
  const { byTaken, byParameter } = DERIVATIVES[stage.kind];
  const entries = expand(stage.entries, stage.sets.count);
  const gradient = new Float64Array(stage.sets.count);
  if (stage.takes === "scaled") {
    eachCell(stage.sets, stage.sets, (i, set) => {
      gradient[set] += dy[i] * byParameter(values[i], entries[set]);
      values[i] = dy[i] * byTaken(values[i], entries[set]);
    });
    return { [stage.control]: gradient };
  }
  const { sets, scale } = scaleAndShift(plan);
  const [toScale, toShift] = [new Float64Array(sets.count), new Float64Array(sets.count)];
  eachCell(stage.sets, sets, (i, set, a) => {
    toScale[a] += dy[i] * value(values[i], entries[set]);
    toShift[a] += dy[i];
    const dz = dy[i] * scale[a];
    gradient[set] += dz * byParameter(values[i], entries[set]);
    values[i] = dz * byTaken(values[i], entries[set]);
  });
  return {
    [stage.control]: gradient,
    ...(affine.scaleName && { [affine.scaleName]: toScale }),
    ...(affine.shiftName && { [affine.shiftName]: toShift }),
  };
}
