import { useState } from "react";
import { Dialog } from "../../components/controls/Dialog.tsx";
import { SmallCube } from "../../components/cube/SmallCube.tsx";
import type { Technique } from "../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { smallSets } from "../parts/smallSets.ts";
import { comparedTensor, MOST_COLUMNS, whyNotBeside } from "../scene/compareScene.ts";
import { useScene, useStage } from "../stage/useStage.ts";
import { columnActions } from "./columnActions.ts";

/** The button that adds a column, and the list to choose its technique from. */
export function AddColumn() {
  const [open, setOpen] = useState(false);
  const full = useScene((scene) => scene.compare.columns.length >= MOST_COLUMNS);
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={full}
        title={full ? `${MOST_COLUMNS} columns at most: remove one first.` : undefined}
        onClick={() => setOpen(true)}
      >
        + Add technique
      </button>
      <Dialog open={open} title="Add a technique" onClose={() => setOpen(false)}>
        <Choices onChosen={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Choices({ onChosen }: { onChosen(): void }) {
  const { addColumn, compareOther } = columnActions(useStage());
  const tensor = useScene((scene) => comparedTensor(scene.compare));
  const other = tensor === "weights" ? "activations" : "weights";
  const able = TECHNIQUES.filter((technique) => whyNotBeside(technique, tensor) === null);
  const refused = TECHNIQUES.filter((technique) => whyNotBeside(technique, tensor) !== null);
  return (
    <>
      <ul className="add-list">
        {able.map((technique) => (
          <li key={technique.id}>
            <button
              type="button"
              className="add-choice"
              onClick={() => {
                addColumn({ technique: technique.id, params: {} });
                onChosen();
              }}
            >
              <TechniqueLine technique={technique} />
            </button>
          </li>
        ))}
      </ul>
      <h3 className="add-refused-title">Not beside these columns</h3>
      <ul className="add-list">
        {refused.map((technique) => (
          <li key={technique.id} className="add-refused">
            {whyNotBeside(technique, tensor)}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button"
        onClick={() => {
          compareOther(other);
          onChosen();
        }}
      >
        Compare techniques of {other} instead
      </button>
    </>
  );
}

function TechniqueLine({ technique }: { technique: Technique }) {
  return (
    <>
      <SmallCube sources={smallSets(technique)} size={36} tensor={technique.tensor} />
      <span>
        <strong>{technique.name}</strong> <span className="card-hint">{technique.summary}</span>
      </span>
    </>
  );
}
