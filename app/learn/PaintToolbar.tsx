import { Choice } from "../../components/controls/Choice.tsx";
import { BRUSHES } from "./painted.ts";
import type { PaintingState } from "./usePainting.ts";
import "./painting.css";

/** The brushes, and what takes back. */
export function PaintToolbar({ brush, canUndo, choose, undo, clear }: PaintingState) {
  return (
    <div className="lesson-toolbar">
      <Choice
        legend="Brush"
        beside
        options={BRUSHES.map(({ id, name, hint }) => ({ value: id, label: name, hint }))}
        value={brush}
        onChange={choose}
      />
      <div className="lesson-toolbar-end">
        <button type="button" className="button" onClick={undo} disabled={!canUndo}>
          Undo
        </button>
        <button type="button" className="button" onClick={clear}>
          Clear
        </button>
      </div>
    </div>
  );
}

/** How one paints, by mouse and by keyboard. */
export function PaintHelp() {
  return (
    <p className="question-help">
      Drag over the cube or over Before; drag with Shift to take away. By keyboard: arrows walk, Space paints, 1 to 4
      choose the brush.
    </p>
  );
}
