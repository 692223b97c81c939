import { useId } from "react";
import { withoutNoise } from "../../engine/explain/rounding.ts";
import { shortNumber } from "../../engine/numbers.ts";
import { type Arrow, arrowAt } from "./arrows.ts";
import "./weights.css";

/** The weights of an output channel as an arrow: ‖v‖ and g with its sign. */
interface Vectors {
  readonly channel: number;
  readonly v: number;
  readonly g: number;
}

interface VectorPlaneProps {
  readonly one: Vectors;
  /** A second channel, which spans the plane; null where there is only one. */
  readonly other: Vectors | null;
  /** The cosine of the angle between the two v. */
  readonly cosine: number;
  /** The length that reaches the edge. */
  readonly reach: number;
}

/* In CSS pixels. */
const SIZE = 260;
const EDGE = SIZE / 2 - 14;

/**
 * Two output channels in the plane that their weight vectors span: every length and the angle are true, nothing is
 * projected. v is thin and dashed, cut at the edge where it is longer; w is thick and ends on the circle of its length.
 */
export function VectorPlane({ one, other, cosine, reach }: VectorPlaneProps) {
  const pattern = useId();
  const pixels = EDGE / reach;
  const words = sentence(one, other, cosine);
  const pair = [{ ...one, angle: 0 }, ...(other ? [{ ...other, angle: Math.acos(cosine) }] : [])];
  const arrows = (["v", "w"] as const).flatMap((kind) =>
    pair.map(({ channel, v, g, angle }) => ({
      name: `${kind}${subscript(channel)}`,
      kind,
      ...arrowAt(angle, (kind === "v" ? v : g) * pixels, EDGE),
    })),
  );
  return (
    <figure className="vectors">
      <svg viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`} role="img" aria-label={words}>
        <defs>
          {(["v", "w"] as const).map((kind) => (
            <marker
              key={kind}
              id={`${pattern}${kind}`}
              viewBox="0 0 10 10"
              refX="8"
              refY="5"
              markerWidth="7"
              markerHeight="7"
              orient="auto-start-reverse"
              markerUnits="userSpaceOnUse"
            >
              <path className="vectors-head" data-kind={kind} d="M0 0L10 5L0 10z" />
            </marker>
          ))}
        </defs>
        <path className="vectors-axis" d={`M${-EDGE} 0H${EDGE}M0 ${-EDGE}V${EDGE}`} />
        {[one, other].map(
          (vectors) =>
            vectors && (
              <circle
                key={vectors.channel}
                className="vectors-circle"
                r={Math.min(EDGE * 2, Math.abs(vectors.g) * pixels)}
              />
            ),
        )}
        {arrows.map(({ name, kind, x, y, beyond }) => (
          <path
            key={name}
            className="vectors-arrow"
            data-kind={kind}
            data-beyond={beyond || undefined}
            d={`M0 0L${x} ${y}`}
            markerEnd={`url(#${pattern}${kind})`}
          />
        ))}
        {labels(arrows).map(({ name, at }) => (
          <text key={name} className="vectors-name" x={at.x} y={at.y}>
            {name}
          </text>
        ))}
      </svg>
      <figcaption>{words}</figcaption>
    </figure>
  );
}

/** A number in small digits below the line. */
function subscript(number: number): string {
  return String(number).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]);
}

/** Names beside the arrows' ends: v above or left of the ray, w on its other side. */
function labels(arrows: readonly (Arrow & { name: string; kind: "v" | "w" })[]) {
  return arrows.map(({ name, kind, x, y, angle }) => {
    const side = kind === "v" ? 11 : -11;
    return { name, at: { x: x * 0.86 - Math.sin(angle) * side, y: y * 0.86 - Math.cos(angle) * side + 4 } };
  });
}

function sentence(one: Vectors, other: Vectors | null, cosine: number): string {
  const lengths = `‖v‖ = ${shortNumber(one.v)} and g = ${shortNumber(one.g)} for o=${one.channel}`;
  if (!other) return `${lengths}: w has the direction of v and the length |g|.`;
  const degrees = (Math.acos(cosine) * 180) / Math.PI;
  const flipped = one.g * other.g < 0 ? "; a negative g turns w round" : "";
  return `${lengths}. The angle to o=${other.channel} is ${shortNumber(degrees)}° (cosine ${shortNumber(withoutNoise(cosine, 1))}), for v and for w${flipped}.`;
}
