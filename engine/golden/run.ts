import type { Moments } from "../arithmetic/contract.ts";
import { backward } from "../normalize/backward.ts";
import { convolved, convolvedBackward } from "../normalize/convolved.ts";
import { forward } from "../normalize/forward.ts";
import { momentsOf, type RunningStatistics } from "../normalize/moments.ts";
import { updateRunning } from "../normalize/running.ts";
import { blendedTerms } from "../normalize/terms.ts";
import { type Control, expand, fitParams, type Params, type ParamValue } from "../plan/controls.ts";
import { type Sets, setOf } from "../plan/partition.ts";
import { jointPlaces, type Plan, planOf } from "../plan/plan.ts";
import { cellAt, type Shape, sizeOf, type Values } from "../plan/shape.ts";
import type { Source, Technique } from "../plan/technique.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { type GoldenCase, inputOf } from "./cases.ts";

/** The engine's technique for a golden file, or undefined where it does not have it yet. */
export function techniqueFor(file: string): Technique | undefined {
  return TECHNIQUES.find(({ golden }) => golden === file);
}

/** What every case may have beside the technique's own parameters. */
const NO_PARAMETERS = ["name", "reference", "input", "dy", "v", "runningMean", "runningVar"];

/** Whether a technique has all that a case gives: one with a learned ε needs a technique that learns it. */
export function takes({ controls }: Technique, golden: GoldenCase): boolean {
  const known = [...NO_PARAMETERS, ...Object.entries(controls).map(([name, control]) => control.golden ?? name)];
  return Object.entries(golden).every(([name, value]) => typeof value !== "string" || known.includes(name));
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
  const plan = planOf(technique, fitParams(technique.controls, wishesOf(technique, golden), x.shape).params, x.shape);
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
    ...mapRecord(setIds(plan), layout.write),
  };
}

function runConvolved(
  technique: Technique,
  golden: GoldenCase,
  x: { x: Values; shape: Shape },
  make: (size: number) => Values,
): Results {
  const v = { x: required(golden, "v"), shape: golden.shapes.v as unknown as Shape };
  const params = fitParams(technique.controls, wishesOf(technique, golden), x.shape).params;
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

/** A case's parameters in a technique's names and values. */
export function wishesOf({ controls }: Technique, golden: GoldenCase): Params {
  const wishes = Object.entries(controls).map(([name, control]) => [
    name,
    wishOf(control, control.golden ?? name, golden),
  ]);
  return Object.fromEntries(wishes.filter(([, wish]) => wish !== undefined));
}

/** What a case says of a control, which may be nothing: numbers and choices are among its parameters, the rest are tensors. */
function wishOf(control: Control, name: string, golden: GoldenCase): ParamValue | undefined {
  const given = golden.params[name];
  const entries = inputOf(golden, name);
  switch (control.kind) {
    case "choice":
      return control.options.find(({ value, golden = [value] }) => golden.includes(String(given)))?.value;
    case "shares":
      return entries && Array.from(entries);
    case "entries":
      return entries && { all: 0, at: Object.fromEntries(entries.entries()) };
    case "overrides":
      return undefined;
    default:
      return given as number | undefined;
  }
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

/** What fields of one source of several end with: those of BN with Bn. */
const suffixOf = ({ short = "" }: Source) => short.slice(0, 1) + short.slice(1).toLowerCase();

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
  if (typeof plan.terms[0].share !== "number") results.rhoUsed = expand(plan.terms[0].share, plan.shape[1]);
  plan.sources.forEach((source, k) => {
    const suffix = suffixOf(source);
    if (suffix)
      Object.assign(results, { [`mean${suffix}`]: moments[k].mean, [`variance${suffix}`]: moments[k].variance });
  });
  return results;
}

function parameterGradients(params: Readonly<Record<string, Float64Array>>): Results {
  return Object.fromEntries(Object.entries(params).map(([name, gradient]) => [`d${name}`, gradient]));
}

function setIds(plan: Plan): Record<string, Int32Array> {
  const ids: Record<string, Int32Array> = { setIds: idsOf(plan.sources[0].sets) };
  for (const source of plan.sources) ids[`setIds${suffixOf(source)}`] = idsOf(source.sets);
  return ids;
}

function idsOf(sets: Sets): Int32Array {
  return Int32Array.from({ length: sizeOf(sets.shape) }, (_, i) => setOf(sets, cellAt(sets.shape, i)));
}

function mapRecord(
  record: Record<string, ArrayLike<number>>,
  by: (v: ArrayLike<number>) => ArrayLike<number>,
): Results {
  return Object.fromEntries(Object.entries(record).map(([name, v]) => [name, by(v)]));
}
