import type { Alteration } from "../../engine/compare/alter.ts";
import { convolvedShape, type Padding } from "../../engine/normalize/convolvedShape.ts";
import { count } from "../../engine/numbers.ts";
import { fitParams, type Params, valueFor } from "../../engine/plan/controls.ts";
import { type Cell, contains, MAX_CELLS, type Shape, sizeOf } from "../../engine/plan/shape.ts";
import type { Technique } from "../../engine/plan/technique.ts";
import { fileFor } from "../data/ownFiles.ts";
import { limitsOf } from "../data/supply.ts";
import { type ColumnScene, tooMuch } from "./compareScene.ts";
import { type Scene, type TensorScene, techniqueOf } from "./scene.ts";

/** The most products a convolution may take: some seconds of a worker's time. */
const MOST_PRODUCTS = 2 ** 30;

/** One technique as it is computed. */
export interface FittedColumn {
  readonly technique: Technique;
  readonly params: Params;
  /** What was fitted, by control, in a sentence. */
  readonly notes: Readonly<Record<string, string>>;
}

/** A scene as it can be computed: one column, or several beside each other, and the tensors that they need. */
export interface FittedScene {
  readonly columns: readonly FittedColumn[];
  readonly activations: TensorScene | null;
  readonly weights: TensorScene | null;
  /** Where weights alone are shown: the activations that they are tried on, as large as is soon computed. */
  readonly study: TensorScene | null;
  readonly alteration: Alteration | null;
  /** Shape of the tensor that is normalized: before and after. */
  readonly shape: Shape;
  readonly pinned: Cell | null;
}

/** What the controls of a scene show. */
export type FittedControls = FittedColumn & Pick<FittedScene, "shape">;

/** A column's parameters, fitted to a shape. */
export function fitColumn({ technique: id, params: wishes }: ColumnScene, shape: Shape): FittedColumn {
  const technique = techniqueOf({ technique: id });
  return { technique, ...fitParams(technique.controls, wishes, shape) };
}

/** Fits the controls alone, also where the scene itself cannot be computed: or nothing would be left to mend it with. */
export function fitControls(scene: Scene): FittedControls {
  const tensor = scene[techniqueOf(scene).tensor];
  const shape = shorten(tensor.shape, knownLimits(tensor));
  return { shape, ...fitColumn(scene, shape) };
}

/**
 * Fits a scene: derived, never stored.
 * @throws RangeError where tensor and techniques cannot go together or an own file is missing, with the remedy
 */
export function fitScene(scene: Scene): FittedScene {
  const compares = scene.view === "compare";
  const wished: readonly ColumnScene[] = compares ? scene.compare.columns : [scene];
  const technique = techniqueOf(wished[0]);
  const activations = technique.tensor === "activations" ? withinLimits(scene.activations) : null;
  const weights = fittedWeights(technique, scene);
  const { shape: given } = (activations ?? weights) as TensorScene;
  const columns = wished.map((column) => fitColumn(column, given));
  const shape =
    activations && weights
      ? convolutionOutput(
          activations.shape,
          weights.shape,
          valueFor(technique.controls, columns[0].params, "padding") as Padding,
        )
      : given;
  const refusal = tooMuch(columns.length, shape);
  if (refusal) throw new RangeError(refusal);
  return {
    ...{ columns, activations, weights, shape },
    study: !compares && !activations && weights ? fitStudy(scene.activations, weights.shape) : null,
    alteration: compares ? scene.compare.alteration : null,
    pinned: fitCell(scene.pinned, shape),
  };
}

/** The cell that is pointed at, where a tensor of this shape has it, else the pinned one. */
export function selectedCell(shape: Shape, pointed: Cell | null, pinned: Cell | null): Cell | null {
  return pointed && contains(shape, pointed) ? pointed : pinned;
}

/** The cell of a tensor that is nearest to the wish. */
export function fitCell(wish: Cell | null, shape: Shape): Cell | null {
  if (!wish || contains(shape, wish)) return wish;
  return wish.map((i, a) => Math.min(i, shape[a] - 1)) as unknown as Cell;
}

/**
 * The longest N, C, H and W that a tensor's source can give, each taken alone.
 * @throws RangeError where it is an own file that was not chosen in this visit, or no known source
 */
function lengthLimits(tensor: TensorScene): Shape {
  const { file } = tensor;
  const own = file ? fileFor(file) : null;
  if (file && !own) {
    throw new RangeError(
      `this scene shows your file ${file.name} (${file.shape.join("×")}, checksum ${file.checksum}), which a link does not carry: choose the file to see it.`,
    );
  }
  return limitsOf(tensor, own);
}

/** The limits of the data, or the shape itself while an own file is missing. */
export function knownLimits(tensor: TensorScene): Shape {
  try {
    return lengthLimits(tensor);
  } catch {
    return tensor.shape;
  }
}

/** Whether a technique acts on weights: itself, or before a convolution. */
export function usesWeights({ tensor, weight }: Technique): boolean {
  return tensor === "weights" || weight !== undefined;
}

/** The most products of a study, computed beside the picture while one drags. */
const MOST_STUDIED = 2 ** 23;

/** The scene's activations with as many channels as the weights read; standard normal ones where they have fewer. */
function fitStudy(activations: TensorScene, [O, I, kH, kW]: Shape): TensorScene | null {
  const limits = knownLimits(activations);
  const [N, , H, W] = activations.shape.map((length, a) => Math.min(length, limits[a]));
  const side = Math.floor(Math.sqrt(MOST_STUDIED / (N * O * I * kH * kW)));
  if (side < 1) return null;
  const shape: Shape = [N, I, Math.min(H, side), Math.min(W, side)];
  const own = limits[1] >= I && (!activations.file || fileFor(activations.file));
  return own ? { ...activations, shape } : { shape, source: "normal", seed: activations.seed };
}

/** A tensor as large as its source allows. */
function withinLimits(tensor: TensorScene): TensorScene {
  return { ...tensor, shape: shorten(tensor.shape, lengthLimits(tensor)) };
}

function shorten(shape: Shape, limits: Shape): Shape {
  return shape.map((length, a) => Math.min(length, limits[a])) as unknown as Shape;
}

/** The weights that a technique uses; those of a convolution take as many input channels as there are channels. */
function fittedWeights({ tensor, weight }: Technique, { activations, weights }: Scene): TensorScene | null {
  if (tensor === "weights") return withinLimits(weights);
  if (!weight) return null;
  const [O, , kH, kW] = weights.shape;
  return withinLimits({ ...weights, shape: [O, withinLimits(activations).shape[1], kH, kW] });
}

function convolutionOutput(x: Shape, weight: Shape, padding: Padding): Shape {
  const shape = convolvedShape(x, weight, padding);
  const products = sizeOf(shape) * weight[1] * weight[2] * weight[3];
  if (sizeOf(shape) > MAX_CELLS || products > MOST_PRODUCTS) {
    throw new RangeError(
      `this convolution takes ${count(products)} products for ${count(sizeOf(shape))} values; at most ${count(MOST_PRODUCTS)} and ${count(MAX_CELLS)}: use fewer samples, channels or a smaller kernel.`,
    );
  }
  return shape;
}
