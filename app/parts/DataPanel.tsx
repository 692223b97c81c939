import { Select } from "../../components/controls/Select.tsx";
import type { TensorKind } from "../../engine/plan/technique.ts";
import { dataChoices } from "../data/dataChoices.ts";
import { OWN_FILE } from "../data/supply.ts";
import { Lazy, lazily, partAhead } from "../loading.tsx";
import type { TensorScene } from "../scene/scene.ts";
import type { Stage } from "../stage/stage.ts";
import { useLevel, useResults, useScene, useStage } from "../stage/useStage.ts";

const details = lazily(async () => (await import("./DataDetails.tsx")).DataDetails);
partAhead(details);

/** Where a tensor's numbers come from: seeded sources, real samples, or an own file, which can be dropped at every level; it may suspend. */
export function DataPanel({ kind }: { kind: TensorKind }) {
  const stage = useStage();
  const tensor = useScene((scene) => scene[kind]);
  const detailed = useLevel() === "everything";
  const isOwn = tensor.source === OWN_FILE;
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
      <DataNotes kind={kind} />
      {(detailed || isOwn) && <Lazy part={details} props={{ kind }} />}
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

/** How the data were cut or resampled to the shape asked for; nothing while the picture is not of this tensor. */
function DataNotes({ kind }: { kind: TensorKind }) {
  const notes = useResults(({ result, problem }) =>
    problem === null && result?.columns[0]?.plan.technique.tensor === kind ? result.dataNotes : null,
  );
  return notes && notes.length > 0 ? <p className="panel-note">{notes.join("; ")}</p> : null;
}
