import type { PlayerStep } from "./playerStep.ts";

/** The lanes below the scrubber, each as long as it has steps: one per source, then what follows them. */
export function PlayerLanes({ steps, current }: { steps: readonly PlayerStep[]; current: number | null }) {
  const lanes = lanesOf(steps);
  if (lanes.length < 2) return null;
  const playing = current === null ? null : steps[current].lane;
  return (
    <div className="player-lanes" aria-hidden="true">
      {lanes.map(({ name, count }) => (
        <span
          key={name ?? "after"}
          className="player-lane"
          data-current={(current !== null && name === playing) || undefined}
          style={{ flexGrow: count }}
        >
          {name ?? "blend"}
        </span>
      ))}
    </div>
  );
}

function lanesOf(steps: readonly PlayerStep[]): { name: string | null; count: number }[] {
  const lanes: { name: string | null; count: number }[] = [];
  for (const { lane } of steps) {
    const last = lanes[lanes.length - 1];
    if (last?.name === lane) last.count++;
    else lanes.push({ name: lane, count: 1 });
  }
  return lanes;
}
