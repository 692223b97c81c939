import { useRef, useState } from "react";
import { type HeatmapWindow, WHOLE } from "../../components/heatmap/window.ts";
import { tensorLetters } from "../../engine/explain/symbols.ts";
import type { Result } from "../page/resultStore.ts";
import { useSelectionIn } from "../parts/selection.ts";
import { useScene } from "../stage/useStage.ts";
import { ColumnsNote } from "./ColumnsNote.tsx";
import { CompareColumn } from "./CompareColumn.tsx";
import { CompareLegend } from "./CompareLegend.tsx";
import { InputColumn } from "./InputColumn.tsx";
import { namesOf } from "./names.ts";
import { useBeyond } from "./useBeyond.ts";
import { useColumnScales } from "./useColumnScales.ts";

/** All columns of a result. They move, point and pin together. */
export function Columns({ result }: { result: Result }) {
  const large = useScene((scene) => scene.compare.show === "sets");
  const [window, setWindow] = useState<{ key: string; shown: HeatmapWindow }>({ key: "", shown: WHOLE });
  const list = useRef<HTMLOListElement>(null);
  const [shown, setShown] = useState(0);
  const ownScales = useScene((scene) => scene.compare.ownScales);
  const selection = useSelectionIn(result.shape);
  const { columns, show } = result;
  const key = result.shape.join();
  const names = namesOf(columns.map(({ plan }) => plan));
  const { input, scales, domains } = useColumnScales(result);
  const beyond = useBeyond(list);
  return (
    <>
      <CompareLegend result={result} input={input} output={ownScales ? null : scales.shown[0]} />
      <ColumnsNote scales={scales} domains={domains} names={names.map(({ short }) => short)} />
      <nav className="compare-jump" aria-label="Columns">
        {[tensorLetters(columns[0].plan.technique).before, ...names.map(({ short }) => short)].map((short, at) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
            key={at}
            type="button"
            className="compare-jump-button"
            aria-current={at === shown ? "true" : undefined}
            onClick={() => list.current?.children[at]?.scrollIntoView({ inline: "start", block: "nearest" })}
          >
            {short}
          </button>
        ))}
      </nav>
      {beyond.last < columns.length && (
        <button type="button" className="button compare-beyond" onClick={beyond.show}>
          {beyond.last} of {columns.length} →
        </button>
      )}
      <ol
        className="compare-columns"
        data-beyond={beyond.last < columns.length || undefined}
        aria-label="Columns"
        ref={list}
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) => setShown(Math.round(scrollLeft / clientWidth))}
      >
        <InputColumn
          result={result}
          scale={input}
          window={window.key === key ? window.shown : WHOLE}
          onWindow={(shown) => setWindow({ key, shown })}
          {...selection}
        />
        {columns.map((column, at) => (
          <CompareColumn
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; the same technique may stand in several.
            key={at}
            at={at}
            count={columns.length}
            column={column}
            details={result.details[at]}
            name={names[at]}
            large={large}
            show={show}
            isReference={show.of === "from-column" && at === Math.min(show.reference, columns.length - 1)}
            ownScale={ownScales}
            scale={scales.shown[at]}
            domain={domains.shown[at]}
            // Another shape is another picture: it begins fitted.
            window={window.key === key ? window.shown : WHOLE}
            onWindow={(shown) => setWindow({ key, shown })}
            {...selection}
          />
        ))}
      </ol>
    </>
  );
}
