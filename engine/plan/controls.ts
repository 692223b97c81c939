import { divisorsOf } from "./partition.ts";
import { AXES, type Axis, type Shape } from "./shape.ts";

/**
 * One value for every entry of a parameter, with single changes: γ = 1 everywhere but 2 in channel 3 is
 * `{ all: 1, at: { 3: 2 } }`. Entries are numbered row-major over the parameter's own shape.
 */
export interface Entries {
  readonly all: number;
  readonly at?: Readonly<Record<number, number>>;
}

export type ParamValue = number | string | readonly number[] | Entries;
export type Params = Readonly<Record<string, ParamValue>>;

/** What a control is for, where others than its technique ask for it: whatever it is called, its role says so. */
export type Role =
  | "affine shape"
  | "epsilon"
  | "mode"
  | "batches"
  | "averaging"
  | "momentum"
  | "stored variance"
  | "running mean"
  | "running variance"
  | "padding";

interface Described {
  readonly role?: Role;
  /** The letter in the formula, such as ε. */
  readonly symbol?: string;
  readonly label: string;
  /** One sentence that explains the control on hover and focus. */
  readonly hint: string;
  /** What reference cases call it, where not by its name. */
  readonly golden?: string;
  /** Not needed at first sight: one step further in. */
  readonly advanced?: boolean;
  /** Whether the control acts at all with these parameters. Absent = always. */
  readonly shown?: (params: Params) => boolean;
}

/** Into how many equal blocks an axis is cut. */
export interface DivisorControl extends Described {
  readonly kind: "divisor";
  readonly axis: Axis;
  readonly default: number;
}

/** One number; min and max bound it, and a logarithmic one may also be zero. */
export interface NumberControl extends Described {
  readonly kind: "number";
  readonly scale: "linear" | "log";
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly default: number;
}

export interface ChoiceOption<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly hint: string;
  /** What reference cases call it, where not by its value. */
  readonly golden?: readonly string[];
  /** Who does it so: calls, models and libraries by name. */
  readonly usedBy?: readonly string[];
}

/** One of a few named variants. */
export interface ChoiceControl<Value extends string = string> extends Described {
  readonly kind: "choice";
  readonly options: readonly ChoiceOption<Value>[];
  readonly default: Value;
  /** Whether an option's label says what it is without the control's: "evaluation" needs no "mode" before it. */
  readonly saysItself?: boolean;
  /** Of a choice between readings that share a name: how they differ. */
  readonly difference?: string;
}

/** A learned parameter of many entries; min and max are the slider's, any finite number is taken. */
export interface EntriesControl extends Described {
  readonly kind: "entries";
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly default: number;
}

/** Single entries that replace values which are computed otherwise; only the changes of its `Entries` count. */
export interface OverridesControl extends Described {
  readonly kind: "overrides";
}

/** Logits whose softmax are the shares of a blend. */
export interface SharesControl extends Described {
  readonly kind: "shares";
  readonly parts: (params: Params) => readonly string[];
}

export type Control =
  | DivisorControl
  | NumberControl
  | ChoiceControl
  | EntriesControl
  | OverridesControl
  | SharesControl;
export type Controls = Readonly<Record<string, Control>>;

type ValueOf<C> =
  C extends ChoiceControl<infer V>
    ? V
    : C extends EntriesControl | OverridesControl
      ? Entries
      : C extends SharesControl
        ? readonly number[]
        : number;

/** The parameter types that follow from a technique's controls. */
export type ParamsOf<C> = { readonly [K in keyof C]: ValueOf<C[K]> };

/** The name of the control that has a role; undefined where none has. */
export function nameFor(controls: Controls, role: Role): string | undefined {
  return Object.keys(controls).find((name) => controls[name].role === role);
}

/** The value of the control that has a role; undefined where none has. */
export function valueFor(controls: Controls, params: Params, role: Role): ParamValue | undefined {
  const name = nameFor(controls, role);
  return name === undefined ? undefined : params[name];
}

/** Parameters with another value of the control that has a role; as they are where none has. */
export function withValueFor(controls: Controls, params: Params, role: Role, value: ParamValue): Params {
  const name = nameFor(controls, role);
  return name === undefined ? params : { ...params, [name]: value };
}

/** One entry of a parameter. */
export function entryOf({ all, at }: Entries, index: number): number {
  return at?.[index] ?? all;
}

