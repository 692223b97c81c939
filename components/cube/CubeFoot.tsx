import { shortNumber } from "../../engine/numbers.ts";
import { ValueLegend } from "../heatmap/ValueLegend.tsx";
import type { CubeProps, CubeSource } from "./cubeProps.ts";
import { css, SET_COLORS, TINTS } from "./paint/colors.ts";
import type { FaceMode } from "./space/view.ts";

interface CubeFootProps {
  faces: FaceMode;
  values: CubeProps["values"];
  /** The sources that are shown. */
  sources: readonly CubeSource[];
  notes: readonly string[];
}

/** The legend of what the sides show, and what has to be said about the picture. */
export function CubeFoot({ faces, values, sources, notes }: CubeFootProps) {
  const shown = faces === "sets" ? null : values?.[faces];
  return (
    <div className="cube-foot">
      {shown ? (
        <>
          <span>{faces} normalization</span>
          <ValueLegend scale={shown.scale} nonFinite={shown.nonFinite} />
        </>
      ) : sources.length > 1 ? (
        <SourceLegend sources={sources} />
      ) : (
        <SetLegend count={sources[0].sets.count} />
      )}
      {notes.length > 0 && <span className="cube-notes">{notes.join("; ")}</span>}
      <span className="cube-hint cube-hint-fine">
        drag or [ ] to turn · <span className="cube-hint-more">double-click or </span>0 to reset
        <span className="cube-hint-more"> · Ctrl + wheel to zoom</span>
      </span>
      <span className="cube-hint cube-hint-coarse">swipe sideways to turn, pinch to zoom</span>
    </div>
  );
}

function SetLegend({ count }: { count: number }) {
  return (
    <span className="cube-legend">
      <span className="cube-swatches" aria-hidden="true">
        {SET_COLORS.slice(0, Math.min(count, 4)).map((color) => (
          <span key={css(color)} className="cube-swatch" style={{ backgroundColor: css(color) }} />
        ))}
      </span>
      {count > SET_COLORS.length ? "touching sets differ in colour" : "one colour per set"}
    </span>
  );
}

/** The tints of the selected cell's sets, by source, with the sources' weights. */
function SourceLegend({ sources }: { sources: readonly CubeSource[] }) {
  return (
    <ul className="cube-legend cube-sources">
      {sources.map(({ label, weight }, source) => (
        <li key={label} className="cube-source">
          <span
            className={source === 0 ? "cube-swatch" : "cube-swatch cube-swatch-further"}
            style={{ backgroundColor: css(TINTS[source % TINTS.length]) }}
          />
          {label}
          {weight !== undefined && <span className="cube-weight">{shortNumber(weight)}</span>}
        </li>
      ))}
    </ul>
  );
}
