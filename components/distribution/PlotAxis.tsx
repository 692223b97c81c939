import { type ScaleLinear, tickStep } from "d3";
import { shortNumber } from "../../engine/numbers.ts";
import type { Bins } from "../../engine/values/distribution.ts";
import type { ValueRange } from "../../engine/values/valueRange.ts";
import type { BrushSteps } from "./brushSteps.ts";

/** From a value to pixels; clamped to the plot. */
export type PlotScale = ScaleLinear<number, number>;

interface AxisProps {
  readonly x: PlotScale;
  /** Where the axis lies, in pixels from the top. */
  readonly baseline: number;
  readonly ticks?: boolean;
  /** The size of the text around it, in CSS pixels. */
  readonly em: number;
}

/** How far below the axis its numbers stand, in pixels. */
const NUMBERS = 25;
/* In em of the text around: from number to number, and half a character. */
const APART = 5.7;
const HALF_CHARACTER = 0.25;
/** What stands beside an axis, in pixels. */
const SIDE = 14;

/** The line below a plot, with numbers at round values. */
export function PlotAxis({ x, baseline, ticks = true, em }: AxisProps) {
  const [left, right] = x.range();
  const places = ticks ? x.ticks(Math.max(2, Math.round((right - left) / (APART * em)))) : [];
  const name = tickNames(x, places.length);
  /** A number that would reach beyond the picture begins or ends with it. */
  const anchorOf = (tick: number) => {
    const half = name(tick).length * HALF_CHARACTER * em;
    if (x(tick) - half < left - SIDE) return { x: left - SIDE, textAnchor: "start" } as const;
    if (x(tick) + half > right + SIDE) return { x: right + SIDE, textAnchor: "end" } as const;
    return { x: x(tick), textAnchor: "middle" } as const;
  };
  return (
    <>
      <path className="distribution-axis" d={`M${left} ${baseline + 0.5}H${right}`} />
      {places.map((tick) => (
        <g key={tick} className="distribution-tick">
          <path d={`M${x(tick)} ${baseline + 1}v4`} />
          <text {...anchorOf(tick)} y={baseline + NUMBERS}>
            {name(tick)}
          </text>
        </g>
      ))}
    </>
  );
}

/** Plain decimals, so that neighbours differ in sight; powers of ten where those would be too long. */
function tickNames(x: PlotScale, ticks: number): (tick: number) => string {
  const plain = x.tickFormat(ticks);
  const tooLong = x.domain().some((end) => plain(end).length > 10);
  return tooLong ? shortNumber : (tick) => plain(tick).replace(/,/g, "\u202f");
}

/** The brushed range behind the marks, over the whole height. */
export function BrushBand({ x, range, top, height }: { x: PlotScale; range: ValueRange; top: number; height: number }) {
  const left = x(range.low);
  return (
    <rect className="distribution-band" x={left} y={top} width={Math.max(2, x(range.high) - left)} height={height} />
  );
}

/** The steps in which a plot is brushed: its bins, or some forty round ones where it shows single values. */
export function brushStepsOf(
  bins: (Pick<Bins, "x0" | "width"> & { readonly count: number }) | null,
  x: PlotScale,
): BrushSteps {
  if (bins) return { from: bins.x0, width: bins.width, count: bins.count };
  const [low, high] = x.domain();
  const width = tickStep(low, high, 40);
  const from = Math.floor(low / width) * width;
  return { from, width, count: Math.max(1, Math.ceil((high - from) / width)) };
}
