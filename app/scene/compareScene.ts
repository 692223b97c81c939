import type { Alteration } from "../../engine/compare/alter.ts";
import { count } from "../../engine/numbers.ts";
import type { Params } from "../../engine/plan/controls.ts";
import { type Shape, sizeOf } from "../../engine/plan/shape.ts";
import type { Technique, TensorKind } from "../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";

/** One column: a technique with the wishes for its own parameters. */
export interface ColumnScene {
  readonly technique: string;
  readonly params: Params;
}

/** What a column shows of its technique. */
export const SHOWS = ["output", "from-x", "from-column", "sets", "gradient"] as const;
export type Show = (typeof SHOWS)[number];

/** Which values the distributions count. */
export type CompareScope = "all" | "channel" | "set";

/** What is compared, and how it is shown. The tensor and the pinned cell are the scene's. */
export interface CompareScene {
  readonly columns: readonly ColumnScene[];
  readonly show: Show;
  /** The column that the others are held against. */
  readonly reference: number;
  /** Whether every column has a colour scale and an axis of its own. */
  readonly ownScales: boolean;
  readonly scope: CompareScope;
  /** A change of one sample or one channel, for all columns alike. */
  readonly alteration: Alteration | null;
}

export const MOST_COLUMNS = 8;
/** The most values in all columns together: what a browser tab can hold and draw. */
const MOST_VALUES = 2 ** 25;

export const FIRST_COMPARE: CompareScene = {
  columns: [
    { technique: "bn", params: {} },
    { technique: "ln", params: {} },
    { technique: "in", params: {} },
    { technique: "gn", params: { groups: 3 } },
  ],
  show: "output",
  reference: 0,
  ownScales: false,
  scope: "all",
  alteration: null,
};

/** The technique of a column. */
export function techniqueOfColumn({ technique: id }: Pick<ColumnScene, "technique">): Technique {
  return TECHNIQUES.find((technique) => technique.id === id) ?? TECHNIQUES[0];
}

/** The tensor that all columns normalize. */
export function comparedTensor({ columns }: Pick<CompareScene, "columns">): TensorKind {
  return techniqueOfColumn(columns[0]).tensor;
}

/** Why a technique cannot stand beside others that normalize a tensor, in a sentence; null where it can. */
export function whyNotBeside(technique: Technique, tensor: TensorKind): string | null {
  if (technique.weight) return `${technique.name} normalizes the output of a convolution: another tensor.`;
  if (technique.tensor === tensor) return null;
  return tensor === "weights"
    ? `${technique.name} normalizes activations; the columns here normalize a weight tensor.`
    : `${technique.name} normalizes a weight tensor; the columns here normalize activations.`;
}

/** Why so many columns of a tensor are not computed, with the numbers and the remedy; null where they are. */
export function tooMuch(columns: number, shape: Shape): string | null {
  const cells = sizeOf(shape);
  if (columns * cells <= MOST_VALUES) return null;
  const [most, all] = [MOST_VALUES, columns * cells].map(count);
  return `${columns} columns of ${shape.join("×")} are ${all} values, at most ${most}: use ${Math.floor(MOST_VALUES / cells)} columns or a smaller tensor.`;
}
