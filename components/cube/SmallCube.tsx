import { useMemo } from "react";
import { type Sets, setOf } from "../../engine/plan/partition.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import { css, type Rgb, shade, TINTS } from "./paint/colors.ts";
import { look } from "./paint/look.ts";
import { model } from "./paint/model.ts";
import { type CubeScene, cubeScene } from "./paint/scene.ts";
import { setsSkin } from "./paint/skin.ts";
import { cornersOf } from "./space/faces.ts";
import { CLOSED } from "./space/grid.ts";
import { pathOf } from "./space/outline.ts";
import { type CubeFrame, project } from "./space/projection.ts";
import { FIGURE } from "./space/view.ts";
import "./smallCube.css";

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

/** A small cube in the figure's view in which one set (one of each source) is highlighted. */
export function SmallCube({ sources, size = 36, label, tensor = "activations" }: SmallCubeProps) {
  const faces = useMemo(() => smallFaces(sources, size, PAPERS[tensor]), [sources, size, tensor]);
  return (
    <span className="small-cube" {...(label ? { role: "img", "aria-label": label } : {})}>
      <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
        {faces.map(({ path, fill }) => (
          <path key={path} d={path} fill={fill} strokeWidth={size / THINNESS} />
        ))}
      </svg>
    </span>
  );
}

/** Lines are this part of the picture's width: they take less than a fifth of a side of four cells. */
const THINNESS = 100;

interface SmallFace {
  readonly path: string;
  readonly fill: string;
}

function smallFaces(sources: readonly Sets[], size: number, paper: Rgb): SmallFace[] {
  const { faces } = figureOf(sources, { width: size, height: size, beside: 1, above: 1, below: 1, text: 1 });
  const chosen = sources.map((sets) => setOf(sets, NEAR));
  return faces.flatMap((face) => {
    const own = sources.map((sets) => setOf(sets, face.brick.cell));
    const fill = css(shade(tintOf(own, chosen, sources, paper), face.normal));
    const [across, down] = face.cells;
    return Array.from({ length: across * down }, (_, i) => {
      const [s, t] = [i % across, Math.floor(i / across)];
      return { fill, path: pathOf([cornersOf(face, s, t, s + 1, t + 1)]) };
    });
  });
}

/** A solid cube in the figure's view. */
function figureOf(sources: readonly Sets[], frame: CubeFrame): CubeScene {
  const looks = [look("sets", sources, setsSkin(sources))];
  const pose = { orientation: FIGURE, apart: 0, blocks: 0, openings: CLOSED, looks, stir: 0 };
  const built = model(sources[0].shape, pose, null);
  return cubeScene(built, project(FIGURE, built.size, frame));
}

/** The tint of the smallest chosen set that holds these cells, else paper. */
function tintOf(own: readonly number[], chosen: readonly number[], sources: readonly Sets[], paper: Rgb): Rgb {
  const holding = sources.map((_, i) => i).filter((i) => own[i] === chosen[i]);
  if (holding.length === 0) return paper;
  return TINTS[holding.reduce((a, b) => (sources[b].count > sources[a].count ? b : a)) % TINTS.length];
}

/** The cell at the near corner: its set is the one that the paper's figure highlights. */
const NEAR: Cell = [0, 0, 0, 0];
