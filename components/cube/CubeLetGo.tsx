import type { SyntheticEvent } from "react";
import type { Cell } from "../../engine/plan/shape.ts";
import type { CubeScene } from "./paint/scene.ts";
import { cornerOf, placeOf } from "./space/grid.ts";
import { type CubeFrame, toScreen, type Vec2 } from "./space/projection.ts";

interface CubeLetGoProps {
  /** The pinned cell. */
  cell: Cell;
  scene: CubeScene;
  frame: CubeFrame;
  onLetGo(): void;
}

/** From the corner of the cell to the middle of the cross, in pixels. */
const AWAY = 9;

/** The cross beside the pinned cell that lets go of it. By keyboard Escape does. */
export function CubeLetGo({ cell, scene, frame, onLetGo }: CubeLetGoProps) {
  const [x, y] = besideOf(cell, scene);
  if (x < 0 || y < 0 || x > frame.width || y > frame.height) return null;
  // The stage below takes presses and movements for its own.
  const keep = (event: SyntheticEvent) => event.stopPropagation();
  return (
    <button
      type="button"
      className="cube-let-go"
      tabIndex={-1}
      aria-label="Clear selection"
      title="Clear selection"
      style={{
        transform: `translate(${Math.min(frame.width - AWAY, x)}px, ${Math.max(AWAY, y)}px) translate(-50%, -50%)`,
      }}
      onPointerDown={keep}
      onPointerMove={keep}
      onMouseDown={(event) => event.preventDefault()}
      onDoubleClick={keep}
      onClick={(event) => {
        event.stopPropagation();
        onLetGo();
      }}
    >
      <span aria-hidden="true">×</span>
    </button>
  );
}

/** Beside the upper right corner of a cell in the picture. */
function besideOf(cell: Cell, { model: { grid }, projection }: CubeScene): Vec2 {
  const corner = cornerOf(grid, placeOf(grid, cell));
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) =>
    toScreen(projection, [
      corner[0] + (bits & 1 ? grid.lines[0].cell : 0),
      corner[1] + (bits & 2 ? grid.lines[1].cell : 0),
      corner[2] + (bits & 4 ? grid.lines[2].cell : 0),
    ]),
  );
  return [Math.max(...corners.map(([x]) => x)) + AWAY, Math.min(...corners.map(([, y]) => y)) - AWAY];
}
