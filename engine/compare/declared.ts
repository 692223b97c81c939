import { type Origin, type Parameter, parametersOf } from "../explain/parameters.ts";
import type { Plan } from "../plan/plan.ts";
import type { Stage } from "../plan/stage.ts";

/** Numbers that belong to a technique beside the tensor: which, in what shape, and how many in all. */
export interface Holding {
  /** What they are called: "γ, β", "running mean, running variance". */
  readonly symbols: readonly string[];
  /** Axis letters or lengths: ["C", "H", "W"], ["3"]. A single number has none. */
  readonly shape: readonly string[];
  readonly count: number;
}

/** What is learned, by shape: γ and β together, then each of the others. */
export function learnedBy(plan: Plan): Holding[] {
  const { scaleName, shiftName } = plan.affine;
  const learned = of(plan, "learned");
  const [affine, others] = [true, false].map((wanted) =>
    learned.filter(({ name }) => [scaleName, shiftName].includes(name) === wanted),
  );
  return [affine, ...others.map((parameter) => [parameter])]
    .filter(({ length }) => length > 0)
    .map((held) => together(held, "symbol"));
}

/** The running statistics that are kept for evaluation; null where there are none. */
export function keptBy(plan: Plan): Holding | null {
  const tracked = of(plan, "tracked");
  return tracked.length > 0 ? together(tracked, "label") : null;
}

function of(plan: Plan, wanted: Origin): Parameter[] {
  return parametersOf(plan).filter(({ origin }) => origin === wanted);
}

/** Parameters of one shape. */
function together(parameters: readonly Parameter[], called: "symbol" | "label"): Holding {
  const [{ axes, lengths }] = parameters;
  return {
    symbols: parameters.map((parameter) => parameter[called]),
    shape: axes.length > 0 ? axes : lengths.map(String),
    count: parameters.reduce((sum, { count }) => sum + count, 0),
  };
}

/** A holding in words: "γ, β [C]", "λ [3]"; of a single number "g". */
export function holdingInWords({ symbols, shape }: Holding): string {
  return symbols.join(", ") + (shape.length > 0 ? ` [${shape.join(", ")}]` : "");
}

/** Arithmetic and memory of one value, as the definition says them: a fused kernel may do with less. */
export interface Cost {
  /** Additions, multiplications, subtractions and divisions per value. */
  readonly operations: number;
  /** Bytes read and written per value, in float32. */
  readonly bytes: number;
}

const BYTES = 4;

const STAGE_OPERATIONS: Readonly<Record<Stage["kind"], number>> = { "at least": 1, tanh: 2 };

/** What one value costs: its part in every mean and variance, then its way to y. */
export function costOf({ sources, terms, affine, stage }: Plan): Cost {
  const computes = sources.some(({ running }) => !running);
  const statistics = sources.reduce((sum, { centred = true, running }, k) => {
    if (running) return sum;
    const divided = terms.some(({ variance }) => (variance?.[k] ?? 0) !== 0);
    // A sum for the mean; a difference, a square and a sum for the variance.
    return sum + (centred ? 1 : 0) + (divided ? (centred ? 3 : 2) : 0);
  }, 0);
  const centring = sources.some(({ centred = true }) => centred) ? 1 : 0;
  const each = terms.reduce((sum, { variance }) => sum + centring + (variance ? 1 : 0), 0);
  const blending = terms.length > 1 ? 2 * terms.length - 1 : 0;
  const affinity = (affine.scaleName ? 1 : 0) + (affine.shiftName ? 1 : 0) + (stage ? STAGE_OPERATIONS[stage.kind] : 0);
  return {
    operations: statistics + each + blending + affinity,
    bytes: BYTES * (computes ? 3 : 2),
  };
}
