import { useState } from "react";
import { FileButton } from "../../components/controls/FileButton.tsx";
import { NumberSlider } from "../../components/controls/NumberSlider.tsx";
import { Select } from "../../components/controls/Select.tsx";
import { defaultAxes, tensorShape } from "../../engine/npy/axes.ts";
import { type AxisChoice, axisChoices, guessInWords } from "../../engine/npy/axisWords.ts";
import type { TensorKind } from "../../engine/plan/technique.ts";
import { dataChoices } from "../data/dataChoices.ts";
import { fileFor, ownFiles } from "../data/ownFiles.ts";
import { OWN_FILE } from "../data/supply.ts";
import type { TensorScene } from "../scene/scene.ts";
import { useScene, useStage } from "../stage/useStage.ts";
import { openFiles } from "./openFiles.ts";

/** What is not asked for at first sight: the seed, own files and what their axes mean. */
export function DataDetails({ kind }: { kind: TensorKind }) {
  const stage = useStage();
  const [refusal, setRefusal] = useState<string | null>(null);
  const tensor = useScene((scene) => scene[kind]);
  const seeded = dataChoices(kind).some((choice) => choice.seeded && choice.id === tensor.source);
  return (
    <div className="data-details">
      {seeded && (
        <NumberSlider
          symbol="seed"
          label="seed"
          hint="Another seed gives other numbers of the same kind."
          value={tensor.seed}
          min={0}
          max={99}
          hardMax={999_999_999}
          step={1}
          onChange={(seed) => stage.setSeed(kind, seed, "drag")}
          onCommit={(seed) => stage.setSeed(kind, seed, "choice")}
        />
      )}
      {tensor.file && tensor.source === OWN_FILE && <FileAxes kind={kind} tensor={tensor} />}
      <FileButton
        label="Choose a file"
        description="or drop a .npy file or images anywhere. They stay in this browser."
        accept=".npy,image/*"
        refusal={refusal}
        onFiles={async (files) => setRefusal(await openFiles(stage, kind, files))}
      />
    </div>
  );
}

function FileAxes({ kind, tensor }: { kind: TensorKind; tensor: TensorScene }) {
  const { setTensor } = useStage();
  const file = ownFiles(() => tensor.file && fileFor(tensor.file));
  if (file?.kind !== "npy") return null;
  const { usual, other } = axisChoices(file.shape.length);
  const guessed = defaultAxes(file.shape, kind);
  const option = ({ id, label }: AxisChoice) => ({
    value: id,
    label: label[kind],
    description: id === guessed ? guessInWords(file.shape, kind) : undefined,
  });
  return (
    <Select
      label="Axes of the file"
      hint={`What each axis of the file's ${file.shape.join("×")} means.`}
      groups={[
        { label: "Usual", options: usual.map(option) },
        { label: "Any other order", options: other.map(option) },
      ]}
      value={tensor.axes ?? defaultAxes(file.shape)}
      onChange={(axes) => setTensor(kind, { ...tensor, axes, shape: tensorShape(file.shape, axes) })}
    />
  );
}
