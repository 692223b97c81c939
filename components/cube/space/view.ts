import type { Arrangement } from "./grid.ts";
import { isSameView, type Orientation } from "./projection.ts";

/** What the sides of the cells show. */
export type FaceMode = "sets" | "before" | "after";

/** What a person has chosen about the picture of the cube; all of it fits in a link. */
export interface CubeView {
  readonly orientation: Orientation;
  readonly arrangement: Arrangement;
  /** How far the sets have drifted apart along the cuts: 0 is solid, 1 the most. */
  readonly apart: number;
  readonly faces: FaceMode;
  /** The one source that is singled out where a technique has several, by its position; null shows all. */
  readonly source: number | null;
}

/** The figure's view: C runs along the lower left edge, N along the lower right, both from the near corner; H·W hangs from the top. */
export const FIGURE: Orientation = { yaw: Math.PI / 4, pitch: 0.56, zoom: 1, pan: [0, 0] };

/** The figure's view for an arrangement: blocks per sample are seen more from their image side, with channel 0 in front. */
export function figureFor(arrangement: Arrangement): Orientation {
  return arrangement === "cube" ? FIGURE : { ...FIGURE, yaw: -0.45, pitch: 0.42 };
}

/**
 * Views along the axes at a press. In the cube the left face of the figure is seen along N, its right face along C, and its
 * top along H·W: turned as the heatmaps stand, with c to the right and n downwards.
 */
export const VIEWS = {
  N: { ...FIGURE, yaw: Math.PI / 2, pitch: 0 },
  C: { ...FIGURE, yaw: 0, pitch: 0 },
  HW: { ...FIGURE, yaw: -Math.PI / 2, pitch: Math.PI / 2 },
} as const satisfies Record<string, Orientation>;

/** How far Apart opens at first. */
export const FIRST_APART = 0.7;

/** The figure of the group norm paper. */
export const DEFAULT_VIEW: CubeView = {
  orientation: FIGURE,
  arrangement: "cube",
  apart: 0,
  faces: "sets",
  source: null,
};

/** The view with another arrangement; who looks at the figure goes on looking at the figure. */
export function arrange(view: CubeView, arrangement: Arrangement): CubeView {
  const isFigure = isSameView(view.orientation, figureFor(view.arrangement));
  return { ...view, arrangement, orientation: isFigure ? figureFor(arrangement) : view.orientation };
}
