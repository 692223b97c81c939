import { scaleLinear } from "d3";
import { useMemo } from "react";
import { count, counted, fullNumber, numbered, shortNumber } from "../../engine/numbers.ts";
import type { Distribution } from "../../engine/values/distribution.ts";
import { isSkewed } from "../../engine/values/summary.ts";
import { isInside, type ValueRange } from "../../engine/values/valueRange.ts";
import { Hint } from "../controls/Hint.tsx";
import { numberShowing } from "../difference.ts";
import { useWidth } from "../useWidth.ts";
import { BrushArea, type Brushing } from "./BrushArea.tsx";
import { Bars, type BrushedMarks, Dots } from "./DistributionMarks.tsx";
import { DistributionTable } from "./DistributionTable.tsx";
import { meanShown } from "./moments.ts";
import { BrushBand, brushStepsOf, PlotAxis } from "./PlotAxis.tsx";
import "./distribution.css";

interface DistributionProps {
  /** "Before" or "After". */
  readonly title: string;
  /** What the values are called: x or y. */
  readonly symbol: string;
  readonly distribution: Distribution;
  /** The axis from left to right: shared by several distributions, or one's own. */
  readonly domain: readonly [number, number];
  /** The selected cell's value, marked in ink. */
  readonly value: number | null;
  /** What of it is pointed at elsewhere. */
  readonly lit?: "mean" | "spread" | "value" | "values" | null;
  /** Whether the axis has its numbers; not needed twice where distributions below each other share one. */
  readonly ticks?: boolean;
  /** Which of the marks belong to brushed cells. */
  readonly brushed?: BrushedMarks | null;
  readonly brushing?: Brushing;
}

/* In CSS pixels: from the top to the marks, the marks, and what lies below the axis. */
const HEADROOM = 14;
const MARKS = 62;
const BASELINE = HEADROOM + MARKS;
const SPREAD = BASELINE + 7;
const LABELS = BASELINE + 29;
const SIDE = 14;

/** The distribution of a set's values, dot by dot or as a histogram, with the mean and one standard deviation to each side. */
export function DistributionPlot(props: DistributionProps) {
  const { title, symbol, distribution, domain, value, lit, ticks = true, brushed = null, brushing } = props;
  const { mean, sd, dots, bins, nonFinite } = distribution;
  const [box, size] = useWidth<HTMLDivElement>();
  const width = size?.width ?? 0;
  const [low, high] = domain;
  const right = Math.max(SIDE, width - SIDE);
  const x = useMemo(() => scaleLinear([low, high], [SIDE, right]).clamp(true), [low, high, right]);
  const marks = { x, baseline: BASELINE, height: MARKS - 4, value, brushed };
  const unmarked = value !== null && Number.isFinite(value) && !dots?.includes(value);
  return (
    <figure className="distribution" data-lit={lit ?? undefined}>
      <figcaption className="distribution-head">
        <strong>{title}</strong>
        <Moments distribution={distribution} />
      </figcaption>
      <div className="distribution-box" ref={box}>
        {width > 0 && (
          <svg
            width={width}
            height={ticks ? LABELS : SPREAD + 8}
            role="img"
            aria-label={sentence(title, symbol, distribution, value)}
          >
            {brushing?.range && <BrushBand x={x} range={brushing.range} top={HEADROOM} height={MARKS} />}
            {bins ? <Bars {...marks} bins={bins} /> : dots && <Dots {...marks} values={dots} />}
            <PlotAxis x={x} baseline={BASELINE} ticks={ticks} em={size?.em ?? 14} />
            {Number.isFinite(mean) && (
              <>
                <path className="distribution-mean" d={`M${x(mean)} ${HEADROOM}V${BASELINE}`} />
                <text className="distribution-name" x={x(mean)} y={HEADROOM - 4}>
                  μ
                </text>
              </>
            )}
            {Number.isFinite(mean) && Number.isFinite(sd) && (
              <>
                <path className="distribution-spread" d={`M${x(mean - sd)} ${SPREAD}H${x(mean + sd)}`} />
                <text className="distribution-name" x={Math.min(x(mean + sd) + 16, right)} y={SPREAD + 4}>
                  ±σ
                </text>
              </>
            )}
            {unmarked && <circle className="distribution-value" cx={x(value)} cy={BASELINE} r={5} />}
          </svg>
        )}
        {width > 0 && brushing && (
          <BrushArea
            {...brushing}
            name={`${symbol} ${title.toLowerCase()}`}
            x={x}
            steps={brushStepsOf(bins && { ...bins, count: bins.counts.length }, x)}
            box={{ left: SIDE, top: 0, width: right - SIDE, height: SPREAD }}
            describe={(range) => rangeInWords(range, distribution)}
          />
        )}
      </div>
      {brushing?.range && <p className="distribution-range">{rangeInWords(brushing.range, distribution)}</p>}
      {nonFinite > 0 && (
        <p className="distribution-warning">
          {count(nonFinite)} of {counted(distribution.count, "value")} {numbered(nonFinite, "is", "are")} not finite and
          left out here
        </p>
      )}
      <DistributionTable title={title} symbol={symbol} distribution={distribution} />
    </figure>
  );
}

function Moments({ distribution }: { distribution: Distribution }) {
  const { mean, sd } = distribution;
  return (
    <span className="distribution-moments">
      <var>m</var> {count(distribution.count - distribution.nonFinite)} <var>μ</var>{" "}
      <span title={fullNumber(mean)}>{numberShowing(meanShown(distribution), sd)}</span> <var>σ</var>{" "}
      <span title={fullNumber(sd)}>{shortNumber(sd)}</span>
      {isSkewed(distribution) && (
        <>
          {" "}
          <Hint text="The mean cube of the standardized values: positive where the long tail is on the right. Moving and stretching a whole set leaves it as it is.">
            skew
          </Hint>{" "}
          {shortNumber(distribution.skew)}
        </>
      )}
    </span>
  );
}

/** "from 0 to 1: 7 of 36 values". */
function rangeInWords(range: ValueRange, { dots, bins, count: all }: Distribution): string {
  const { low, high } = range;
  const members = dots
    ? dots.filter((value) => isInside(value, range)).length
    : Array.from(bins?.counts ?? []).reduce((sum, n, i) => {
        const middle = bins ? bins.x0 + (i + 0.5) * bins.width : 0;
        return middle > low && middle < high ? sum + n : sum;
      }, 0);
  return `from ${numberShowing(low, high - low)} to ${numberShowing(high, high - low)}: ${count(members)} of ${count(all)} values`;
}

function sentence(title: string, symbol: string, distribution: Distribution, value: number | null): string {
  const { count: all, nonFinite, sd, min, max } = distribution;
  const mean = meanShown(distribution);
  const left = nonFinite > 0 ? `, ${count(nonFinite)} more ${numbered(nonFinite, "is", "are")} not finite` : "";
  const selected = value === null ? "" : ` The selected value is ${shortNumber(value)}.`;
  if (all === nonFinite) return `${title}: none of the ${count(all)} values of ${symbol} is finite.${selected}`;
  return (
    `${title}: ${count(all - nonFinite)} values of ${symbol} from ${shortNumber(min)} to ${shortNumber(max)}, ` +
    `mean ${shortNumber(mean)}, standard deviation ${shortNumber(sd)}${left}.${selected}`
  );
}
