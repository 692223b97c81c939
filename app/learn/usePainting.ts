import { type KeyboardEvent, useCallback, useMemo, useState } from "react";
import type { Mark, PaintBrush } from "../../components/painting/painting.ts";
import { setOf } from "../../engine/plan/partition.ts";
import { type Cell, cellAt, indexOf, type Shape, sizeOf } from "../../engine/plan/shape.ts";
import { BRUSHES, type BrushId, type Painted, reachOf } from "./painted.ts";

/** A painting in the making, with all that can be done to it. */
export interface PaintingState {
  readonly painted: Painted;
  readonly brush: BrushId;
  readonly canUndo: boolean;
  choose(brush: BrushId): void;
  undo(): void;
  clear(): void;
  stroke: PaintBrush["onStroke"];
}

/** Every stroke is one step that can be undone. */
export function usePainting(shape: Shape): PaintingState {
  const [{ painted, past }, setState] = useState(() => ({
    painted: new Uint8Array(sizeOf(shape)) as Painted,
    /** Whether the stroke that goes on takes away. */
    takes: false,
    past: [] as readonly Painted[],
  }));
  const [brush, choose] = useState<BrushId>("column");
  const reach = useMemo(() => reachOf(brush, shape), [brush, shape]);
  const stroke = useCallback(
    (cell: Cell, starts: boolean, taking: boolean) =>
      setState((now) => {
        const takes = starts ? taking || now.painted[indexOf(reach.shape, cell)] === 1 : now.takes;
        const set = setOf(reach, cell);
        const next = now.painted.map((mark, i) =>
          setOf(reach, cellAt(reach.shape, i)) === set ? Number(!takes) : mark,
        );
        return { painted: next, takes, past: starts ? [...now.past, now.painted] : now.past };
      }),
    [reach],
  );
  const undo = () =>
    setState((now) => ({ ...now, painted: now.past.at(-1) ?? now.painted, past: now.past.slice(0, -1) }));
  const clear = () =>
    setState((now) => ({ ...now, painted: new Uint8Array(now.painted.length), past: [...now.past, now.painted] }));
  return { painted, brush, canUndo: past.length > 0, choose, undo, clear, stroke };
}

/** The keys of a painting: a digit chooses a brush, Ctrl and z takes back. */
export function onBrushKey(event: KeyboardEvent, { choose, undo }: PaintingState): void {
  if (event.ctrlKey !== (event.key === "z")) return;
  const brush = BRUSHES[Number(event.key) - 1];
  if (brush) choose(brush.id);
  else if (event.key === "z") undo();
  else return;
  event.preventDefault();
}

/** How checked values are marked: rightly painted, one too many, missing. */
export function checkedMarks(painted: Painted, asked: Painted): (i: number) => Mark | null {
  return (i) => {
    if (painted[i]) return asked[i] ? "right" : "extra";
    return asked[i] ? "missing" : null;
  };
}

/** How values are marked while they are painted. */
export function paintedMarks(painted: Painted): (i: number) => Mark | null {
  return (i) => (painted[i] ? "painted" : null);
}
