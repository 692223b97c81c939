import type { Moments } from "../arithmetic/contract.ts";
import { type Control, type Entries, expand, nameFor, type Role, type SharesControl } from "../plan/controls.ts";
import { cut, type Partition, type Sets } from "../plan/partition.ts";
import type { Plan } from "../plan/plan.ts";
import { AXES } from "../plan/shape.ts";
import { evaluates, type Technique } from "../plan/technique.ts";
import { correctionInWords } from "./collected.ts";
import { AXIS_LETTERS } from "./words.ts";

/** "learned": by gradient descent; "tracked": as an average over mini-batches, without a gradient; "set": by hand. */
export type Origin = "learned" | "tracked" | "set";

/** A parameter of a technique with its true shape, derived from the technique's declaration. */
export interface Parameter {
  /** The control that holds it. */
  readonly name: string;
  readonly symbol: string;
  readonly label: string;
  readonly hint: string;
  readonly origin: Origin;
  /** The axes it has, by their letters, and their lengths: C = 6 is `["C"]` and `[6]`. A single number has none. */
  readonly axes: readonly string[];
  readonly lengths: readonly number[];
  readonly count: number;
  /** The value every entry starts with; null where it differs. */
  readonly start: number | null;
  /** How its entries cut the tensor that is normalized; null where they do not. */
  readonly cut: Sets | null;
}

/** All parameters of a plan: what is learned first, then what is tracked, then what is set by hand. */
export function parametersOf(plan: Plan): Parameter[] {
  const { technique, params } = plan;
  const acting = Object.entries(technique.controls).filter(([, control]) => control.shown?.(params) ?? true);
  const learned = acting.flatMap(([name, control]) => {
    if (control.kind === "entries")
      return [perSet(plan, name, control, partitionOf(plan, name), "learned", control.default)];
    return control.kind === "shares" ? [logits(plan, name, control)] : [];
  });
  const set = acting.flatMap(([name, control]) =>
    control.kind === "number" || control.kind === "divisor" ? [single(name, control, control.default)] : [],
  );
  return [...learned, ...trackedOf(plan), ...set];
}

/** The values of a parameter's entries, in the order of its sets; null where they are unknown, as in training. */
export function entriesOf({ params, sources, technique }: Plan, moments: readonly Moments[], parameter: Parameter) {
  if (parameter.origin === "learned") return expand(params[parameter.name] as Entries, parameter.count);
  const running = sources.findIndex((source) => source.running);
  if (running < 0 || !evaluates(technique, params)) return null;
  return moments[running][technique.controls[parameter.name].role === "running mean" ? "mean" : "variance"];
}

/** How a parameter's shape is written: "[C] = [6]"; of a single number "a number". */
export function shapeInWords({ axes, lengths }: Parameter): string {
  if (axes.length === 0) return lengths.length === 0 ? "a number" : `[${lengths.join(", ")}]`;
  return `[${axes.join(", ")}] = [${lengths.join(", ")}]`;
}

/** How a learned parameter cuts the tensor: as the affine step or the stage does, or into channels. */
function partitionOf({ technique, params, affine, stage, shape: [N, C, H, W] }: Plan, name: string): Partition {
  const own = name === affine.scaleName || name === affine.shiftName;
  if (name === stage?.control) return stage.partition;
  return (own && technique.affine?.(params, { N, C, H, W })?.partition) || { C };
}

/** A parameter with one entry per set. It has the axes that its partition names, also where these have one index only. */
function perSet(
  { technique, shape }: Plan,
  name: string,
  { symbol, label, hint }: Control,
  partition: Partition,
  origin: Origin,
  start: number | null,
): Parameter {
  const sets = cut(shape, partition);
  const axes = AXES.flatMap((axis, a) => (partition[axis] === undefined ? [] : [a]));
  return {
    name,
    symbol: symbol ?? label,
    label,
    hint,
    origin,
    axes: axes.map((a) => letterOf(technique, a)),
    lengths: axes.map((a) => sets.blocks[a]),
    count: sets.count,
    start,
    cut: sets,
  };
}

/** Behind a convolution the channels are the weight's output channels. */
function letterOf({ tensor, weight }: Technique, axis: number): string {
  return weight && AXES[axis] === "C" ? AXIS_LETTERS.weights.N : AXIS_LETTERS[tensor][AXES[axis]];
}

function logits({ params }: Plan, name: string, control: SharesControl): Parameter {
  const { length } = control.parts(params);
  const { symbol, label, hint } = control;
  return {
    ...{ name, symbol: symbol ?? label, label, hint, origin: "learned", axes: [], lengths: [length] },
    ...{ count: length, start: 1, cut: null },
  };
}

function single(name: string, { symbol, label, hint }: Control, start: number): Parameter {
  return {
    ...{ name, symbol: symbol ?? label, label, hint, origin: "set", axes: [], lengths: [] },
    ...{ count: 1, start, cut: null },
  };
}

function trackedOf(plan: Plan): Parameter[] {
  const { technique, params, shape } = plan;
  const tracked = technique.tracked?.(params);
  if (!tracked) return [];
  const of = (role: Role, start: number) => {
    const name = nameFor(technique.controls, role);
    return name ? [perSet(plan, name, technique.controls[name], { C: shape[1] }, "tracked", start)] : [];
  };
  const correction = correctionInWords(plan);
  const variance = of("running variance", tracked.startVariance).map((parameter) => ({
    ...parameter,
    hint: correction
      ? `${parameter.hint} Each mini-batch enters with its unbiased variance: ${correction}.`
      : parameter.hint,
  }));
  return [...of("running mean", 0), ...(tracked.variance === "none" ? [] : variance)];
}
