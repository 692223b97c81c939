import { memo } from "react";
import { numberShowing } from "../difference.ts";
import { useGround } from "../useGround.ts";
import { type NonFiniteKind, patternColors, valueColor } from "../valueColors.ts";
import type { Ground, ValueScale, White } from "../valueScale.ts";
import type { NonFinite } from "./nonFinite.ts";
import "./valueLegend.css";

interface ValueLegendProps {
  readonly scale: ValueScale;
  /** The values that are not finite, if there may be some. */
  readonly nonFinite?: NonFinite;
}

/** The colours from one end to the other, as a gradient has them. */
function stops(ground: Ground): string {
  const scale: ValueScale = { white: "zero", centre: 0, reach: 1, ground };
  return Array.from({ length: 17 }, (_, i) => valueColor((i - 8) / 8, scale)).join(", ");
}

const KINDS = [
  ["nan", "NaN"],
  ["plus", "∞"],
  ["minus", "−∞"],
] as const;

const BAR: Readonly<Record<White, string>> = {
  zero: "from purple for negative through white for zero to orange for positive values",
  mean: "from purple for values below the mean through white for the mean to orange for values above it",
  start: "from purple for values below the start through white for the start to orange for values above it",
};

/** The scale of values with its ends, and its white where that is not zero, and the marks of values that are not finite. */
export const ValueLegend = memo(function ValueLegend({ scale, nonFinite }: ValueLegendProps) {
  const { white, centre, reach } = scale;
  const shown = writer(scale);
  const ground = useGround();
  return (
    <div className="value-legend">
      {nonFinite &&
        KINDS.filter(([kind]) => nonFinite[kind] > 0).map(([kind, name]) => (
          <span key={kind} className="value-legend-kind">
            <span className="value-legend-pattern" data-kind={kind} style={{ backgroundImage: pattern(kind) }} />
            {name}
          </span>
        ))}
      {white === "mean" && <span>white: mean {shown(centre)}</span>}
      {white === "start" && <span>white: start {shown(centre)}</span>}
      <span className="value-legend-scale">
        {shown(centre - reach)}
        <span
          className="value-legend-bar"
          role="img"
          aria-label={BAR[white]}
          style={{ backgroundImage: `linear-gradient(to right, ${stops(ground)})` }}
        />
        {shown(centre + reach)}
      </span>
    </div>
  );
});

/** The same scale in a sentence, where there is no room for its picture. */
export function scaleInWords(scale: ValueScale): string {
  const { white, centre, reach } = scale;
  const shown = writer(scale);
  return `Colours reach from ${shown(centre - reach)} to ${shown(centre + reach)}; white is ${WHITES[white]}${shown(centre)}.`;
}

const WHITES: Readonly<Record<White, string>> = { zero: "", mean: "the mean, ", start: "the start, " };

/** Writes the numbers of a scale so that they are told apart, and zero where only rounding is left. */
function writer({ reach }: ValueScale): (value: number) => string {
  return (value) => numberShowing(Math.abs(value) < NOISE * reach ? 0 : value, reach);
}

/** What rounding leaves of a mean of zero in float32. */
const NOISE = 2 ** -22;

function pattern(kind: NonFiniteKind): string {
  const [first, second] = patternColors[kind];
  return kind === "nan"
    ? `repeating-conic-gradient(${first} 0 25%, ${second} 0 50%)`
    : `repeating-linear-gradient(${kind === "plus" ? 135 : 45}deg, ${first} 0 2px, ${second} 0 4px)`;
}
