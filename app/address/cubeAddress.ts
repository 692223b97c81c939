import type { Arrangement } from "../../components/cube/space/grid.ts";
import { isSameView, type Orientation } from "../../components/cube/space/projection.ts";
import { type CubeView, DEFAULT_VIEW, figureFor } from "../../components/cube/space/view.ts";

/** The view of the cube as a part of a link; null where it is the first one. */
export function encodeCube(view: CubeView): string | null {
  const text = toText(view);
  return text === toText(DEFAULT_VIEW) ? null : text;
}

function toText({ faces, arrangement, apart, source, orientation }: CubeView): string {
  const { yaw, pitch, zoom, pan } = orientation;
  const seenFrom = isSameView(orientation, figureFor(arrangement))
    ? []
    : [linkedYaw(yaw, arrangement), pitch, zoom, ...pan];
  return [faces, arrangement, ...[apart, ...seenFrom].map(rounded), source ?? "all"].join(",");
}

/**
 * Links know the cube's mirror image, in which N and C came towards the viewer. Its figure is this figure; blocks were turned
 * the other way round, with the same side of the images in sight.
 */
function linkedYaw(yaw: number, arrangement: Arrangement): number {
  return arrangement === "samples" ? 0 - yaw : yaw;
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}

/** The view of the cube that a link tells, or null where it tells none. */
export function decodeCube(text: string): CubeView | null {
  const parts = text.split(",");
  const [faces, arrangement] = parts;
  const source = parts[parts.length - 1];
  const [apart, ...seenFrom] = parts.slice(2, -1).map(Number);
  if (faces !== "sets" && faces !== "before" && faces !== "after") return null;
  if (arrangement !== "cube" && arrangement !== "samples") return null;
  if (!(apart >= 0 && apart <= 1) || !/^(all|\d)$/.test(source)) return null;
  const orientation = seenFrom.length === 0 ? figureFor(arrangement) : orientationFrom(seenFrom, arrangement);
  return orientation && { faces, arrangement, apart, source: source === "all" ? null : Number(source), orientation };
}

function orientationFrom(numbers: readonly number[], arrangement: Arrangement): Orientation | null {
  const [yaw, pitch, zoom, x, y, ...more] = numbers;
  const finite = more.length === 0 && [yaw, pitch, zoom, x, y].every(Number.isFinite);
  if (!finite || zoom < 0.5 || zoom > 24) return null;
  return { yaw: linkedYaw(yaw, arrangement), pitch, zoom, pan: [x, y] };
}
