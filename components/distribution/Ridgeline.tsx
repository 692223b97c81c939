import { scaleLinear } from "d3";
import { useId } from "react";
import { count, shortNumber } from "../../engine/numbers.ts";
import type { Ridge, Ridges } from "../../engine/values/ridges.ts";
import { useWidth } from "../useWidth.ts";
import { BrushArea, type Brushing } from "./BrushArea.tsx";
import { stepPath } from "./DistributionMarks.tsx";
import { BrushBand, brushStepsOf, PlotAxis, type PlotScale } from "./PlotAxis.tsx";
import "./distribution.css";

/** One side of a ridgeline. */
export interface RidgeSide {
  /** "Before" or "After". */
  readonly title: string;
  /** What the values are called: x or y. */
  readonly symbol: string;
  readonly ridges: Ridges;
  readonly domain: readonly [number, number];
  readonly brushing: Brushing;
}

interface RidgelineProps {
  readonly before: RidgeSide;
  readonly after: RidgeSide;
  /** Both in one plot, on the axis of `after`, rather than beside each other. */
  readonly overlay: boolean;
  /** What a set is called: "c=2". */
  label(set: number): string;
  /** The set of the selected cell. */
  readonly selected: number | null;
}

/* In CSS pixels. */
const LABELS = 40;
const BETWEEN = 14;
const ROW = 30;
const RISE = 26;
const HEADROOM = 18;
const FOOT = 32;

/** A histogram per set above each other, before and after: each as high as its fullest bin, with mean and ±σ below. */
export function Ridgeline({ before, after, overlay, label, selected }: RidgelineProps) {
  const [box, size] = useWidth<HTMLDivElement>();
  const pattern = useId();
  const width = size?.width ?? 0;
  const rows = before.ridges.ridges;
  const ground = HEADROOM + rows.length * ROW;
  const column = Math.max(0, overlay ? width - LABELS - 8 : (width - LABELS - BETWEEN - 8) / 2);
  const scaleFrom = ({ domain }: RidgeSide, left: number) => scaleLinear(domain, [left, left + column]).clamp(true);
  const xAfter = scaleFrom(after, overlay ? LABELS : LABELS + column + BETWEEN);
  const xBefore = overlay ? xAfter : scaleFrom(before, LABELS);
  const sides = [
    { side: before, x: xBefore, kind: "before" },
    { side: after, x: xAfter, kind: "after" },
  ] as const;
  const drawn = overlay ? sides.toReversed() : sides;
  return (
    <div className="distribution-box" ref={box}>
      {width > 0 && (
        <svg width={width} height={ground + FOOT} role="img" aria-label={inWords(before, after, label)}>
          <defs>
            <pattern id={pattern} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path className="distribution-hatch" d="M0 0V5" />
            </pattern>
          </defs>
          {sides.map(({ side: { brushing, title, symbol }, x, kind }) => (
            <g key={kind}>
              {!overlay && brushing.range && (
                <BrushBand x={x} range={brushing.range} top={HEADROOM} height={ground - HEADROOM} />
              )}
              <text
                className="distribution-side"
                x={overlay && kind === "after" ? LABELS + column : x.range()[0]}
                y={11}
                textAnchor={overlay && kind === "after" ? "end" : "start"}
              >
                {overlay
                  ? `${title.toLowerCase()}, ${kind === "before" ? "hatched" : "filled"}: ${symbol}`
                  : `${title} ${symbol}`}
              </text>
              {!(overlay && kind === "before") && <PlotAxis x={x} baseline={ground} em={size?.em ?? 14} />}
            </g>
          ))}
          {rows.map(({ set }, row) => (
            <g key={set} className="distribution-ridge">
              <text
                className="distribution-ridge-name"
                data-selected={set === selected || undefined}
                x={LABELS - 8}
                y={HEADROOM + (row + 1) * ROW - 4}
              >
                {label(set)}
              </text>
              {drawn.map(({ side, x, kind }) => (
                <RidgeMark
                  key={kind}
                  ridges={side.ridges}
                  ridge={side.ridges.ridges[row]}
                  x={x}
                  ground={HEADROOM + (row + 1) * ROW - 3}
                  kind={overlay ? kind : "after"}
                  hatch={overlay && kind === "before" ? `url(#${pattern})` : undefined}
                />
              ))}
            </g>
          ))}
        </svg>
      )}
      {width > 0 &&
        !overlay &&
        sides.map(({ side: { title, symbol, ridges, brushing }, x, kind }) => (
          <BrushArea
            key={kind}
            {...brushing}
            name={`${symbol} ${title.toLowerCase()}`}
            x={x}
            steps={brushStepsOf({ ...ridges, count: ridges.bins }, x)}
            box={{ left: x.range()[0], top: HEADROOM, width: column, height: ground - HEADROOM }}
            describe={({ low, high }) => `from ${shortNumber(low)} to ${shortNumber(high)}`}
          />
        ))}
    </div>
  );
}

interface RidgeMarkProps {
  readonly ridges: Ridges;
  readonly ridge: Ridge;
  readonly x: PlotScale;
  readonly ground: number;
  readonly kind: "before" | "after";
  readonly hatch: string | undefined;
}

function RidgeMark({ ridges, ridge, x, ground, kind, hatch }: RidgeMarkProps) {
  const { counts, mean, sd, nonFinite } = ridge;
  const most = Math.max(1, ...counts);
  const [left, right] = x.range();
  const y = (members: number) => ground - (members / most) * RISE;
  return (
    <>
      <path className="distribution-axis" d={`M${left} ${ground + 0.5}H${right}`} />
      <path className="distribution-steps" data-kind={kind} fill={hatch} d={stepPath(ridges, counts, x, y)} />
      {Number.isFinite(mean) && (
        <>
          {Number.isFinite(sd) && (
            <path
              className="distribution-spread"
              data-kind={kind}
              d={`M${x(mean - sd)} ${ground + 1}H${x(mean + sd)}`}
            />
          )}
          <path className="distribution-mean" d={`M${x(mean)} ${ground - 10}V${ground + 3}`} />
        </>
      )}
      {nonFinite > 0 && (
        <text className="distribution-lost" x={right} y={ground - 4}>
          {count(nonFinite)} not finite
        </text>
      )}
    </>
  );
}

function inWords(before: RidgeSide, after: RidgeSide, label: (set: number) => string): string {
  const sets = before.ridges.ridges.map(({ set, mean, sd }, row) => {
    const then = after.ridges.ridges[row];
    return `${label(set)}: mean ${shortNumber(mean)} becomes ${shortNumber(then.mean)}, standard deviation ${shortNumber(sd)} becomes ${shortNumber(then.sd)}`;
  });
  return `Histograms of ${before.symbol} and ${after.symbol}. ${sets.join("; ")}.`;
}
