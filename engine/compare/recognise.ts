import { type Control, type Controls, fitParams, type Params } from "../plan/controls.ts";
import { cut, cutKey, divisorsOf } from "../plan/partition.ts";
import { AXES, type Axis, type Shape } from "../plan/shape.ts";
import type { Technique } from "../plan/technique.ts";
import { TECHNIQUES } from "../techniques/index.ts";

/** A published technique that computes the same x̂ as another with these parameters. */
export interface Recognised {
  readonly technique: Technique;
  /** What of its parameters is not as it starts. */
  readonly params: Params;
  /** The same at twice the shape; null where the two fall together at this shape only. */
  readonly atTwice: Params | null;
}

/**
 * What a cut is called: the published techniques, with the parameters, whose sets, moments and blend are the same, by their
 * declarations. Shares, ε, scale and shift may be others. Techniques that need no number for it come first.
 * @param params as `fitParams` gives them
 */
export function recognise(technique: Technique, params: Params, shape: Shape): Recognised[] {
  const here = fingerprint(technique, params, shape);
  const larger = twice(shape);
  const there = fingerprint(technique, enlarged(technique.controls, params, shape), larger);
  const found = TECHNIQUES.flatMap((other): Recognised[] => {
    if (!other.paper || other.weight || other.tensor !== technique.tensor || other === technique) return [];
    const now = variantsOf(other, shape).find((wishes) => fingerprintOf(other, wishes, shape) === here);
    const then = variantsOf(other, larger).find((wishes) => fingerprintOf(other, wishes, larger) === there);
    return now ? [{ technique: other, params: now, atTwice: then ?? null }] : [];
  });
  const order = ({ params, atTwice }: Recognised) => (atTwice ? 0 : 100) + Object.keys(params).length;
  return found.sort((a, b) => order(a) - order(b));
}

function twice(shape: Shape): Shape {
  return shape.map((length) => 2 * length) as unknown as Shape;
}

/** Axes that are kept apart stay so at twice the shape; pooled ones and blocks stay as they are. */
function enlarged(controls: Controls, params: Params, shape: Shape): Params {
  const entries = Object.entries(params).map(([name, value]) => {
    const control = controls[name];
    const length = control.kind === "divisor" ? shape[AXES.indexOf(control.axis)] : 1;
    return [name, length > 1 && value === length ? 2 * length : value];
  });
  return Object.fromEntries(entries);
}

function fingerprintOf({ controls, ...technique }: Technique, wishes: Params, shape: Shape): string {
  return fingerprint({ controls, ...technique }, fitParams(controls, wishes, shape).params, shape);
}

/** Stands for how x̂ comes about: of every term the cuts that its mean and its variance are taken over, and how. */
function fingerprint(technique: Technique, params: Params, shape: Shape): string {
  const [N, C, H, W] = shape;
  const lengths = { N, C, H, W };
  const sources = technique.sources(params, lengths);
  const terms = technique.terms?.(params, lengths) ?? [{ share: 1, mean: [1], variance: [1] }];
  const used = (weights: readonly number[] | null) => sources.filter((_, k) => weights?.[k]);
  const told = terms.map(({ mean, variance }) => ({
    means: used(mean).flatMap(({ partition, centred = true }) => (centred ? [cutKey(cut(shape, partition))] : [])),
    variances: used(variance).map(({ partition, centred = true, square = "mean", planes = "" }) =>
      [cutKey(cut(shape, partition)), centred, square, planes].join(" "),
    ),
  }));
  const after = technique.stage?.(params, lengths)?.kind ?? "";
  return JSON.stringify([
    told.map((term) => JSON.stringify(term)).sort(),
    technique.divisor?.(params) ?? "root",
    after,
  ]);
}

/** The wishes that decide on sets: the defaults first, then every choice and every number of blocks that fits. */
function variantsOf({ controls }: Technique, shape: Shape): Params[] {
  const deciding = Object.entries(controls).filter(([, { role, advanced }]) => !role && !advanced);
  const optional = Object.entries(controls).filter(
    ([, { kind, role, advanced }]) => kind === "choice" && !role && advanced,
  );
  return [...deciding, ...optional].reduce<Params[]>(
    (all, [name, control]) =>
      all.flatMap((wishes) => [wishes, ...valuesOf(control, shape).map((value) => ({ ...wishes, [name]: value }))]),
    [{}],
  );
}

/** Every other value that a control may have at a shape, where these are few. */
function valuesOf(control: Control, shape: Shape): (string | number)[] {
  switch (control.kind) {
    case "choice":
      return control.options.map(({ value }) => value).filter((value) => value !== control.default);
    case "divisor":
      return divisorsOf(shape[AXES.indexOf(control.axis)]).filter((value) => value !== control.default);
    case "number":
      // A whole number that decides on sets counts samples.
      return control.step === 1 && control.scale === "linear"
        ? divisorsOf(shape[0]).filter((value) => value !== control.default && value <= control.max)
        : [];
    default:
      return [];
  }
}

/** A recognised technique in a sentence: "Group norm with G = 3, at every shape.", "Instance norm, at this shape only: N = 1." */
export function recognisedInWords({ technique, params, atTwice }: Recognised, shape: Shape): string {
  const { controls } = technique;
  const fitted = fitParams(controls, params, shape).params;
  const larger = atTwice && fitParams(controls, atTwice, twice(shape)).params;
  const choices: string[] = [];
  const numbers: string[] = [];
  for (const [name, control] of Object.entries(controls)) {
    const { kind, role, advanced, label, symbol = label } = control;
    if (kind === "choice" && name in params)
      choices.push(`${label} ${control.options.find(({ value }) => value === params[name])?.label ?? params[name]}`);
    if (role || advanced || (kind !== "divisor" && kind !== "number")) continue;
    const axis = kind === "divisor" ? control.axis : "N";
    numbers.push(`${symbol} = ${larger ? inLengths(axis, shape, fitted[name], larger[name]) : fitted[name]}`);
  }
  const whole = [
    technique.name,
    ...(choices.length > 0 ? [`(${choices.join(", ")})`] : []),
    ...(numbers.length > 0 ? [`with ${numbers.join(" and ")}`] : []),
  ].join(" ");
  if (atTwice) return `${whole}, at every shape.`;
  const ones = AXES.filter((_, a) => shape[a] === 1);
  return ones.length > 0 ? `${whole}, at this shape only: ${ones.join(" = ")} = 1.` : `${whole}, at this shape only.`;
}

/** A number that stays as the shape grows, or what part of an axis' length it is: 3, C or N/2. */
function inLengths(axis: Axis, shape: Shape, now: Params[string], atTwice: Params[string]): string {
  const length = 2 * shape[AXES.indexOf(axis)];
  if (atTwice === length) return axis;
  return atTwice === now ? `${now}` : `${axis}/${length / Number(atTwice)}`;
}
