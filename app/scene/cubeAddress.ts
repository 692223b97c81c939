import { isSameView, type Orientation } from "../../components/cube/projection.ts";
import { type CubeView, DEFAULT_VIEW, figureFor } from "../../components/cube/view.ts";

/** The view of the cube as a part of a link; null where it is the first one. */
export function encodeCube(view: CubeView): string | null {
  const text = toText(view);
  return text === toText(DEFAULT_VIEW) ? null : text;
}

function toText({ faces, arrangement, apart, source, orientation }: CubeView): string {
  const { yaw, pitch, zoom, pan } = orientation;
  const seenFrom = isSameView(orientation, figureFor(arrangement)) ? [] : [yaw, pitch, zoom, ...pan];
  return [faces, arrangement, ...[apart, ...seenFrom].map(rounded), source ?? "all"].join(",");
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
  const orientation = seenFrom.length === 0 ? figureFor(arrangement) : orientationFrom(seenFrom);
  return orientation && { faces, arrangement, apart, source: source === "all" ? null : Number(source), orientation };
}

function orientationFrom([yaw, pitch, zoom, x, y, ...more]: readonly number[]): Orientation | null {
  const finite = more.length === 0 && [yaw, pitch, zoom, x, y].every(Number.isFinite);
  return finite && zoom >= 0.5 && zoom <= 24 ? { yaw, pitch, zoom, pan: [x, y] } : null;
}
