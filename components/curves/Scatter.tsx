import { scaleLog, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3";
import { fullNumber } from "../../engine/numbers.ts";
import { useWidth } from "../useWidth.ts";
import type { Points } from "./points.ts";
import "./seedCurves.css";

interface ScatterProps {
  readonly groups: readonly { readonly name: string; readonly points: Points }[];
  /** What the horizontal axis shows. */
  readonly along: string;
  /** The part of that axis at which the groups are compared. */
  readonly between: readonly [from: number, to: number];
  /** The picture in words. */
  readonly words: string;
}

/* In em of the text around. */
const HEIGHT = 16;
const LEFT = 3.2;
const TOP = 0.8;
const BELOW = 2;

const MARK = 22;
const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond];

/** Values of several groups against another quantity, both by powers of ten, each group with a mark of its own. */
export function Scatter({ groups, along, between, words }: ScatterProps) {
  const [box, size] = useWidth<HTMLDivElement>();
  const em = size?.em ?? 14;
  const width = size?.width ?? 0;
  const drawn = groups.map((group) => ({
    ...group,
    points: group.points.filter((point) => point.every((value) => value > 0 && Number.isFinite(value))),
  }));
  const all = drawn.flatMap(({ points }) => points);
  const ends = (axis: 0 | 1, also: readonly number[]) => {
    const values = [...also, ...all.map((point) => point[axis])];
    return [Math.min(...values), Math.max(...values)];
  };
  const [left, right, top, bottom] = [LEFT * em, Math.max(LEFT * em + 1, width - em), TOP * em, (HEIGHT - BELOW) * em];
  const x = scaleLog(ends(0, between), [left, right]).nice();
  const y = scaleLog(all.length > 0 ? ends(1, []) : [0.1, 10], [bottom, top]).nice();
  return (
    <figure className="scatter">
      <div ref={box} className="seed-curves">
        {width > 0 && (
          <svg width={width} height={HEIGHT * em} role="img" aria-label={words}>
            <rect
              className="scatter-between"
              x={x(between[0])}
              width={x(between[1]) - x(between[0])}
              y={top}
              height={bottom - top}
            />
            {y
              .ticks(4)
              .filter(isPower)
              .map((tick) => (
                <g key={tick} className="seed-tick">
                  <path d={`M${left} ${y(tick)}H${right}`} />
                  <text x={left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
                    {fullNumber(tick)}
                  </text>
                </g>
              ))}
            {x
              .ticks(4)
              .filter(isPower)
              .map((tick) => (
                <text key={tick} className="seed-number" x={x(tick)} y={(HEIGHT - 0.5) * em} textAnchor="middle">
                  {fullNumber(tick)}
                </text>
              ))}
            {drawn.map(({ name, points }, g) => (
              <g key={name} className="seed-group" data-group={g}>
                {points.map(([place, value]) => (
                  <path
                    key={`${place} ${value}`}
                    className="scatter-mark"
                    d={symbol(SHAPES[g % SHAPES.length], MARK)() ?? ""}
                    transform={`translate(${x(place)} ${y(value)})`}
                  />
                ))}
              </g>
            ))}
          </svg>
        )}
      </div>
      <ul className="seed-key">
        {groups.map(({ name }, g) => (
          <li key={name}>
            <svg width="12" height="12" aria-hidden="true" className="seed-group" data-group={g}>
              <path
                className="scatter-mark"
                d={symbol(SHAPES[g % SHAPES.length], 2 * MARK)() ?? ""}
                transform="translate(6 6)"
              />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <figcaption>{along}</figcaption>
    </figure>
  );
}

const isPower = (tick: number) => Number.isInteger(Math.log10(tick));
