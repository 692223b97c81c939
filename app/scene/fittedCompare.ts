import { fitParams, type Params } from "../../engine/controls.ts";
import type { Cell, Shape } from "../../engine/shape.ts";
import type { Technique } from "../../engine/technique.ts";
import { comparedTensor, techniqueOfColumn, tooMuch } from "./compareScene.ts";
import { fitCell, lengthLimits } from "./fitted.ts";
import type { Scene, TensorScene } from "./scene.ts";

/** One column as it is computed. */
export interface FittedColumn {
  readonly technique: Technique;
  readonly params: Params;
  /** What was fitted, by control, in a sentence. */
  readonly notes: Readonly<Record<string, string>>;
}

/** What Compare computes: one tensor, and every column's parameters fitted to its shape. */
interface FittedCompare {
  readonly tensor: TensorScene;
  readonly shape: Shape;
  readonly pinned: Cell | null;
}

/**
 * Fits what is compared: derived, never stored.
 * @throws RangeError where an own file is missing or the columns are too many for the tensor, with the remedy
 */
export function fitCompare(scene: Scene): FittedCompare {
  const wish = scene[comparedTensor(scene.compare)];
  const limits = lengthLimits(wish);
  const shape = wish.shape.map((length, a) => Math.min(length, limits[a])) as unknown as Shape;
  const refusal = tooMuch(scene.compare.columns.length, shape);
  if (refusal) throw new RangeError(refusal);
  return { tensor: { ...wish, shape }, shape, pinned: fitCell(scene.pinned, shape) };
}

/** A column's parameters, fitted to a shape. */
export function fitColumn(column: Scene["compare"]["columns"][number], shape: Shape): FittedColumn {
  const technique = techniqueOfColumn(column);
  return { technique, ...fitParams(technique.controls, column.params, shape) };
}
