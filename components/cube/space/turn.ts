import { type CubeFrame, middleOf, type Orientation, smallerSide, type Vec2 } from "./projection.ts";

/** Radians for a pixel of dragging: the cube turns about as fast as its surface moves under the pointer. */
const PER_PIXEL = 0.009;

/** How far the picture may be made smaller and larger. */
const ZOOMS: Vec2 = [0.5, 24];

/** An orientation after a drag by some pixels: the near side follows the pointer. */
export function drag(orientation: Orientation, [dx, dy]: Vec2): Orientation {
  return turn(orientation, dx * PER_PIXEL, dy * PER_PIXEL);
}

/** Turned by angles in radians; the eye stops straight above and straight below. */
export function turn(orientation: Orientation, yaw: number, pitch: number): Orientation {
  const right = Math.PI / 2;
  return {
    ...orientation,
    yaw: orientation.yaw + yaw,
    pitch: Math.max(-right, Math.min(right, orientation.pitch + pitch)),
  };
}

/** Enlarged by a factor, within bounds; what is at the point stays there. */
export function zoomAt(orientation: Orientation, factor: number, point: Vec2, frame: CubeFrame): Orientation {
  const zoom = Math.max(ZOOMS[0], Math.min(ZOOMS[1], orientation.zoom * factor));
  const grown = zoom / orientation.zoom;
  const middle = middleOf(frame);
  const side = smallerSide(frame);
  const pan = ([0, 1] as const).map((a) => {
    const away = (point[a] - middle[a]) / side;
    return away - (away - orientation.pan[a]) * grown;
  });
  return { ...orientation, zoom, pan: inReach([pan[0], pan[1]], zoom) };
}

/** Shifts the picture by some pixels, never out of sight. */
export function shift(orientation: Orientation, [dx, dy]: Vec2, frame: CubeFrame): Orientation {
  const [x, y] = orientation.pan;
  const side = smallerSide(frame);
  return { ...orientation, pan: inReach([x + dx / side, y + dy / side], orientation.zoom) };
}

function inReach([x, y]: Vec2, zoom: number): Vec2 {
  const reach = 0.5 * zoom;
  return [Math.max(-reach, Math.min(reach, x)), Math.max(-reach, Math.min(reach, y))];
}
