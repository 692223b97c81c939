import { count } from "../../engine/numbers.ts";
import type { Sets } from "../../engine/plan/partition.ts";
import type { HeatmapLayout } from "./layout.ts";
import type { NonFinite } from "./nonFinite.ts";
import type { Outlines } from "./outlines.ts";

interface HeatmapNotesProps {
  readonly layout: HeatmapLayout;
  readonly nonFinite: NonFinite;
  readonly outlines: readonly Outlines[];
  readonly sources: readonly Sets[];
  readonly sourceNames: readonly string[] | undefined;
  onNextNonFinite(): void;
  /** Given where all values look alike. */
  onCentre?(): void;
}

/** What a reader must know to read the picture rightly, and nothing where it needs no words. */
export function HeatmapNotes({
  layout,
  nonFinite,
  outlines,
  sources,
  sourceNames,
  onNextNonFinite,
  onCentre,
}: HeatmapNotesProps) {
  const { columns, rows } = layout;
  const marked = nonFinite.nan + nonFinite.plus + nonFinite.minus;
  const omitted = outlines.reduce((sum, set) => sum + set.omitted, 0);
  if (sources.length < 2 && columns.pool * rows.pool === 1 && omitted === 0 && marked === 0 && !onCentre) return null;
  return (
    <div className="heatmap-notes">
      {sources.length > 1 &&
        sourceNames?.map((name, source) => (
          <span key={name} className="heatmap-source">
            <svg width="24" height="8" aria-hidden="true">
              <path className="heatmap-set" data-source={source} d="M0 4h24" />
            </svg>
            {name}
          </span>
        ))}
      {columns.pool * rows.pool > 1 && (
        <span>
          each pixel is the mean of {Math.min(rows.pool, rows.cells)}×{columns.pool} cells
        </span>
      )}
      {omitted > 0 && <span>{count(omitted)} more outlines of this set are not drawn</span>}
      {onCentre && (
        <button type="button" className="tool-button" onClick={onCentre}>
          values differ too little for these colours: centre on the mean
        </button>
      )}
      {marked > 0 && (
        <button type="button" className="tool-button" onClick={onNextNonFinite}>
          {count(marked)} not finite: show next
        </button>
      )}
    </div>
  );
}
