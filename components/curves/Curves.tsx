import { line, scaleLinear } from "d3";
import type { PointerEvent } from "react";
import { shortNumber } from "../../engine/numbers.ts";
import { SymbolText } from "../SymbolText.tsx";
import { useWidth } from "../useWidth.ts";
import { type Points, rangeOf } from "./points.ts";
import "./curves.css";

/** How a curve is drawn: the one that is followed, what it follows as dots, or one of others behind them. */
export type CurveKind = "followed" | "dots" | "behind";

export interface Curve {
  readonly name: string;
  readonly kind: CurveKind;
  readonly points: Points;
}

interface CurvesProps {
  readonly title: string;
  /** What the values are called. */
  readonly symbol: string;
  readonly curves: readonly Curve[];
  /** Where the axis along which they run ends; it begins at 0. */
  readonly last: number;
  /** What that axis counts. */
  readonly along: string;
  /** How a place on it is written; by default as its number. */
  tick?(place: number): string;
  /** The present place on it, where there is one. */
  readonly at?: number;
  /** The picture in words. */
  readonly words: string;
  /** Told of the place that is pressed or dragged to. The keyboard has a slider for it elsewhere. */
  onAt?(at: number): void;
}

/* In em of the text around. */
const HEIGHT = 9.4;
const TOP = 0.6;
const RIGHT = 1.2;
const BELOW = 1.7;
const NUMBERS = 3.6;
const APART = 5;
const LINE = 2.4;

/** So few dots are drawn large. */
const FEW = 12;

/** Places are counted: between them nothing is. */
const wholeTicks = (ticks: readonly number[]) => ticks.filter(Number.isInteger);

/** Values that change from step to step, as curves over a common axis, with the present step marked. */
export function Curves({ title, symbol, curves, last, along, tick, at, words, onAt }: CurvesProps) {
  const [box, size] = useWidth<HTMLDivElement>();
  const em = size?.em ?? 14;
  const width = size?.width ?? 0;
  const [height, top, right, below] = [HEIGHT * em, TOP * em, RIGHT * em, BELOW * em];
  const left = NUMBERS * em;
  const bottom = height - below;
  const x = scaleLinear([0, last], [left, Math.max(left + 1, width - right)]);
  const y = scaleLinear(rangeOf(curves.map(({ points }) => points)), [bottom, top]).nice(4);
  const path = line<Points[number]>(
    (point) => x(point[0]),
    (point) => y(point[1]),
  ).defined((point) => Number.isFinite(point[1]));
  const press = (event: PointerEvent<SVGSVGElement>) => {
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    else if (event.buttons === 0) return;
    const place = Math.round(x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left));
    onAt?.(Math.max(0, Math.min(last, place)));
  };
  return (
    <figure className="curves">
      <figcaption className="curves-head">
        <strong>{title}</strong>{" "}
        <var>
          <SymbolText of={symbol} />
        </var>
      </figcaption>
      <div ref={box}>
        {width > 0 && (
          <svg
            className="curves-plot"
            data-pressed={onAt ? true : undefined}
            width={width}
            height={height}
            role="img"
            aria-label={words}
            onPointerDown={press}
            onPointerMove={press}
          >
            {y.ticks(Math.max(2, Math.floor((bottom - top) / (LINE * em)))).map((tick) => (
              <g key={tick} className="curves-tick">
                <path d={`M${left} ${y(tick)}H${width - right}`} />
                <text x={left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
                  {shortNumber(tick)}
                </text>
              </g>
            ))}
            {wholeTicks(x.ticks(Math.max(2, Math.floor((width - left) / (APART * em))))).map((place) => (
              <text key={place} className="curves-number" x={x(place)} y={height - 0.4 * em} textAnchor="middle">
                {tick?.(place) ?? place}
              </text>
            ))}
            {at !== undefined && <path className="curves-at" d={`M${x(at)} ${top - 4}V${bottom}`} />}
            {curves.map(({ name, kind, points }) =>
              kind === "dots" ? (
                <g key={name} className="curves-dots">
                  {points.map(([place, value]) =>
                    Number.isFinite(value) ? (
                      <circle
                        key={place}
                        cx={x(place)}
                        cy={y(value)}
                        r={place === at || points.length < FEW ? 4 : 2}
                        data-present={place === at || undefined}
                      />
                    ) : null,
                  )}
                </g>
              ) : (
                <path key={name} className="curves-line" data-kind={kind} d={path(points) ?? ""} />
              ),
            )}
          </svg>
        )}
      </div>
      <p className="curves-along">{along}</p>
    </figure>
  );
}
