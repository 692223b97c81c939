import type { Face } from "../space/faces.ts";
import { onFace } from "../space/pick.ts";
import type { Vec2 } from "../space/projection.ts";

/** What stands at a point of a picture: the paper that was there, paper that was drawn, or a colour. */
type Ink = "nothing" | "paper" | "colour";

/** What covers less than this lets see what is behind. */
const FAINT = 0.25;

/** Points of a picture that know what was drawn over them last. Exact: no pixels, no smoothing. For tests. */
export class Points {
  readonly ink: Ink[];
  readonly #at: readonly Vec2[];
  readonly #paper: string;

  constructor(at: readonly Vec2[], paper: string) {
    this.#paper = paper;
    this.#at = at.toSorted(([a], [b]) => a - b);
    this.ink = at.map(() => "nothing");
  }

  fill(polygons: readonly (readonly Vec2[])[], color: string) {
    for (const polygon of polygons) this.#set(color, polygon, 0, (point) => isInside(polygon, point));
  }

  stroke(lines: readonly (readonly Vec2[])[], color: string, width: number) {
    for (const line of lines) {
      line.slice(1).forEach((to, i) => {
        this.#set(color, [line[i], to], width / 2, (point) => distance(point, line[i], to) <= width / 2);
      });
    }
  }

  #set(color: string, around: readonly Vec2[], reach: number, isHit: (point: Vec2) => boolean) {
    const [from, to] = [Math.min(...around.map(([x]) => x)) - reach, Math.max(...around.map(([x]) => x)) + reach];
    for (let i = this.#firstFrom(from); i < this.#at.length && this.#at[i][0] <= to; i++) {
      if (isHit(this.#at[i])) this.ink[i] = color === this.#paper ? "paper" : "colour";
    }
  }

  /** The points are in order from left to right. */
  #firstFrom(x: number): number {
    let [low, high] = [0, this.#at.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#at[middle][0] < x) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A canvas that draws on points: just what the cube's painting asks of one. */
export function canvasOn(points: Points): CanvasRenderingContext2D {
  let lines: Vec2[][] = [];
  let [a, b, c, d, e, f] = [1, 0, 0, 1, 0, 0];
  const ctx = {
    globalAlpha: 1,
    fillStyle: "",
    strokeStyle: "",
    lineWidth: 1,
    beginPath: () => {
      lines = [];
    },
    moveTo: (x: number, y: number) => lines.push([[x, y]]),
    lineTo: (x: number, y: number) => lines[lines.length - 1].push([x, y]),
    closePath: () => {
      const line = lines[lines.length - 1];
      line.push(line[0]);
    },
    fill: () => ctx.globalAlpha > FAINT && points.fill(lines, ctx.fillStyle),
    stroke: () => ctx.globalAlpha > FAINT && points.stroke(lines, ctx.strokeStyle, ctx.lineWidth),
    save: () => {},
    restore: () => {
      [a, b, c, d, e, f] = [1, 0, 0, 1, 0, 0];
    },
    transform: (...by: [number, number, number, number, number, number]) => {
      [a, b, c, d, e, f] = by;
    },
    drawImage: () => {
      const at = (s: number, t: number): Vec2 => [e + a * s + c * t, f + b * s + d * t];
      if (ctx.globalAlpha > FAINT) points.fill([[at(0, 0), at(1, 0), at(1, 1), at(0, 1)]], "an image");
    },
  };
  return ctx as unknown as CanvasRenderingContext2D;
}

/** Draws the paths of an SVG on points. */
export function drawSvg(points: Points, svg: string) {
  for (const [tag] of svg.matchAll(/<path [^>]*>/g)) {
    const read = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
    const lines = (read("d") ?? "")
      .split("M")
      .slice(1)
      .map((line) => {
        const at = [...line.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]): Vec2 => [Number(x), Number(y)]);
        return line.endsWith("Z") ? [...at, at[0]] : at;
      });
    const [fill, stroke] = [read("fill"), read("stroke")];
    if (fill && fill !== "none" && Number(read("fill-opacity") ?? 1) > FAINT) points.fill(lines, fill);
    if (stroke) points.stroke(lines, stroke, Number(read("stroke-width") ?? 1));
  }
}

/** Points spread evenly over every side of a solid that is seen, with what is drawn there last being opaque. Sides that are hardly turned to the viewer have none. */
export function pointsOnSides(
  faces: readonly Face[],
  isOpaque: (face: Face) => boolean,
  each: number,
  random: () => number,
) {
  const sides = ([0, 1, 2] as const).map((normal) => {
    const own = faces.filter((face) => face.normal === normal && openness(face) > 0.05);
    const ends: number[] = [];
    for (const { u, v } of own) ends.push((ends[ends.length - 1] ?? 0) + Math.abs(u[0] * v[1] - u[1] * v[0]));
    const total = ends[ends.length - 1] ?? 0;
    const at: Vec2[] = [];
    for (let tries = 0; tries < 4 * each && at.length < each && total > 0; tries++) {
      const chosen = random() * total;
      const { origin, u, v } = own[ends.findIndex((end) => end >= chosen)];
      const [s, t] = [random(), random()];
      const point: Vec2 = [origin[0] + u[0] * s + v[0] * t, origin[1] + u[1] * s + v[1] * t];
      const seen = faces.findLast((face) => onFace(face, point) !== null);
      if (seen?.normal === normal && isOpaque(seen)) at.push(point);
    }
    return at;
  });
  return sides.filter(({ length }) => length > each / 4);
}

/** How far a side is from being seen as a line: the sine of the angle between its edges. */
function openness({ u, v }: Face): number {
  return Math.abs(u[0] * v[1] - u[1] * v[0]) / Math.max(1e-9, Math.hypot(...u) * Math.hypot(...v));
}

function isInside(polygon: readonly Vec2[], [x, y]: Vec2): boolean {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [[xi, yi], [xj, yj]] = [polygon[i], polygon[j]];
    if (yi > y !== yj > y && x < xi + ((xj - xi) * (y - yi)) / (yj - yi)) inside = !inside;
  }
  return inside;
}

function distance([x, y]: Vec2, [ax, ay]: Vec2, [bx, by]: Vec2): number {
  const [dx, dy] = [bx - ax, by - ay];
  const part = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / Math.max(1e-12, dx * dx + dy * dy)));
  return Math.hypot(x - ax - part * dx, y - ay - part * dy);
}
