import { shortNumber } from "../numbers.ts";
import { type NonFiniteKind, patternColors, valueColor } from "../valueColors.ts";
import type { NonFinite } from "./nonFinite.ts";
import "./valueLegend.css";

interface ValueLegendProps {
  /** The scale reaches from −extent to extent. */
  readonly extent: number;
  /** The values that are not finite, if there may be some. */
  readonly nonFinite?: NonFinite;
}

const STOPS = Array.from({ length: 17 }, (_, i) => valueColor((i - 8) / 8, 1)).join(", ");
const KINDS = [
  ["nan", "NaN"],
  ["plus", "∞"],
  ["minus", "−∞"],
] as const;

/** The scale of values with its ends written beside it, and the marks of values that are not finite where there are any. */
export function ValueLegend({ extent, nonFinite }: ValueLegendProps) {
  const reach = shortNumber(extent);
  return (
    <div className="value-legend">
      {nonFinite &&
        KINDS.filter(([kind]) => nonFinite[kind] > 0).map(([kind, name]) => (
          <span key={kind} className="value-legend-kind">
            <span className="value-legend-pattern" data-kind={kind} style={{ backgroundImage: pattern(kind) }} />
            {name}
          </span>
        ))}
      <span className="value-legend-scale">
        −{reach}
        <span
          className="value-legend-bar"
          role="img"
          aria-label="from purple for negative through white for zero to orange for positive values"
          style={{ backgroundImage: `linear-gradient(to right, ${STOPS})` }}
        />
        {reach}
      </span>
    </div>
  );
}

function pattern(kind: NonFiniteKind): string {
  const [first, second] = patternColors[kind];
  return kind === "nan"
    ? `repeating-conic-gradient(${first} 0 25%, ${second} 0 50%)`
    : `repeating-linear-gradient(${kind === "plus" ? 135 : 45}deg, ${first} 0 2px, ${second} 0 4px)`;
}
