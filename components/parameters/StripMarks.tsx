import { shortNumber } from "../../engine/numbers.ts";
import { visibleMiddle } from "./stripLayout.ts";
import type { StripGeometry } from "./useStripGeometry.ts";

/** More changed entries than this are not marked one by one. */
const MOST_MARKED = 500;

interface StripMarksProps {
  readonly geometry: StripGeometry;
  readonly values: Float64Array;
  readonly changed: readonly number[];
  readonly selected: number | null;
  readonly walked: number | null;
}

/** What lies over the entries of a parameter: which were changed, which is selected or walked to, and their numbers. */
export function StripMarks({ geometry, values, changed, selected, walked }: StripMarksProps) {
  const { below, entries, room, numbered, width, height, inner, boxOf } = geometry;
  return (
    <svg className="heatmap-overlay" width={width} height={height} aria-hidden="true">
      {changed.slice(0, MOST_MARKED).map((entry) => (
        <rect key={entry} className="parameter-changed" {...boxOf(entry)} />
      ))}
      {selected !== null && selected < values.length && <rect className="parameter-selected" {...boxOf(selected)} />}
      {walked !== null && <rect className="parameter-walked" {...boxOf(walked)} />}
      {numbered &&
        entries.map((entry) => {
          const box = boxOf(entry);
          const x = below ? visibleMiddle(box.x, box.width, inner.width, room.width) : box.x + box.width + 4;
          const y = below ? box.y + box.height / 2 : visibleMiddle(box.y, box.height, inner.height, room.height);
          if (x === null || y === null) return null;
          return (
            <text
              key={entry}
              className="parameter-number"
              data-side={below ? "below" : "beside"}
              x={x}
              y={y}
              dy="0.35em"
            >
              {shortNumber(values[entry])}
            </text>
          );
        })}
    </svg>
  );
}
