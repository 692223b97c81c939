import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { approach, followed, type Pose } from "./pose.ts";

/**
 * The pose to draw now. It glides towards the target from wherever it is, so that a new target never makes it jump; with
 * `follow` the direction of view is the target's at once, as under a dragging hand. Without motion it is the target.
 */
export function usePose(target: Pose, follow: boolean): Pose {
  const [drawn, setDrawn] = useState(target);
  const now = followed(drawn, target, follow);
  const latest = useRef(now);
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
    let frame = requestAnimationFrame(function step(time) {
      const elapsed = Math.max(0, time - last);
      last = time;
      latest.current = duration > 0 ? approach(latest.current, target, elapsed / duration) : target;
      setDrawn(latest.current);
      if (latest.current !== target) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [target]);
  return now;
}

/** The token `--glide` in milliseconds: 0 where motion is to be reduced. */
function glide(): number {
  const value = getComputedStyle(document.documentElement).getPropertyValue("--glide").trim();
  return Number.parseFloat(value) * (value.endsWith("ms") ? 1 : 1000) || 0;
}
