import type { Moments } from "../arithmetic/contract.ts";
import { backward } from "../normalize/backward.ts";
import { convolved, convolvedBackward } from "../normalize/convolved.ts";
import { blendedTerms, forward } from "../normalize/forward.ts";
import { momentsOf, type RunningStatistics } from "../normalize/moments.ts";
import { updateRunning } from "../normalize/running.ts";
import { type Entries, fitParams, type Params } from "../plan/controls.ts";
import { type Sets, setOf } from "../plan/partition.ts";
import { jointPlaces, type Plan, planOf } from "../plan/plan.ts";
import { cellAt, type Shape, sizeOf, type Values } from "../plan/shape.ts";
import type { Technique } from "../plan/technique.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { type GoldenCase, inputOf } from "./cases.ts";

/** Golden file → technique of the engine. */
const TECHNIQUE_OF: Readonly<Record<string, string>> = {
  batch_norm: "bn",
  layer_norm: "ln",
  instance_norm: "in",
  group_norm: "gn",
  batch_instance_norm: "bin",
  switchable_norm: "sn",
  rms_norm: "rms",
  weight_norm: "wn",
  mean_only_batch_norm: "mobn",
  weight_norm_conv_mobn: "wn-mobn",
};

/** The engine's technique for a golden file, or undefined where it does not have it yet. */
export function techniqueFor(file: string): Technique | undefined {
  return TECHNIQUES.find((technique) => technique.id === TECHNIQUE_OF[file]);
}

type Results = Readonly<Record<string, ArrayLike<number> | null>>;

/**
 * Computes everything a golden case may expect, by the case's own field names.
 * @param make float64 for the arithmetic itself, float32 for what the product stores
 */
export function runCase(technique: Technique, golden: GoldenCase, make: (size: number) => Values): Results {
  const layout = layoutOf(golden);
  const x = { x: layout.read(required(golden, "input")), shape: layout.shape };
  if (technique.weight) return runConvolved(technique, golden, x, make);
  const plan = planOf(technique, fitParams(technique.controls, wishesOf(golden), x.shape).params, x.shape);
  const running = runningOf(golden);
  const moments = momentsOf(plan, x, running);
  const y = forward(plan, moments, x.x, make(x.x.length));
  const dy = layout.read(required(golden, "dy"));
  const { dx, params } = backward(plan, moments, x, dy, make(x.x.length));
  return {
    ...statistics(plan, moments),
    ...(running && newRunning(technique, golden, plan, moments, running)),
    ...parameterGradients(params()),
    y: layout.write(y),
    dx: layout.write(dx),
    dv: dx,
    ...mapped(setIds(plan), layout.write),
  };
}

function runConvolved(
  technique: Technique,
  golden: GoldenCase,
  x: { x: Values; shape: Shape },
  make: (size: number) => Values,
): Results {
  const v = { x: required(golden, "v"), shape: golden.shapes.v as unknown as Shape };
  const params = fitParams(technique.controls, wishesOf(golden), x.shape).params;
  const convolution = convolved(technique, params, x, v);
  const t = { x: convolution.t, shape: convolution.shape };
  const plan = planOf(technique, params, t.shape);
  const running = runningOf(golden);
  const moments = momentsOf(plan, t, running);
  const y = forward(plan, moments, t.x, make(t.x.length));
  const { dx: dt, params: own } = backward(plan, moments, t, required(golden, "dy"), new Float64Array(t.x.length));
  const { dx, dv, params: weight } = convolvedBackward(convolution, x, dt);
  return {
    ...statistics(plan, moments),
    ...(running && newRunning(technique, golden, plan, moments, running)),
    ...parameterGradients({ ...own(), ...weight }),
    norm: convolution.weightMoments[0].variance.map(Math.sqrt),
    setIdsNorm: idsOf(convolution.weightPlan.sources[0].sets),
    w: convolution.w,
    t: t.x,
    y,
    dx,
    dv,
    ...setIds(plan),
  };
}

/** Token tensors N×L×D are read as C = D, H = L, W = 1; weights out×in as O×I×1×1. */
function layoutOf(golden: GoldenCase) {
  const given = golden.shapes.input;
  const same = { read: <V extends ArrayLike<number>>(v: V) => v, write: <V extends ArrayLike<number>>(v: V) => v };
  if (given.length === 4) return { shape: given as unknown as Shape, ...same };
  if (given.length === 2) return { shape: [given[0], given[1], 1, 1] as Shape, ...same };
  const [N, L, D] = given;
  const transposed = (from: (n: number, l: number, d: number) => number, to: typeof from) => (v: ArrayLike<number>) => {
    const out = v instanceof Float32Array ? new Float32Array(v.length) : new Float64Array(v.length);
    for (let n = 0; n < N; n++)
      for (let l = 0; l < L; l++) for (let d = 0; d < D; d++) out[to(n, l, d)] = v[from(n, l, d)];
    return out;
  };
  const tokens = (n: number, l: number, d: number) => (n * L + l) * D + d;
  const planes = (n: number, l: number, d: number) => (n * D + d) * L + l;
  return { shape: [N, D, L, 1] as Shape, read: transposed(tokens, planes), write: transposed(planes, tokens) };
}