/** The entries that a function makes of each. */
export function mapEntries({ all, at = {} }: Entries, map: (value: number) => number): Entries {
  return { all: map(all), at: Object.fromEntries(Object.entries(at).map(([index, value]) => [index, map(value)])) };
}

/** Which values entries of `count` have beside each other, each pair once: what can be said of all can be said of these. */
export function entriesBeside(one: Entries, other: Entries, count: number): (readonly [one: number, other: number])[] {
  const changed = [...new Set([one, other].flatMap(({ at = {} }) => Object.keys(at)))].map(Number);
  const inside = changed.filter((index) => index < count);
  const pairs = inside.map((index) => [entryOf(one, index), entryOf(other, index)] as const);
  return inside.length < count ? [...pairs, [one.all, other.all]] : pairs;
}

/** All entries of a parameter as float64. */
export function expand({ all, at = {} }: Entries, count: number): Float64Array {
  const entries = new Float64Array(count).fill(all);
  for (const [index, value] of Object.entries(at)) {
    if (Number(index) < count) entries[Number(index)] = value;
  }
  return entries;
}

/** Entries with one of them changed; null takes its change back. */
export function withEntry({ all, at = {} }: Entries, index: number, value: number | null): Entries {
  const { [index]: _, ...others } = at;
  const changes = value === null ? others : { ...others, [index]: value };
  return Object.keys(changes).length > 0 ? { all, at: changes } : { all };
}

/** Shares from finite logits of any size; they sum to 1, and tiny ones may come out as 0. */
export function softmax(logits: readonly number[]): number[] {
  const top = Math.max(...logits);
  const powers = logits.map((l) => Math.exp(l - top));
  const sum = powers.reduce((s, p) => s + p, 0);
  return powers.map((p) => p / sum);
}

/** What a control makes of a wish: the value that is used and, where it differs from the wish, a sentence that says so. */
export interface Fitted {
  readonly value: ParamValue;
  readonly note?: string;
}

/**
 * The parameters that act on a tensor of this shape, from wishes that may be absent, foreign or impossible here.
 * A wish is never changed: when the shape allows it again, it is used again.
 */
export function fitParams(controls: Controls, wishes: Params, shape: Shape) {
  const params: Record<string, ParamValue> = {};
  const notes: Record<string, string> = {};
  for (const [name, control] of Object.entries(controls)) {
    const { value, note } = fitted(control, wishes[name], shape, params);
    params[name] = value;
    if (note) notes[name] = note;
  }
  return { params: params as Params, notes: notes as Readonly<Record<string, string>> };
}

/** The value a control starts with. */
export function defaultOf(control: Control, params: Params): ParamValue {
  if (control.kind === "entries") return { all: control.default };
  if (control.kind === "overrides") return { all: 0 };
  if (control.kind === "shares") return control.parts(params).map(() => 1);
  return control.default;
}

function fitted(control: Control, wish: ParamValue | undefined, shape: Shape, params: Params): Fitted {
  const fallback = defaultOf(control, params);
  switch (control.kind) {
    case "divisor":
      return nearestDivisor(control.axis, isNumber(wish) ? wish : (fallback as number), shape);
    case "number":
      return isNumber(wish) ? withinBounds(control, wish) : { value: fallback };
    case "choice":
      return { value: control.options.some((option) => option.value === wish) ? (wish as string) : fallback };
    case "entries":
    case "overrides":
      return { value: isEntries(wish) ? wish : fallback };
    case "shares": {
      const fits = Array.isArray(wish) && wish.every(isNumber) && wish.length === (fallback as number[]).length;
      return { value: fits ? (wish as number[]) : fallback };
    }
  }
}

function nearestDivisor(axis: Axis, wish: number, shape: Shape): Fitted {
  const length = shape[AXES.indexOf(axis)];
  const value = divisorsOf(length).reduce((best, d) => (Math.abs(d - wish) < Math.abs(best - wish) ? d : best));
  return value === wish ? { value } : { value, note: `${wish} does not divide ${axis} = ${length}: ${value} is used.` };
}

function withinBounds({ scale, min, max }: NumberControl, wish: number): Fitted {
  if (scale === "log" && wish === 0) return { value: 0 };
  const value = Math.min(max, Math.max(min, wish));
  return value === wish ? { value } : { value, note: `${wish} is outside ${min} to ${max}: ${value} is used.` };
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isEntries(value: unknown): value is Entries {
  if (typeof value !== "object" || value === null || !("all" in value)) return false;
  const { all, at = {} } = value as Entries;
  return isNumber(all) && Object.values(at).every(isNumber);
}
