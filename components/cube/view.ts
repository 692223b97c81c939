import type { Arrangement } from "./grid.ts";
import type { Orientation } from "./projection.ts";

/** What a person has chosen about the picture of the cube; all of it fits in a link. */
export interface CubeView {
  readonly orientation: Orientation;
  readonly arrangement: Arrangement;
  /** How far the sets have drifted apart along the cuts: 0 is solid, 1 the most. */
  readonly apart: number;
  /** What the faces of the cells show. */
  readonly faces: "sets" | "before" | "after";
  /** The one source that is singled out where a technique has several, by its position; null shows all. */
  readonly source: number | null;
}

/** The figure's view: H·W hangs from the top, N runs along the lower left edge, C along the lower right. */
export const FIGURE: Orientation = { yaw: Math.PI / 4, pitch: 0.56, zoom: 1, pan: [0, 0] };

/** The figure of the group norm paper. */
export const DEFAULT_VIEW: CubeView = {
  orientation: FIGURE,
  arrangement: "cube",
  apart: 0,
  faces: "sets",
  source: null,
};
