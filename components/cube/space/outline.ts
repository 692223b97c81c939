import { polygonArea, polygonHull, polygonLength } from "d3";
import type { Brick } from "./bricks.ts";
import { cornersOf, faceOf } from "./faces.ts";
import { nearSides, type Projection, toScreen, type Vec2 } from "./projection.ts";

/** The outline of a box in the picture: the hull of its corners, in order around it. */
function outlineOf({ runs: [x, y, z] }: Brick, projection: Projection): Vec2[] {
  const corners = [x.from, x.to].flatMap((px) =>
    [y.from, y.to].flatMap((py) => [z.from, z.to].map((pz) => toScreen(projection, [px, py, pz]))),
  );
  return polygonHull(corners.map(([px, py]): [number, number] => [px, py])) ?? corners;
}

/** Boxes that look thinner than this many pixels get one outline together, or lines would be all one sees. */
const THINNEST = 12;

/** The outlines of a set's boxes. */
export function boxOutlines(boxes: readonly Brick[], projection: Projection): Vec2[][] {
  const outlines = boxes.map((box) => outlineOf(box, projection));
  if (outlines.length < 2 || outlines.some((outline) => thickness(outline) > THINNEST)) return outlines;
  return [outlineOf(boundsOf(boxes), projection)];
}

/** The box around boxes. */
export function boundsOf(boxes: readonly Brick[]): Brick {
  const bounds = (line: 0 | 1 | 2) => ({
    ...boxes[0].runs[line],
    from: Math.min(...boxes.map(({ runs }) => runs[line].from)),
    to: Math.max(...boxes.map(({ runs }) => runs[line].to)),
  });
  return { ...boxes[0], runs: [bounds(0), bounds(1), bounds(2)] };
}

/** About the smaller extent of an outline. */
function thickness(outline: readonly Vec2[]): number {
  const points = outline.map(([x, y]): [number, number] => [x, y]);
  return (2 * Math.abs(polygonArea(points))) / Math.max(1e-9, polygonLength(points) / 2);
}

/** The visible sides of a box, each as its corners in order. */
export function sidesOf(brick: Brick, projection: Projection): Vec2[][] {
  const near = nearSides(projection);
  return ([0, 1, 2] as const)
    .filter((normal) => near[normal] !== 0)
    .map((normal) => cornersOf(faceOf(brick, normal, near[normal], projection)));
}

/** Polygons as the path data of SVG, to a hundredth of a pixel. */
export function pathOf(polygons: readonly (readonly Vec2[])[]): string {
  const round = (value: number) => Math.round(value * 100) / 100;
  return polygons.map((points) => `M${points.map(([px, py]) => `${round(px)} ${round(py)}`).join("L")}Z`).join("");
}
