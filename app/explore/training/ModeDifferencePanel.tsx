import { useCallback, useMemo, useState } from "react";
import { Heatmap } from "../../../components/heatmap/Heatmap.tsx";
import { type HeatmapWindow, WHOLE } from "../../../components/heatmap/window.ts";
import { scaleOver } from "../../../components/valueScale.ts";
import { cellInWords } from "../../../engine/explain/words.ts";
import { count, numbered, shortNumber } from "../../../engine/numbers.ts";
import type { Plan } from "../../../engine/plan/plan.ts";
import { type Cell, indexOf, sizeOf, type Tensor } from "../../../engine/plan/shape.ts";
import type { ModeDifference } from "../../messages/training.ts";
import { useSelectionIn } from "../../parts/selection.ts";
import { useStage } from "../../stage/useStage.ts";

interface ModeDifferencePanelProps {
  readonly plan: Plan;
  /** How many mini-batches the running statistics come from. */
  readonly at: number;
  readonly difference: ModeDifference;
}

/** By how much y differs between the two modes, as numbers and value by value. */
export function ModeDifferencePanel({ plan, at, difference }: ModeDifferencePanelProps) {
  const { values, min, max, rootMeanSquare } = difference;
  const largest = Math.max(Math.abs(min), Math.abs(max));
  return (
    <section className="training-part" aria-labelledby="mode-difference-title">
      <h3 className="card-title" id="mode-difference-title">
        y in evaluation minus y in training <span className="card-hint">for the tensor above</span>
      </h3>
      <p className="card-words" aria-live="polite">
        After {count(at)} {numbered(at, "mini-batch", "mini-batches")} the two modes differ by up to{" "}
        <strong>{shortNumber(largest)}</strong>, in root mean square by <strong>{shortNumber(rootMeanSquare)}</strong>.
      </p>
      {values ? (
        <DifferenceHeatmap plan={plan} difference={difference} values={values} />
      ) : (
        <p className="card-words">{count(sizeOf(plan.shape))} differences are too many to be drawn here.</p>
      )}
    </section>
  );
}

interface DifferenceHeatmapProps {
  readonly plan: Plan;
  readonly difference: ModeDifference;
  readonly values: Tensor;
}

function DifferenceHeatmap({ plan, difference: { min, max, nonFinite }, values }: DifferenceHeatmapProps) {
  const { pin, point } = useStage();
  const { selected, pinned } = useSelectionIn(plan.shape);
  const [window, setWindow] = useState<{ key: string; shown: HeatmapWindow }>({ key: "", shown: WHOLE });
  const scale = useMemo(() => scaleOver([{ values, min, max }], "zero"), [values, min, max]);
  const describe = useCallback(
    (cell: Cell) =>
      `${cellInWords(plan.axes, cell)}: y in evaluation minus y in training is ${shortNumber(values[indexOf(plan.shape, cell)])}`,
    [plan, values],
  );
  const key = plan.shape.join();
  return (
    <Heatmap
      title="Difference"
      symbol="y in evaluation − y in training"
      {...{ values, scale, nonFinite, selected, pinned, describe }}
      shape={plan.shape}
      range={{ min, max }}
      axes={{ N: "n", C: "c" }}
      sources={[]}
      window={window.key === key ? window.shown : WHOLE}
      onPoint={point}
      onPin={pin}
      onWindow={(shown) => setWindow({ key, shown })}
    />
  );
}
