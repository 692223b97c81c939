import { contour, REACH_IN_UNITS } from "./contour.ts";
import type { Path } from "./inside.ts";

interface PathPictureProps {
  readonly name: string;
  readonly path: Path;
}

/** The losses of the contours, each four times the one inside it. */
const LEVELS = [1 / 32, 1 / 8, 1 / 2, 2, 8];

/** The way of two weights down the contours of their loss, both in units in which a step counts as much. */
export function PathPicture({ name, path: { curvature, points } }: PathPictureProps) {
  const place = (u: number) => 50 * (1 + u / REACH_IN_UNITS);
  const all = Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i], points[2 * i + 1]] as const);
  const leaves = all.findIndex((at) => Math.hypot(...at) > 2 * REACH_IN_UNITS);
  // What leaves the picture is drawn until it has.
  const way = leaves < 0 ? all : all.slice(0, leaves + 1);
  const line = way.map(([u, v], i) => `${i === 0 ? "M" : "L"}${place(u)} ${place(-v)}`).join("");
  return (
    <figure className="lab-field">
      <div className="lab-field-picture">
        <svg viewBox="0 0 100 100" role="img" aria-label={`${name}: ${way.length - 1} steps ${wordsOf(way)}`}>
          {LEVELS.map((level) => (
            <path key={level} className="lab-contour" d={contour(curvature, level, place)} />
          ))}
          <path className="lab-least" d="M48 50h4M50 48v4" />
          <path className="lab-way" d={line} />
          {way.map(([u, v], i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is a step, in order.
            <circle key={i} className="lab-step" cx={place(u)} cy={place(-v)} r={i === 0 ? 1.8 : 0.9} />
          ))}
        </svg>
      </div>
      <figcaption>{name}</figcaption>
    </figure>
  );
}

/** Where the way has come to. */
function wordsOf(way: readonly (readonly [number, number])[]): string {
  const far = ([u, v]: readonly [number, number]) => Math.hypot(u, v);
  const share = far(way[way.length - 1]) / far(way[0]);
  return share > 1 ? "away from the least loss" : `leave ${Math.round(100 * share)} % of the way to the least loss`;
}
