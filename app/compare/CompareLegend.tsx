import { ValueLegend } from "../../components/heatmap/ValueLegend.tsx";
import type { ValueScale } from "../../components/valueScale.ts";
import { tensorLetters } from "../../engine/explain/symbols.ts";
import { capitalize } from "../../engine/explain/words.ts";
import type { Result } from "../page/resultStore.ts";
import { NORMALIZED, PicturesChoice, toned, tonesOfData, usePictures } from "../parts/pictures.tsx";
import { shownAs } from "./shownAs.ts";

interface CompareLegendProps {
  readonly result: Result;
  readonly input: ValueScale;
  /** The scale of all columns; null where each has its own. */
  readonly output: ValueScale | null;
}

/** What the colours and outlines of all columns mean, once. */
export function CompareLegend({ result: { columns, show }, input, output }: CompareLegendProps) {
  const { technique } = columns[0].plan;
  const [what, symbol] = shownAs(show, technique);
  const pictures = usePictures(columns[0].plan);
  const asPictures = pictures.shown && show.of === "output";
  return (
    <div className="compare-legend">
      <span className="compare-legend-part">
        Input <var>{tensorLetters(technique).before}</var>{" "}
        {pictures.shown ? toned(tonesOfData(columns[0].before)).words : <ValueLegend scale={input} />}
      </span>
      <span className="compare-legend-part">
        {capitalize(what)} <var>{symbol}</var>{" "}
        {asPictures ? toned(NORMALIZED).words : output ? <ValueLegend scale={output} /> : "has a scale in every column"}
      </span>
      {output && columns.length > 1 && <span className="compare-legend-words">one scale for all columns</span>}
      {pictures.possible && <PicturesChoice shown={pictures.shown} />}
      <span className="compare-legend-part compare-legend-marks">
        <span className="compare-legend-value" aria-hidden="true" /> the value
        <span className="compare-legend-set" aria-hidden="true" /> its set
      </span>
    </div>
  );
}
