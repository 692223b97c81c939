import type { Shape } from "../../engine/plan/shape.ts";

/** The entry that a key walks to from another; null for keys that do not walk. Up and down go by rows where there are any. */
export function entryStep(key: string, from: number, [N, C, H, W]: Shape): number | null {
  const last = N * C * H * W - 1;
  const row = H > 1 ? W : 1;
  const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: row, ArrowUp: -row, PageDown: H * W, PageUp: -H * W }[key];
  if (key === "Home") return 0;
  if (key === "End") return last;
  return by === undefined ? null : Math.max(0, Math.min(last, from + by));
}
