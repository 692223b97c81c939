import type { Moments } from "./moments.ts";
import { rangesOf, sizeOfSet } from "./partition.ts";
import type { Plan, PlannedSource } from "./plan.ts";
import { type Cell, cellAt, type Values } from "./shape.ts";
import { counted, setInWords } from "./words.ts";

/** Something about a result that must not stay hidden: what it is, with the numbers, and a cell where it is seen. */
export interface Warning {
  readonly text: string;
  readonly cell: Cell | null;
}

/** What is to be said about a result, most surprising first. */
export function warningsOf(plan: Plan, moments: readonly Moments[], x: Values, y: Values): Warning[] {
  const refused = pytorchRefuses(plan);
  return [
    ...refused,
    ...plan.sources.flatMap((source, k) => [
      ...(refused.length === 0 ? oneValueSets(plan, source) : []),
      ...zeroVariance(plan, source, moments[k]),
    ]),
    ...nonFinite(plan, x, y),
  ];
}

/** Whether a source's variance divides in any term. */
function divides(plan: Plan, source: PlannedSource): boolean {
  const k = plan.sources.indexOf(source);
  return plan.terms.some((term) => (term.variance?.[k] ?? 0) !== 0);
}

function pytorchRefuses({ technique, params, shape: [N, C, H, W] }: Plan): Warning[] {
  const running = technique.tracked?.(params) ? " There is no running variance: m/(m − 1) does not exist." : "";
  const message = technique.pytorchRaises?.(params, { N, C, H, W });
  if (!message) return [];
  return [
    {
      text: `Every set has one value, so its variance is 0, x̂ = 0 and y = β. PyTorch refuses this shape: “${message}”.${running}`,
      cell: [0, 0, 0, 0],
    },
  ];
}

function oneValueSets(plan: Plan, source: PlannedSource): Warning[] {
  const { sets, running, centred = true, planes } = source;
  if (running || !centred || !divides(plan, source)) return [];
  if (planes === "unbiased" && sets.shape[2] * sets.shape[3] === 1) {
    return [
      {
        text: "The published code divides each plane's squares by H·W − 1 = 0: the variance is NaN, and so is y.",
        cell: [0, 0, 0, 0],
      },
    ];
  }
  if (sets.equalSize !== 1) return [];
  return [
    {
      text: `Every ${source.name} set has one value (m = 1): its variance is 0 and the value itself is lost. PyTorch computes this without a word.`,
      cell: [0, 0, 0, 0],
    },
  ];
}

function zeroVariance(plan: Plan, source: PlannedSource, { variance }: Moments): Warning[] {
  const { sets, centred = true, square = "mean" } = source;
  if (!divides(plan, source)) return [];
  let zeros = 0;
  let first = -1;
  for (let set = 0; set < sets.count; set++) {
    if (variance[set] !== 0 || (centred && sizeOfSet(sets, set) === 1)) continue;
    if (zeros++ === 0) first = set;
  }
  if (zeros === 0) return [];
  const ranges = rangesOf(sets, first);
  const where = setInWords(plan.technique.tensor, sets, first);
  const what = square === "sum" ? "length 0" : centred ? "variance 0: all their cells are equal" : "only zeros";
  const then =
    plan.eps > 0 ? `only ε = ${plan.eps} keeps the division possible, and x̂ = 0` : "0 is divided by 0, which gives NaN";
  return [
    {
      text: `${zeros.toLocaleString("en")} of ${counted(sets.count, "set")} ${zeros === 1 ? "has" : "have"} ${what}; ${then}. The first: ${where}.`,
      cell: [ranges[0][0], ranges[1][0], ranges[2][0], ranges[3][0]],
    },
  ];
}

function nonFinite({ shape }: Plan, x: Values, y: Values): Warning[] {
  const [before, firstBefore] = countNonFinite(x);
  const [after, firstAfter] = countNonFinite(y);
  if (before === 0 && after === 0) return [];
  const text =
    before > 0
      ? `${counted(before, "cell")} of x ${before === 1 ? "is" : "are"} NaN or infinite; through the shared statistics ${counted(after, "cell")} of y ${after === 1 ? "is" : "are"}.`
      : `No cell of x is NaN or infinite, but ${counted(after, "cell")} of y ${after === 1 ? "is" : "are"}.`;
  return [{ text, cell: cellAt(shape, before > 0 ? firstBefore : firstAfter) }];
}

function countNonFinite(values: Values): [count: number, first: number] {
  let count = 0;
  let first = -1;
  for (let i = 0; i < values.length; i++) {
    // x − x is 0 for every finite number and NaN for all others.
    if (values[i] - values[i] === 0) continue;
    if (count++ === 0) first = i;
  }
  return [count, first];
}
