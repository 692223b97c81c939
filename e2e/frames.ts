import type { Page } from "@playwright/test";

/** How long the page kept a person waiting for a frame. */
export interface Frames {
  readonly count: number;
  /** Milliseconds of the longest gap between two frames. */
  readonly longest: number;
}

/** Counts the page's frames from now on; what is returned ends the counting and tells. */
export async function countFrames(page: Page): Promise<() => Promise<Frames>> {
  const counter = await page.evaluateHandle(() => {
    const frames = { count: 0, longest: 0, running: true };
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      frames.count += 1;
      frames.longest = Math.max(frames.longest, now - last);
      last = now;
      if (frames.running) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    return frames;
  });
  return () =>
    counter.evaluate((frames) => {
      frames.running = false;
      return { count: frames.count, longest: frames.longest };
    });
}
