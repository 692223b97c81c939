import { useMemo } from "react";
import { scaleOver } from "../../../components/valueScale.ts";
import { count, numbered, shortNumber } from "../../../engine/numbers.ts";
import type { Plan } from "../../../engine/plan/plan.ts";
import { sizeOf, type Tensor } from "../../../engine/plan/shape.ts";
import type { ModeDifference, SignedTensor } from "../../messages/training.ts";
import { SignedHeatmap } from "./SignedHeatmap.tsx";

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
        <DifferenceHeatmap plan={plan} difference={{ ...difference, values }} />
      ) : (
        <p className="card-words">{count(sizeOf(plan.shape))} differences are too many to be drawn here.</p>
      )}
    </section>
  );
}

interface DifferenceHeatmapProps {
  readonly plan: Plan;
  readonly difference: SignedTensor & { readonly values: Tensor };
}

function DifferenceHeatmap({ plan, difference }: DifferenceHeatmapProps) {
  const scale = useMemo(() => scaleOver([difference], "zero"), [difference]);
  return (
    <SignedHeatmap
      {...{ plan, scale }}
      title="Difference"
      symbol="y in evaluation − y in training"
      words="y in evaluation minus y in training"
      tensor={difference}
    />
  );
}
