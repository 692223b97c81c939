import type { Divisions } from "../space/bricks.ts";
import { cornersOf, type Face } from "../space/faces.ts";
import type { Vec2 } from "../space/projection.ts";
import type { Appearance, Coat } from "./appearance.ts";
import { css, mix, type Rgb, shade } from "./colors.ts";
import { cellSize, edgeSegments, type Segment, type SideLines, sideLines, wideEnds } from "./lines.ts";
import type { Paper } from "./paper.ts";
import type { CubeScene } from "./scene.ts";

/** How one side is drawn, on a canvas or in SVG. */
export interface PaintedSide {
  readonly face: Face;
  readonly appearance: Appearance;
  readonly corners: readonly Vec2[];
  /** Whether anything is seen besides the edges of glass. */
  readonly filled: boolean;
  /** Its one colour, or null where every cell has its own. */
  readonly flat: Rgb | null;
  /** The lines between its cells and around it, if there are any. */
  readonly lines: SideLines | null;
  /** The edges of glass, or the strip in the colour of its set where it shows values. */
  readonly rim: { readonly segments: readonly Segment[]; readonly color: string; readonly width: number } | null;
}

/** Below this opacity a side is only its edges. */
const CLEAR = 0.01;

/** Clearer glass than this shows no lines between its cells. */
const LINED_GLASS = 0.3;

/** Widths of glass edges and of the strips in a set's colour, in pixels. */
const GLASS_EDGE = 0.75;
const STRIP = 1.75;

/** Sides thinner than this many pixels have no strips: there would be nothing else to see. */
const THINNEST_STRIPED = 8;

/** How a face of a scene is drawn on this paper. */
export function paintedSide(face: Face, scene: CubeScene, paper: Paper): PaintedSide {
  const { model, appearanceOf } = scene;
  const appearance = appearanceOf(face.brick);
  const { alpha, strip, coats, edge } = appearance;
  const [width, height] = cellSize(face);
  const glass = alpha < 1;
  const striped = strip && Math.min(width * face.cells[0], height * face.cells[1]) > THINNEST_STRIPED;
  const wide = wideEnds(face, scene);
  const ends = endsOf(face, model.seams);
  const color = glass ? css(paper.line, edge) : striped ? css(shade(strip, 0)) : null;
  return {
    face,
    appearance,
    corners: cornersOf(face),
    filled: alpha > CLEAR,
    flat: flatColor(coats, face.normal, paper.surface),
    lines: alpha > LINED_GLASS ? sideLines(face, wide) : null,
    rim: color
      ? {
          segments: edgeSegments(
            face,
            ends.map((end, i) => end && wide[i]),
          ),
          color,
          width: glass ? GLASS_EDGE : STRIP,
        }
      : null,
  };
}

/** A coat's colour on a side that it covers in one colour. */
export function coatColor({ flat, shaded: isShaded }: Coat, normal: 0 | 1 | 2): Rgb {
  return isShaded ? shade(flat as Rgb, normal) : (flat as Rgb);
}

/** The one colour of a side whose coats are all flat. */
function flatColor(coats: readonly Coat[], normal: 0 | 1 | 2, surface: Rgb): Rgb | null {
  let [r, g, b] = [0, 0, 0];
  for (const coat of coats) {
    if (!coat.flat) return null;
    const color = mix(coatColor(coat, normal), surface, coat.strength);
    r += color[0] * coat.weight;
    g += color[1] * coat.weight;
    b += color[2] * coat.weight;
  }
  return [r, g, b];
}

/** Which of a side's edges, in the order of its corners, are ends of its set. */
function endsOf({ brick, lines }: Face, seams: Divisions): readonly boolean[] {
  const [u, v] = [brick.runs[lines[0]], brick.runs[lines[1]]];
  const [across, down] = [seams[lines[0]], seams[lines[1]]];
  return [down.has(v.first), across.has(u.end), down.has(v.end), across.has(u.first)];
}
