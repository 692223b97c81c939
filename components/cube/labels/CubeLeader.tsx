import type { Leader } from "./leader.ts";

interface CubeLeaderProps {
  readonly leader: Leader;
  /** Of the picture, in pixels. */
  readonly width: number;
  readonly lines: readonly string[];
}

/** Words narrower than this, in pixels, are not broken into lines but left out. */
const LEAST = 120;

/** Between the line and its words, in pixels. */
const GAP = 8;

/** The near set, named beside the picture: nothing where there is no room. */
export function CubeLeader({ leader: { from, to }, width, lines: [title, ...lines] }: CubeLeaderProps) {
  if (!title || width - to[0] < LEAST) return null;
  return (
    <>
      <svg className="cube-overlay" aria-hidden="true">
        <path className="cube-leader" d={`M${from}H${to[0]}`} />
        <circle className="cube-leader-dot" cx={from[0]} cy={from[1]} r={3.5} />
      </svg>
      <div className="cube-leader-words" style={{ left: to[0] + GAP, top: to[1], maxWidth: width - to[0] - GAP }}>
        <strong>{title}</strong>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
    </>
  );
}
