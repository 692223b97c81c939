import { useMemo } from "react";
import type { Brushing } from "../../components/distribution/BrushArea.tsx";
import type { HeatmapBrush } from "../../components/heatmap/brush.ts";
import { type Cell, indexOf } from "../../engine/plan/shape.ts";
import { isInside } from "../../engine/values/valueRange.ts";
import type { Brush } from "../attention/brushing.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { useBrushedRange, useStage } from "../stage/useStage.ts";

/** The brushed range with the values it speaks of; the same object as long as neither changes. */
export function useBrush(column: ResultColumn | null): HeatmapBrush | null {
  const range = useBrushedRange();
  const values = range && column?.[range.tensor].values;
  return useMemo(() => (range && values ? { values, range } : null), [range, values]);
}

/** Whether a cell is brushed; null while nothing is. */
export function useIsBrushed(column: ResultColumn): ((cell: Cell) => boolean) | null {
  const brushed = useBrush(column);
  const { shape } = column.plan;
  return useMemo(
    () => brushed && ((cell: Cell) => isInside(brushed.values[indexOf(shape, cell)], brushed.range)),
    [brushed, shape],
  );
}

/** The brush as a plot of one tensor's values takes it. */
export function useBrushing(tensor: Brush["tensor"]): Brushing {
  const { brush, glance } = useStage();
  const current = useBrushedRange();
  const own = current?.tensor === tensor ? current : null;
  return {
    range: own,
    held: own?.held ?? false,
    onBrush: (range) => brush(range && { ...range, tensor, held: true }),
    onGlance: (range) => glance(range && { ...range, tensor }),
  };
}
