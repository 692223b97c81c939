import type { ParamValue } from "../../engine/plan/controls.ts";
import type { TensorKind } from "../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import {
  type ColumnScene,
  type CompareScene,
  FIRST_COMPARE,
  MOST_COLUMNS,
  whyNotBeside,
} from "../scene/compareScene.ts";
import type { ChangeKind } from "../scene/sceneStore.ts";
import type { Stage } from "../stage/stage.ts";

/** What can be done to the columns of a scene. */
export function columnActions({ sceneStore, setCompare }: Stage) {
  const compareScene = (): CompareScene => sceneStore.getState().scene.compare;

  /** Puts a column to the right of all others, or does nothing where there are as many as may be. */
  function addColumn(column: ColumnScene): void {
    insertColumn(compareScene().columns.length, column);
  }

  /** Puts a copy to the right of a column. */
  function duplicateColumn(at: number): void {
    insertColumn(at + 1, compareScene().columns[at]);
  }

  function insertColumn(at: number, column: ColumnScene): void {
    const { columns, reference } = compareScene();
    if (columns.length >= MOST_COLUMNS) return;
    setCompare({ columns: columns.toSpliced(at, 0, column), reference: reference >= at ? reference + 1 : reference });
  }

  /** Takes a column away; the last one stays. */
  function removeColumn(at: number): void {
    const { columns, reference } = compareScene();
    if (columns.length === 1) return;
    const next = reference > at ? reference - 1 : reference === at ? 0 : reference;
    setCompare({ columns: columns.toSpliced(at, 1), reference: next });
  }

  /** Moves a column by one place. The reference stays the column that it was. */
  function moveColumn(at: number, by: 1 | -1): void {
    const { columns, reference } = compareScene();
    const to = at + by;
    if (to < 0 || to >= columns.length) return;
    const moved = reference === at ? to : reference === to ? at : reference;
    setCompare({ columns: columns.toSpliced(at, 1).toSpliced(to, 0, columns[at]), reference: moved });
  }

  /** Gives a column another technique, with its defaults. */
  function setColumnTechnique(at: number, technique: string): void {
    setCompare({ columns: compareScene().columns.with(at, { technique, params: {} }) });
  }

  /** Sets one of a column's own parameters. */
  function setColumnParam(at: number, name: string, value: ParamValue, kind: ChangeKind): void {
    const { columns } = compareScene();
    const column = columns[at];
    setCompare({ columns: columns.with(at, { ...column, params: { ...column.params, [name]: value } }) }, kind);
  }

  /** Starts over with the other tensor and the first four techniques that normalize it. */
  function compareOther(tensor: TensorKind): void {
    const able = TECHNIQUES.filter((technique) => whyNotBeside(technique, tensor) === null);
    setCompare({ ...FIRST_COMPARE, columns: able.slice(0, 4).map(({ id }) => ({ technique: id, params: {} })) });
  }

  return { addColumn, duplicateColumn, removeColumn, moveColumn, setColumnTechnique, setColumnParam, compareOther };
}
