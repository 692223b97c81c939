import { FileButton } from "../../components/controls/FileButton.tsx";
import { NumberSlider } from "../../components/controls/NumberSlider.tsx";
import { Select } from "../../components/controls/Select.tsx";
import { type AxisChoice, axisChoices, defaultAxes, guessInWords, tensorShape } from "../../engine/npy/axes.ts";
import type { TensorKind } from "../../engine/plan/technique.ts";
import { dataChoices } from "../data/dataChoices.ts";
import { fileFor, ownFiles } from "../data/ownFiles.ts";
import { OWN_FILE } from "../data/supply.ts";
import type { TensorScene } from "../scene/scene.ts";
import type { Stage } from "../stage/stage.ts";
import { useResults, useScene, useStage } from "../stage/useStage.ts";
import { openFiles } from "./openFiles.ts";

/** Where a tensor's numbers come from: seeded sources, real samples, or an own file. */
export function DataPanel({ kind }: { kind: TensorKind }) {
  const stage = useStage();
  const { setSeed } = stage;
  const tensor = useScene((scene) => scene[kind]);
  const choices = dataChoices(kind);
  const chosen = choices.find(({ id }) => id === tensor.source);
  return (
    <>
      <Select
        label="Data"
        hint="Where the numbers come from. Seeded data are the same for everyone with the same seed."
        groups={[
          { label: "Seeded", options: choices.filter(({ seeded }) => seeded).map(option) },
          { label: "Real", options: choices.filter(({ seeded }) => !seeded).map(option) },
          ...(tensor.file ? [{ label: "Own", options: [{ value: OWN_FILE, label: tensor.file.name }] }] : []),
        ]}
        value={tensor.source}
        onChange={(source) => choose(stage, kind, tensor, source)}
      />
      {chosen?.credit && <p className="panel-note panel-credit">{chosen.credit}</p>}
      <DataNotes />
      {chosen?.seeded && (
        <NumberSlider
          symbol="seed"
          label="seed"
          hint="Another seed gives other numbers of the same kind."
          value={tensor.seed}
          min={0}
          max={99}
          hardMax={999_999_999}
          step={1}
          onChange={(seed) => setSeed(kind, seed, "drag")}
          onCommit={(seed) => setSeed(kind, seed, "choice")}
        />
      )}
      {tensor.file && tensor.source === OWN_FILE && <FileAxes kind={kind} tensor={tensor} />}
      <FileButton
        label="Choose a file"
        description="or drop a .npy file or images anywhere. They stay in this page."
        accept=".npy,image/*"
        onFiles={(files) => openFiles(stage, kind, files)}
      />
    </>
  );
}

const option = ({ id, name, why }: { id: string; name: string; why: string }) => ({
  value: id,
  label: name,
  description: why,
});

function choose({ setTensor }: Stage, kind: TensorKind, tensor: TensorScene, source: string): void {
  const choice = dataChoices(kind).find(({ id }) => id === source);
  if (choice) setTensor(kind, { shape: choice.initialShape ?? tensor.shape, source, seed: tensor.seed });
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

/** How the data were cut or resampled to the shape asked for. */
function DataNotes() {
  const notes = useResults((state) => state.result?.dataNotes);
  return notes && notes.length > 0 ? <p className="panel-note">{notes.join("; ")}</p> : null;
}
