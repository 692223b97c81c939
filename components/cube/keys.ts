import { type CubeFrame, middleOf, type Orientation } from "./space/projection.ts";
import { turn, zoomAt } from "./space/turn.ts";
import { type CubeView, figureFor } from "./space/view.ts";

/** What matters of a key for turning. */
export interface TurnKey {
  readonly key: string;
  readonly altKey: boolean;
}

/** A press turns by a twelfth of half a turn and zooms by a fifth. */
const STEP = Math.PI / 12;
const ZOOM = 1.2;

/** The orientation that a key asks for, or null: [ and ] or Alt with arrows turn, + and − zoom, 0 is the figure's view. */
export function orientationByKey(view: CubeView, { key, altKey }: TurnKey, frame: CubeFrame): Orientation | null {
  const { orientation } = view;
  if (key === "[" || (altKey && key === "ArrowLeft")) return turn(orientation, -STEP, 0);
  if (key === "]" || (altKey && key === "ArrowRight")) return turn(orientation, STEP, 0);
  if (altKey && key === "ArrowUp") return turn(orientation, 0, -STEP);
  if (altKey && key === "ArrowDown") return turn(orientation, 0, STEP);
  if (altKey) return null;
  if (key === "+" || key === "=") return zoomAt(orientation, ZOOM, middleOf(frame), frame);
  if (key === "-" || key === "−") return zoomAt(orientation, 1 / ZOOM, middleOf(frame), frame);
  return key === "0" ? figureFor(view.arrangement) : null;
}
