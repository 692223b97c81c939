import { shortNumber } from "../../engine/numbers.ts";
import type { CubeSource } from "./cubeProps.ts";
import { css, SET_COLORS, TINTS } from "./paint/colors.ts";

interface CubeFootProps {
  /** The sources that are shown. */
  sources: readonly CubeSource[];
  notes: readonly string[];
}

/** What has to be said about the picture: which sources it shows, where there are several, and what it cannot show. */
export function CubeFoot({ sources, notes }: CubeFootProps) {
  const repeats = sources.length === 1 && sources[0].sets.count > SET_COLORS.length;
  return (
    <div className="cube-foot">
      {sources.length > 1 && <SourceLegend sources={sources} />}
      {repeats && <span className="cube-repeats">Colours repeat; touching sets never share one</span>}
      {notes.length > 0 && <span className="cube-notes">{notes.join("; ")}</span>}
    </div>
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
