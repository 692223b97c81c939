import type { Sets } from "../../engine/plan/partition.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import { boxesOfSet } from "./paint/model.ts";
import type { CubeScene } from "./paint/scene.ts";
import { boxOutlines, pathOf, sidesOf } from "./space/outline.ts";

interface CubeOutlinesProps {
  scene: CubeScene;
  /** Whether the selected cell is pinned rather than only pointed at. */
  pinned: boolean;
  /** A cut whose set of the selected cell is outlined above the others. */
  lit: Sets | null;
  /** What a stroke would paint: the set of a cell in a cut. */
  reach: { readonly sets: Sets; readonly cell: Cell } | null;
  /** Whether no set is outlined. */
  setless: boolean;
}

/** The accent outline of the selected set, dashed for further sources, and the ink outline of the selected cell. */
export function CubeOutlines({ scene: { model, projection }, pinned, lit, reach, setless }: CubeOutlinesProps) {
  const { selected, grid, wall } = model;
  const litBoxes = lit && selected && wall ? boxesOfSet(grid, lit, selected) : null;
  const reached = reach && wall ? boxesOfSet(grid, reach.sets, reach.cell) : null;
  const sets = setless ? [] : model.boxes[model.boxes.length - 1];
  return (
    <g>
      {sets.map((boxes, source) => (
        <path
          key={`source ${source.toString()}`}
          className={source === 0 ? "cube-set" : "cube-set cube-set-further"}
          data-behind={litBoxes !== null || undefined}
          d={pathOf(boxOutlines(boxes, projection))}
        />
      ))}
      {litBoxes && <path className="cube-lit" d={pathOf(boxOutlines(litBoxes, projection))} />}
      {reached && <path className="cube-reach" d={pathOf(boxOutlines(reached, projection))} />}
      {model.cell && (
        <path
          className={pinned ? "cube-cell cube-cell-pinned" : "cube-cell"}
          d={pathOf(sidesOf(model.cell, projection))}
        />
      )}
    </g>
  );
}
