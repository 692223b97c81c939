import { memo, useMemo } from "react";
import type { BinEdges } from "../../engine/arithmetic/scans.ts";
import type { Bins } from "../../engine/values/distribution.ts";
import { dotPlot } from "./dots.ts";

/** From a value to pixels. */
type Scale = (value: number) => number;

/** What belongs to brushed cells: of dots, which; of bins, how many values of each. */
export type BrushedMarks = { readonly dots: readonly boolean[] } | { readonly counts: ArrayLike<number> };

interface MarksProps {
  readonly x: Scale;
  /** Where the axis lies, in pixels from the top; marks are at most `height` pixels high above it. */
  readonly baseline: number;
  readonly height: number;
  readonly value: number | null;
  readonly brushed: BrushedMarks | null;
}

interface DotsProps extends MarksProps {
  readonly values: Float64Array;
  /** Rings that hang from the axis rather than dots that stand on it. */
  readonly hanging?: boolean;
}

/** One dot for each value; the first that equals the selected value is larger and in ink, brushed ones have a ring. */
export function Dots({ values, x, baseline, height, value, brushed, hanging = false }: DotsProps) {
  const { centres, diameter } = useMemo(() => {
    const { dots, diameter, rise } = dotPlot(Float64Array.from(values, x), height);
    const centres = dots.map(({ x: cx, level }) => {
      const up = diameter / 2 + level * rise;
      return { cx, cy: hanging ? baseline + up + 1 : baseline - up };
    });
    return { centres, diameter };
  }, [values, x, baseline, height, hanging]);
  const selected = value === null ? -1 : values.indexOf(value);
  return (
    <>
      <AllDots centres={centres} r={(diameter - 1) / 2} rings={brushed && "dots" in brushed ? brushed.dots : null} />
      {selected >= 0 && <circle className="distribution-value" {...centres[selected]} r={diameter / 2 + 1} />}
    </>
  );
}

interface AllDotsProps {
  readonly centres: readonly { readonly cx: number; readonly cy: number }[];
  readonly r: number;
  readonly rings: readonly boolean[] | null;
}

/** The dots of a set: they stay while one value of it after the other is pointed at. */
const AllDots = memo(function AllDots({ centres, r, rings }: AllDotsProps) {
  return centres.map((centre, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place in the set.
    <circle key={i} className="distribution-mark" data-brushed={rings?.[i] || undefined} {...centre} r={r} />
  ));
});

/** One bar for each bin, as wide as the bin and as high as its count; the part of the brushed cells stands in front. */
export function Bars({ bins, x, baseline, height, value, brushed }: MarksProps & { bins: Bins }) {
  const most = bins.counts.reduce((a, b) => Math.max(a, b), 0);
  const parts = brushed && "counts" in brushed ? brushed.counts : null;
  return Array.from(bins.counts, (members, i) => {
    const left = x(bins.x0 + i * bins.width);
    const width = Math.max(1, x(bins.x0 + (i + 1) * bins.width) - left - 1);
    const tall = (number: number) => (number === 0 ? 0 : Math.max(1, (number / most) * height));
    const bar = (number: number) => ({ x: left, width, y: baseline - tall(number), height: tall(number) });
    if (members === 0) return null;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place on the axis.
      <g key={i}>
        <rect className="distribution-mark" data-selected={isInBin(bins, i, value) || undefined} {...bar(members)} />
        {parts && parts[i] > 0 && <rect className="distribution-brushed" {...bar(parts[i])} />}
      </g>
    );
  });
}

function isInBin({ x0, width }: Bins, i: number, value: number | null): boolean {
  return value !== null && value >= x0 + i * width && value < x0 + (i + 1) * width;
}

/** The outline of a histogram as a path from the axis up the steps and back to the axis. */
export function stepPath(
  { x0, width, bins }: BinEdges,
  counts: ArrayLike<number>,
  x: Scale,
  y: (members: number) => number,
): string {
  let path = `M${x(x0)} ${y(0)}`;
  for (let i = 0; i < bins; i++) {
    if (i === 0 || counts[i] !== counts[i - 1]) path += `V${y(counts[i])}`;
    path += `H${x(x0 + (i + 1) * width)}`;
  }
  return `${path}V${y(0)}Z`;
}
