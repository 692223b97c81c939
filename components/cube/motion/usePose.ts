import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { sizeOf } from "../../../engine/plan/shape.ts";
import { approach, followTarget, type Pose, recut } from "./pose.ts";

/** Cuts through more cells than this do not glide in turn: drawing that many moving sets takes whole frames. */
const MOST_STIRRED = 2000;

/**
 * The pose to draw now. It glides towards the target from wherever it is, so that a new target never makes it jump; with
 * `follow` the direction of view is the target's at once, as under a dragging hand. Without motion it is the target.
 * A larger tensor's cuts that follow each other within the time of a glide, as under a dragged slider, are taken at once, in
 * the frame after the numbers: the next numbers would else wait for cells on their way.
 */
export function usePose(target: Pose, follow: boolean): Pose {
  const [drawn, setDrawn] = useState(target);
  const now = followTarget(drawn, target, follow);
  const latest = useRef(now);
  const cut = useRef<Cut>({ cuts: cutsOf(target), at: Number.NEGATIVE_INFINITY, atOnce: false });
  useLayoutEffect(() => {
    latest.current = now;
  });
  useEffect(() => {
    if (latest.current === target) {
      setDrawn(target);
      return;
    }
    const duration = glide();
    let last = performance.now();
    cut.current = nextCut(cut.current, target, last, duration);
    const { atOnce } = cut.current;
    let frame = requestAnimationFrame(function step(time) {
      const elapsed = Math.max(0, time - last);
      last = time;
      const from = atOnce ? recut(latest.current, target) : latest.current;
      latest.current = duration > 0 ? approach(from, target, elapsed / duration) : target;
      setDrawn(latest.current);
      if (latest.current !== target) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [target]);
  return now;
}

/** The cut that is gone to. */
interface Cut {
  readonly cuts: string;
  /** When it came. */
  readonly at: number;
  readonly atOnce: boolean;
}

function nextCut(last: Cut, target: Pose, at: number, duration: number): Cut {
  const cuts = cutsOf(target);
  if (cuts === last.cuts) return last;
  return { cuts, at, atOnce: at - last.at < duration && sizeOf(target.looks[0].skin.shape) > MOST_STIRRED };
}

function cutsOf({ looks: [{ cuts }] }: Pose): string {
  return cuts;
}

/** The token `--glide` in milliseconds: 0 where motion is to be reduced. */
function glide(): number {
  const value = getComputedStyle(document.documentElement).getPropertyValue("--glide").trim();
  return Number.parseFloat(value) * (value.endsWith("ms") ? 1 : 1000) || 0;
}
