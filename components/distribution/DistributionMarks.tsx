import type { Bins } from "../../engine/distribution.ts";
import { count, fullNumber, shortNumber } from "../numbers.ts";
import { dotPlot } from "./dots.ts";

/** From a value to pixels. */
type Scale = (value: number) => number;
/** A stretch of values; a single value has two equal ends. */
export type ValueRange = readonly [low: number, high: number];

interface MarksProps {
  readonly x: Scale;
  /** Where the axis lies, in pixels from the top; marks are at most `height` pixels high above it. */
  readonly baseline: number;
  readonly height: number;
  readonly value: number | null;
  onPointValues?(range: ValueRange | null): void;
}

/** One dot for each value; the first that equals the selected value is larger and in ink. */
export function Dots({ values, x, baseline, height, value, onPointValues }: MarksProps & { values: Float64Array }) {
  const { dots, diameter, rise } = dotPlot(Float64Array.from(values, x), height);
  const selected = value === null ? -1 : values.indexOf(value);
  const centre = (i: number) => ({ cx: dots[i].x, cy: baseline - diameter / 2 - dots[i].level * rise });
  return (
    <>
      {dots.map((_, i) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place in the set.
          key={i}
          className="distribution-mark"
          {...centre(i)}
          r={(diameter - 1) / 2}
          onPointerEnter={onPointValues && (() => onPointValues([values[i], values[i]]))}
          onPointerLeave={onPointValues && (() => onPointValues(null))}
        >
          <title>{fullNumber(values[i])}</title>
        </circle>
      ))}
      {selected >= 0 && <circle className="distribution-value" {...centre(selected)} r={diameter / 2 + 1} />}
    </>
  );
}

/** One bar for each bin, as wide as the bin and as high as its count. The whole column above the axis answers the pointer. */
export function Bars({ bins, x, baseline, height, value, onPointValues }: MarksProps & { bins: Bins }) {
  const most = bins.counts.reduce((a, b) => Math.max(a, b), 0);
  return Array.from(bins.counts, (members, i) => {
    const range = rangeOfBin(bins, i);
    const [left, right] = range.map(x);
    const tall = (members / most) * height;
    const selected = value !== null && value >= range[0] && value < range[1];
    return (
      <g
        key={range[0]}
        onPointerEnter={onPointValues && (() => onPointValues(range))}
        onPointerLeave={onPointValues && (() => onPointValues(null))}
      >
        <title>{`${count(members)} from ${shortNumber(range[0])} to ${shortNumber(range[1])}`}</title>
        <rect className="distribution-column" x={left} y={baseline - height} width={right - left} height={height} />
        {members > 0 && (
          <rect
            className="distribution-mark"
            data-selected={selected || undefined}
            x={left}
            y={baseline - Math.max(1, tall)}
            width={Math.max(1, right - left - 1)}
            height={Math.max(1, tall)}
          />
        )}
      </g>
    );
  });
}

/** The lower and upper edge of a bin. */
export function rangeOfBin({ x0, width }: Bins, bin: number): ValueRange {
  return [x0 + bin * width, x0 + (bin + 1) * width];
}
