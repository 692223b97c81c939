import type { ReactNode, RefObject } from "react";
import type { Sets } from "../../engine/plan/partition.ts";
import type { Cell, Shape, Values } from "../../engine/plan/shape.ts";
import type { NonFinite } from "../heatmap/nonFinite.ts";
import type { CellAt } from "../painting/painting.ts";
import type { Ground, ValueScale } from "../valueScale.ts";
import type { AxisNames } from "./labels/marks.ts";
import type { Paper } from "./paint/paper.ts";
import type { CubeScene } from "./paint/scene.ts";
import type { CubeView } from "./space/view.ts";

/** One way in which the technique cuts the cells into sets, with its name and share where there are several. */
export interface CubeSource {
  readonly sets: Sets;
  readonly label: string;
  readonly weight?: number;
}

/** The values of a tensor and the scale of their colours. */
export interface CubeValues {
  readonly values: Values;
  readonly scale: ValueScale;
  /** How many of the values are not finite, where it is known. */
  readonly nonFinite?: NonFinite;
}

/** Both tensors with their scales on a light or a dark page. */
export function groundedValues<V extends Readonly<Record<"before" | "after", CubeValues>>>(values: V, ground: Ground) {
  const on = (tensor: CubeValues) => ({ ...tensor, scale: { ...tensor.scale, ground } });
  return { before: on(values.before), after: on(values.after) };
}

/** What a cube shows. */
export interface CubeContent {
  readonly shape: Shape;
  /** Usually one; batch-instance norm has two, switchable norm three. */
  readonly sources: readonly CubeSource[];
  /** What the axes are called: "N sample", "C channel", "H·W". */
  readonly axes: AxisNames;
  /** The values for the faces "before" and "after"; without them sets are shown. */
  readonly values?: { readonly before: CubeValues; readonly after: CubeValues } | null;
  /** The cell that is pointed at, else the pinned one. */
  readonly selected: Cell | null;
  /** A cut whose set of the selected cell is lit above all else: what a formula's symbol stands for. */
  readonly lit?: Sets | null;
  /** The accessible name: "12 sets of 18 cells: one per sample and group of 2 channels". */
  readonly words: string;
}

/** A picture of the cube as another layer needs it. */
export interface CubeLayer {
  readonly scene: CubeScene;
  readonly paper: Paper;
  readonly width: number;
  readonly height: number;
}

export interface CubeProps extends CubeContent {
  /** Whether the sources are no sets of a technique: none is outlined. */
  readonly setless?: boolean;
  readonly pinned: Cell | null;
  onPoint(cell: Cell | null): void;
  onPin(cell: Cell | null): void;
  /** One line about a cell, for the tooltip and read out while walking. */
  describe(cell: Cell): string;
  /** The set of a value of the near corner in a few short lines, which a leader names while nothing is selected. */
  nearSet?(cell: Cell): readonly string[] | null;
  /** Which cells are lit because their value lies in a brushed range; null while none is. */
  readonly isBrushed?: ((cell: Cell) => boolean) | null;
  /** Finds the value at a place of the window, for what acts on the picture from outside. */
  readonly cellAt?: RefObject<CellAt | null>;
  /** A cut whose set of the pointed cell is outlined, in place of a tooltip: what a stroke would paint. */
  readonly reach?: Sets | null;
  /** What is drawn over the values and below the outlines. */
  layer?(drawn: CubeLayer): ReactNode;
  /** Which tensor is shown: a change is drawn as an arrival of another tensor, never as a re-cut. */
  readonly tensor?: "activations" | "weights";
  /** Without a view of its own the cube keeps one itself. */
  readonly view?: CubeView;
  onView?(view: CubeView): void;
}
