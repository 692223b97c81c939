import { outlineOf, pathOf, sidesOf } from "./outline.ts";
import type { Scene } from "./scene.ts";

interface CubeOutlinesProps {
  scene: Scene;
  /** Whether the selected cell is pinned rather than only pointed at. */
  pinned: boolean;
}

/** The accent outline of the selected set and the ink outline of the selected cell. */
export function CubeOutlines({ scene: { selected, cell, projection }, pinned }: CubeOutlinesProps) {
  return (
    <g>
      {selected.map((boxes, source) => (
        <path
          key={`set ${source.toString()}`}
          className="cube-set"
          d={pathOf(boxes.map((box) => outlineOf(box, projection)))}
        />
      ))}
      {cell && (
        <path className={pinned ? "cube-cell cube-cell-pinned" : "cube-cell"} d={pathOf(sidesOf(cell, projection))} />
      )}
    </g>
  );
}
