import { scaleLinear } from "d3";
import { useId } from "react";
import { shortNumber } from "../../engine/numbers.ts";
import type { Distribution } from "../../engine/values/distribution.ts";
import { useWidth } from "../useWidth.ts";
import { type BrushedMarks, Dots, stepPath } from "./DistributionMarks.tsx";
import type { Domain } from "./domain.ts";
import { PlotAxis } from "./PlotAxis.tsx";
import "./distribution.css";

/** One of two distributions in the same plot. */
export interface Overlaid {
  /** What the values are called: x or y. */
  readonly symbol: string;
  readonly distribution: Distribution;
  /** The selected cell's value. */
  readonly value: number | null;
  readonly brushed: BrushedMarks | null;
}

interface OverlayDistributionProps {
  readonly before: Overlaid;
  readonly after: Overlaid;
  readonly domain: Domain;
}

/* In CSS pixels. */
const HEADROOM = 14;
const MARKS = 84;
const SIDE = 14;
const SPREADS = 18;

/**
 * Before and after on one axis: of many values two histograms whose areas are equal, of few the values before as dots
 * that hang from the axis and those after as dots that stand on it.
 */
export function OverlayDistribution({ before, after, domain }: OverlayDistributionProps) {
  const [box, size] = useWidth<HTMLDivElement>();
  const width = size?.width ?? 0;
  const right = Math.max(SIDE, width - SIDE);
  const x = scaleLinear(domain, [SIDE, right]).clamp(true);
  const dots = before.distribution.dots !== null && after.distribution.dots !== null;
  const baseline = HEADROOM + (dots ? MARKS / 2 : MARKS);
  const foot = HEADROOM + MARKS + (dots ? 4 : 0);
  return (
    <figure className="distribution">
      <Key before={before.symbol} after={after.symbol} dots={dots} />
      <div className="distribution-box" ref={box}>
        {width > 0 && (
          <svg width={width} height={foot + SPREADS + 30} role="img" aria-label={inWords(before, after)}>
            {dots ? (
              <TwoDots before={before} after={after} x={x} baseline={baseline} />
            ) : (
              <TwoHistograms before={before} after={after} x={x} baseline={baseline} />
            )}
            {dots && <path className="distribution-axis" d={`M${SIDE} ${baseline + 0.5}H${right}`} />}
            <Spread {...before} x={x} y={foot + 6} kind="before" />
            <Spread {...after} x={x} y={foot + 14} kind="after" />
            <PlotAxis x={x} baseline={foot + SPREADS} em={size?.em ?? 14} />
          </svg>
        )}
      </div>
    </figure>
  );
}

function Key({ before, after, dots }: { before: string; after: string; dots: boolean }) {
  return (
    <figcaption className="distribution-key">
      <span>
        <Sample kind="before" /> before, <var>{before}</var>
        {dots && ": below the line"}
      </span>
      <span>
        <Sample kind="after" /> after, <var>{after}</var>
        {dots && ": above it"}
      </span>
    </figcaption>
  );
}

function Sample({ kind }: { kind: "before" | "after" }) {
  return (
    <svg width="22" height="12" aria-hidden="true">
      <path className="distribution-spread" data-kind={kind} d="M1 6H21" />
    </svg>
  );
}

type PlotProps = Pick<OverlayDistributionProps, "before" | "after"> & {
  readonly x: (value: number) => number;
  readonly baseline: number;
};

function TwoDots({ before, after, x, baseline }: PlotProps) {
  const height = MARKS / 2 - 2;
  return (
    <>
      <g className="distribution-hollow">
        <Dots values={before.distribution.dots ?? NONE} {...{ x, baseline, height }} {...before} hanging />
      </g>
      <Dots values={after.distribution.dots ?? NONE} {...{ x, baseline, height }} {...after} />
    </>
  );
}

const NONE = new Float64Array(0);

/** Heights are shares per unit of the axis: both histograms have the same area. */
function TwoHistograms({ before, after, x, baseline }: PlotProps) {
  const pattern = useId();
  const both = [before, after].flatMap(({ distribution: { bins } }) => bins ?? []);
  const density = (members: number, total: number, bin: number) => members / total / bin;
  const totals = both.map(({ counts }) => counts.reduce((a, b) => a + b, 0));
  const most = Math.max(...both.map(({ counts, width }, i) => density(Math.max(...counts), totals[i], width)));
  return (
    <>
      <defs>
        <pattern id={pattern} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="distribution-hatch" d="M0 0V5" />
        </pattern>
      </defs>
      {both.toReversed().map(({ x0, width, counts }, i) => {
        const total = totals[both.length - 1 - i];
        const y = (members: number) => baseline - (density(members, total, width) / most) * MARKS;
        const kind = i === 0 ? "after" : "before";
        return (
          <path
            key={kind}
            className="distribution-steps"
            data-kind={kind}
            fill={kind === "before" ? `url(#${pattern})` : undefined}
            d={stepPath({ x0, width, bins: counts.length }, counts, x, y)}
          />
        );
      })}
    </>
  );
}

interface SpreadProps extends Overlaid {
  readonly x: (value: number) => number;
  readonly y: number;
  readonly kind: "before" | "after";
}

/** Mean and one standard deviation to each side, and the selected value. */
function Spread({ distribution: { mean, sd }, value, x, y, kind }: SpreadProps) {
  if (!Number.isFinite(mean)) return null;
  return (
    <>
      {Number.isFinite(sd) && (
        <path className="distribution-spread" data-kind={kind} d={`M${x(mean - sd)} ${y}H${x(mean + sd)}`} />
      )}
      <path className="distribution-mean" d={`M${x(mean)} ${y - 4}v8`} />
      {value !== null && Number.isFinite(value) && (
        <circle className="distribution-value" cx={x(value)} cy={y} r={4} data-kind={kind} />
      )}
    </>
  );
}

function inWords(...both: readonly Overlaid[]): string {
  return both
    .map(
      ({ symbol, distribution: { mean, sd, min, max } }) =>
        `${symbol} from ${shortNumber(min)} to ${shortNumber(max)}, mean ${shortNumber(mean)}, standard deviation ${shortNumber(sd)}`,
    )
    .join("; ");
}
