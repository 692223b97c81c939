import type { Brick } from "./bricks.ts";
import type { Vec3 } from "./projection.ts";

/** Whether any point of `front` lies before a point of `back` as the viewer sees it: whether it covers part of it. */
export function covers(front: Brick, back: Brick, toward: Vec3): boolean {
  if (front === back) return false;
  let enter = 0;
  let leave = Number.POSITIVE_INFINITY;
  for (const a of [0, 1, 2]) {
    // A ray from the difference of the two boxes towards the viewer: the boxes meet on the screen where it passes through.
    const low = front.runs[a].from - back.runs[a].to + SLACK;
    const high = front.runs[a].to - back.runs[a].from - SLACK;
    if (Math.abs(toward[a]) < 1e-9) {
      if (low >= 0 || high <= 0) return false;
      continue;
    }
    const [near, far] = toward[a] > 0 ? [low / toward[a], high / toward[a]] : [high / toward[a], low / toward[a]];
    enter = Math.max(enter, near);
    leave = Math.min(leave, far);
  }
  return leave - enter > SLACK;
}

/** Boxes that only touch do not cover each other. */
const SLACK = 1e-6;
