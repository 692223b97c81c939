import { useState } from "react";
import { NumberField } from "../../components/controls/NumberField.tsx";
import { AXIS_LETTERS, axesSpokenOf, nounOf } from "../../engine/explain/words.ts";
import { count } from "../../engine/numbers.ts";
import { AXES, type Axis, type Shape, sizeOf } from "../../engine/plan/shape.ts";
import type { TensorAxes, TensorKind } from "../../engine/plan/technique.ts";
import { fileFor, ownFiles } from "../data/ownFiles.ts";
import { orderOf } from "../data/supply.ts";
import { knownLimits, usesWeights } from "../scene/fitted.ts";
import { techniqueOf } from "../scene/scene.ts";
import { useScene, useStage } from "../stage/useStage.ts";
import { DataPanel } from "./DataPanel.tsx";

const TITLES: Readonly<Record<TensorKind, string>> = { activations: "Tensor", weights: "Weight tensor" };

/** The tensors that the technique uses: the lengths and the data of each. */
export function TensorPanels() {
  const technique = useScene((scene) => techniqueOf(scene));
  return (
    <>
      {technique.tensor === "activations" && <TensorPanel kind="activations" />}
      {usesWeights(technique) && <TensorPanel kind="weights" tied={technique.tensor === "activations"} />}
    </>
  );
}

/** `tied`: the weights of a convolution take their input channels from the activations. */
export function TensorPanel({ kind, tied = false }: { kind: TensorKind; tied?: boolean }) {
  const tensor = useScene((scene) => scene[kind]);
  const channels = useScene((scene) => scene.activations.shape[1]);
  const shape: Shape = tied ? [tensor.shape[0], channels, tensor.shape[2], tensor.shape[3]] : tensor.shape;
  const limits = knownLimits(tensor);
  const file = ownFiles(() => (tensor.file ? fileFor(tensor.file) : null));
  const axes: TensorAxes = { tensor: kind, order: orderOf(tensor, file) };
  const lengths = axesSpokenOf(axes).filter((axis) => !(tied && axis === "C"));
  return (
    <section className={`panel panel-${kind}`} aria-labelledby={`tensor-${kind}`}>
      <h2 className="panel-title" id={`tensor-${kind}`}>
        {TITLES[kind]} <span className="panel-aside">{count(sizeOf(shape))} values</span>
      </h2>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is laid out by rules of its own. */}
      <div className="number-fields" role="group" aria-label="Shape">
        {lengths.map((axis) => {
          const a = AXES.indexOf(axis);
          return <Length key={axis} axes={axes} axis={axis} value={Math.min(shape[a], limits[a])} limit={limits[a]} />;
        })}
      </div>
      {tied && <p className="panel-note">I = C = {channels}: the kernel reads every channel.</p>}
      <DataPanel kind={kind} />
    </section>
  );
}

interface LengthProps {
  readonly axes: TensorAxes;
  readonly axis: Axis;
  readonly value: number;
  readonly limit: number;
}

function Length({ axes, axis, value, limit }: LengthProps) {
  const { setLength } = useStage();
  const [refusal, setRefusal] = useState<{ sentence: string; at: number } | null>(null);
  const set = (length: number) => {
    const sentence = setLength(axes.tensor, axis, length);
    setRefusal(sentence ? { sentence, at: value } : null);
  };
  const noun = nounOf(axes, axis);
  return (
    <NumberField
      symbol={AXIS_LETTERS[axes.tensor][axis]}
      label={`${noun}s`}
      hint={`The number of ${noun}s.${limit < 2 ** 23 ? ` These data have ${count(limit)} at most.` : ""}`}
      value={value}
      min={1}
      max={limit}
      step={1}
      invalid={refusal?.at === value ? refusal.sentence : undefined}
      onChange={set}
    />
  );
}
