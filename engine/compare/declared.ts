import { AXIS_LETTERS } from "../explain/words.ts";
import type { SharesControl } from "../plan/controls.ts";
import type { Plan } from "../plan/plan.ts";
import { AXES } from "../plan/shape.ts";

/** Numbers that belong to a technique beside the tensor: which, in what shape, and how many in all. */
export interface Holding {
  /** What they are called: "γ, β", "running mean, running variance". */
  readonly symbols: readonly string[];
  /** Axis letters or lengths: ["C", "H", "W"], ["3"]. */
  readonly shape: readonly string[];
  readonly count: number;
}

/** What is learned, by shape: γ and β, and what blends the sources. */
export function learnedBy(plan: Plan): Holding[] {
  const { technique, params, affine, terms, shape } = plan;
  const { controls, tensor } = technique;
  const symbolOf = (name: string) => controls[name]?.symbol ?? controls[name]?.label ?? name;
  const names = [affine.scaleName, affine.shiftName].filter((name) => name !== undefined);
  const lengths = AXES.filter((_, a) => affine.sets.blocks[a] > 1 || keepsApart(plan, a));
  const learned: Holding[] = [];
  if (names.length > 0) {
    learned.push({
      symbols: names.map(symbolOf),
      shape: lengths.map((axis) => AXIS_LETTERS[tensor][axis]),
      count: names.length * affine.sets.count,
    });
  }
  for (const [name, control] of Object.entries(controls)) {
    const gate = control.kind === "entries" && terms.some(({ share }) => typeof share !== "number");
    if (gate && !AFFINE.has(name) && !names.includes(name)) {
      learned.push({ symbols: [symbolOf(name)], shape: [AXIS_LETTERS[tensor].C], count: shape[1] });
    }
    if (control.kind === "shares") {
      const parts = (control as SharesControl).parts(params).length;
      learned.push({ symbols: [symbolOf(name)], shape: [String(parts)], count: parts });
    }
  }
  return learned;
}

/** The running statistics that are kept for evaluation; null where there are none. */
export function keptBy({ technique, params, shape: [, C] }: Plan): Holding | null {
  const tracked = technique.tracked?.(params);
  if (!tracked) return null;
  const symbols = tracked.variance === "none" ? ["running mean"] : ["running mean", "running variance"];
  return { symbols, shape: ["C"], count: symbols.length * C };
}

/** The controls of γ and β are there even where the affine parameters are switched off. */
const AFFINE: ReadonlySet<string> = new Set(["gamma", "beta"]);

/** Whether the affine parameters have an axis although it has one index only. */
function keepsApart({ technique, params, shape: [N, C, H, W] }: Plan, a: number): boolean {
  return technique.affine?.(params, { N, C, H, W })?.partition[AXES[a]] !== undefined;
}

/** Arithmetic and memory of one value, as the definition says them: a fused kernel may do with less. */
export interface Cost {
  /** Additions, multiplications, subtractions and divisions per value. */
  readonly operations: number;
  /** Bytes read and written per value, in float32. */
  readonly bytes: number;
}

const BYTES = 4;

/** What one value costs: its part in every mean and variance, then its way to y. */
export function costOf({ sources, terms, affine }: Plan): Cost {
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
  const affinity = (affine.scaleName ? 1 : 0) + (affine.shiftName ? 1 : 0);
  return {
    operations: statistics + each + blending + affinity,
    bytes: BYTES * (computes ? 3 : 2),
  };
}
