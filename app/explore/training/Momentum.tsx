import { useState } from "react";
import { Choice } from "../../../components/controls/Choice.tsx";
import { NumberSlider } from "../../../components/controls/NumberSlider.tsx";
import { batchesUntil, isCumulative } from "../../../engine/normalize/running.ts";
import { count, fullNumber, powerOf } from "../../../engine/numbers.ts";
import { type NumberControl, nameFor } from "../../../engine/plan/controls.ts";
import { useFittedControls } from "../../scene/useFitted.ts";
import { useStage } from "../../stage/useStage.ts";

/** The two senses of momentum: the weight of the new value, or of the old one. */
const SENSES = [
  { value: "pytorch", label: "PyTorch", hint: "Momentum is the weight of the new mini-batch: 0.1 by default." },
  { value: "keras", label: "Keras", hint: "Momentum is the weight of what was there before: 0.99 by default." },
] as const;

/** What is left of 1, without the rounding of a subtraction. */
const opposite = (momentum: number) => Number((1 - momentum).toPrecision(12));

/** Momentum by slider, in PyTorch’s sense or in Keras’, and how many mini-batches it takes. */
export function Momentum() {
  const { setParam } = useStage();
  const { technique, params } = useFittedControls();
  const [sense, setSense] = useState<(typeof SENSES)[number]["value"]>("pytorch");
  const name = nameFor(technique.controls, "momentum") as string;
  const { label, hint, symbol, scale, min, max, step } = technique.controls[name] as NumberControl;
  const alpha = params[name] as number;
  if (isCumulative({ technique, params }))
    return (
      <p className="card-words training-momentum">
        Cumulative: mini-batch k enters with the weight 1/k, as momentum=None in PyTorch. Every mini-batch counts the
        same, and the start does not count at all.
      </p>
    );
  const keras = sense === "keras";
  const set = (value: number, kind: "drag" | "choice") => setParam(name, keras ? opposite(value) : value, kind);
  return (
    <div className="training-momentum">
      <Choice legend="momentum as in" beside options={SENSES} value={sense} onChange={setSense} />
      <NumberSlider
        {...(keras ? { symbol: "1 − α" } : { symbol })}
        {...{ label, scale, min, max, step }}
        hint={keras ? "The weight of what was there before, as in Keras; PyTorch counts the other way." : hint}
        format={fullNumber}
        value={keras ? opposite(alpha) : alpha}
        onChange={(value) => set(value, "drag")}
        onCommit={(value) => set(value, "choice")}
      />
      <p className="card-words">{momentumInWords(alpha)}</p>
    </div>
  );
}

function momentumInWords(alpha: number): string {
  const both = `This is momentum = ${fullNumber(alpha)} in PyTorch and momentum = ${fullNumber(opposite(alpha))} in Keras.`;
  if (alpha === 0) return `${both} No mini-batch ever enters: the running statistics stay at their start.`;
  if (alpha === 1) return `${both} Only the newest mini-batch counts.`;
  const batches = batchesUntil(0.99, alpha);
  return `${both} After ${count(batches)} updates 99 % comes from mini-batches: ${powerOf(opposite(alpha), batches)} ≤ 0.01 of the start is left.`;
}