function required(golden: GoldenCase, name: string): Float32Array {
  const tensor = inputOf(golden, name);
  if (!tensor) throw new Error(`golden case ${golden.name} has no tensor ${name}.`);
  return tensor;
}

const CONTROL_VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  axes: { CHW: "sample", lastDim: "position" },
  affine: { elementwise: "element", channel: "channel", lastDim: "channel", none: "none" },
  tracking: { true: "on", false: "off" },
  batch: { true: "with", false: "without" },
  convention: { biased: "paper", instanceUnbiased: "code" },
};

/** The case's parameters in the controls' names and values. */
export function wishesOf(golden: GoldenCase): Params {
  const given: Record<string, unknown> = {
    ...golden.params,
    tracking: golden.params.trackRunning,
    batch: golden.params.usingBn,
    convention: golden.params.varianceConvention,
  };
  const wishes: Record<string, string | number | readonly number[] | Entries> = {};
  for (const [name, value] of Object.entries(given)) {
    const named = CONTROL_VALUES[name]?.[String(value)] ?? value;
    if (typeof named === "string" || typeof named === "number") wishes[name] = named;
  }
  for (const name of ["gamma", "beta", "bias", "g", "rho"]) {
    const entries = inputOf(golden, name);
    if (entries) wishes[name] = { all: 0, at: Object.fromEntries(entries.entries()) };
  }
  for (const name of ["lambdaMean", "lambdaVar"]) {
    const logits = inputOf(golden, name);
    if (logits) wishes[name] = Array.from(logits);
  }
  return wishes;
}

function runningOf(golden: GoldenCase): RunningStatistics | undefined {
  const mean = inputOf(golden, "runningMean");
  const variance = inputOf(golden, "runningVar");
  return mean && { mean: Float64Array.from(mean), variance: variance ? Float64Array.from(variance) : null };
}

function newRunning(
  technique: Technique,
  golden: GoldenCase,
  plan: Plan,
  moments: Moments[],
  old: RunningStatistics,
): Results | undefined {
  if (!technique.tracked?.(plan.params) || golden.params.mode === "eval") return undefined;
  const { mean, variance } = updateRunning(plan, moments, old, golden.params.momentum as number);
  return { runningMeanNew: mean, runningVarNew: variance };
}

const SUFFIX: Readonly<Record<string, string>> = { instance: "In", layer: "Ln", batch: "Bn" };

function statistics(plan: Plan, moments: Moments[]): Results {
  const places = jointPlaces(plan);
  const blended = Array.from({ length: plan.joint.count }, (_, j) => blendedTerms(plan, moments, places, j)[0]);
  const several = plan.sources.length > 1;
  const results: Record<string, ArrayLike<number>> = {
    mean: several ? blended.map((term) => term.mean) : moments[0].mean,
    variance: several ? blended.map((term) => term.variance) : moments[0].variance,
    meanSquare: moments[0].variance,
    norm: moments[0].variance.map(Math.sqrt),
    weightsMean: plan.terms[0].mean,
    weightsVar: plan.terms[0].variance ?? [],
  };
  if (typeof plan.terms[0].share !== "number") results.rhoUsed = plan.terms[0].share;
  plan.sources.forEach((source, k) => {
    const suffix = SUFFIX[source.name];
    if (suffix)
      Object.assign(results, { [`mean${suffix}`]: moments[k].mean, [`variance${suffix}`]: moments[k].variance });
  });
  return results;
}

function parameterGradients(params: Readonly<Record<string, Float64Array>>): Results {
  const renamed = Object.entries(params).map(([name, gradient]) => [`d${name}`, gradient]);
  return { ...Object.fromEntries(renamed), drhoClamped: params.rhoThroughClip ?? null };
}

function setIds(plan: Plan): Record<string, Int32Array> {
  const ids: Record<string, Int32Array> = { setIds: idsOf(plan.sources[0].sets) };
  for (const { name, sets } of plan.sources) ids[`setIds${SUFFIX[name]}`] = idsOf(sets);
  return ids;
}

function idsOf(sets: Sets): Int32Array {
  return Int32Array.from({ length: sizeOf(sets.shape) }, (_, i) => setOf(sets, cellAt(sets.shape, i)));
}

function mapped(record: Record<string, ArrayLike<number>>, by: (v: ArrayLike<number>) => ArrayLike<number>): Results {
  return Object.fromEntries(Object.entries(record).map(([name, v]) => [name, by(v)]));
}
