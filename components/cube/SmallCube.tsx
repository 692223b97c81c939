import { useMemo } from "react";
import type { Sets } from "../../engine/partition.ts";
import type { Cell } from "../../engine/shape.ts";
import { css, mix, type Rgb, SET_COLORS, shaded, TEAL } from "./colors.ts";
import { cornersOf } from "./faces.ts";
import { cubeGrid, sizeOfGrid } from "./grid.ts";
import { pathOf } from "./outline.ts";
import { project } from "./projection.ts";
import { scene, setsOfBrick } from "./scene.ts";
import { FIGURE } from "./view.ts";

interface SmallCubeProps {
  /** The technique's sources, already cut to one small shape such as 4 × 4 × 2 × 2. */
  sources: readonly Sets[];
  /** Width and height in pixels. */
  size?: number;
  /** The accessible name; without one the picture is decoration. */
  label?: string;
  /** A weight tensor is drawn on another paper than activations. */
  tensor?: "activations" | "weights";
}

const PAPERS: Record<"activations" | "weights", Rgb> = { activations: [222, 217, 205], weights: [196, 204, 214] };

/** The sets of one cell in several sources: the last source's set is the innermost. */
const TINTS: readonly Rgb[] = [TEAL, SET_COLORS[1], SET_COLORS[5]];

/** A small cube in the figure's view in which one set (one of each source) is highlighted. */
export function SmallCube({ sources, size = 36, label, tensor = "activations" }: SmallCubeProps) {
  const cells = useMemo(() => smallFaces(sources, size, PAPERS[tensor]), [sources, size, tensor]);
  return (
    <svg
      className="small-cube"
      width={size}
      height={size}
      viewBox={`0 0 ${size.toString()} ${size.toString()}`}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      {cells.map(({ path, fill }) => (
        <path key={path} d={path} fill={fill} stroke="var(--surface)" strokeWidth={size / 70} strokeLinejoin="round" />
      ))}
    </svg>
  );
}

interface SmallFace {
  readonly path: string;
  readonly fill: string;
}

function smallFaces(sources: readonly Sets[], size: number, paper: Rgb): SmallFace[] {
  const grid = cubeGrid(sources[0].shape);
  const projection = project(FIGURE, sizeOfGrid(grid), { width: size, height: size, beside: 1, above: 1, below: 1 });
  const chosen = sources.map((sets) => setsOfBrick({ cell: shownCell(sets) }, [sets])[0]);
  const { faces } = scene(grid, projection, sources, null);
  return faces.flatMap((face) => {
    const own = setsOfBrick(face.brick, sources);
    const fill = css(shaded(tintOf(own, chosen, sources, paper), face.normal));
    const [across, down] = face.cells;
    return Array.from({ length: across * down }, (_, i) => {
      const [s, t] = [i % across, Math.floor(i / across)];
      return { fill, path: pathOf([cornersOf(face, s, t, s + 1, t + 1)]) };
    });
  });
}

/** The tint of the smallest chosen set that holds these cells, else paper. */
function tintOf(own: readonly number[], chosen: readonly number[], sources: readonly Sets[], paper: Rgb): Rgb {
  const holding = sources.map((_, i) => i).filter((i) => own[i] === chosen[i]);
  if (holding.length === 0) return mix(paper, [255, 255, 255], 0.9);
  return TINTS[holding.reduce((a, b) => (sources[b].count > sources[a].count ? b : a)) % TINTS.length];
}

/** A cell whose set reaches the outside where it can be seen: in the last sample, in the middle of the channels. */
function shownCell({ shape: [N, C] }: Sets): Cell {
  return [N - 1, Math.floor(C / 2), 0, 0];
}
