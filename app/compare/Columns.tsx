import { useRef, useState } from "react";
import { type HeatmapWindow, WHOLE } from "../../components/heatmap/window.ts";
import type { Result } from "../page/resultStore.ts";
import { useSelectionIn } from "../parts/selection.ts";
import { useScene } from "../stage/useStage.ts";
import { ColumnsNote } from "./ColumnsNote.tsx";
import { CompareColumn } from "./CompareColumn.tsx";
import { namesOf } from "./names.ts";
import { useColumnScales } from "./useColumnScales.ts";

/** All columns of a result. They move, point and pin together. */
export function Columns({ result }: { result: Result }) {
  const large = useScene((scene) => scene.compare.show === "sets");
  const [window, setWindow] = useState<{ key: string; shown: HeatmapWindow }>({ key: "", shown: WHOLE });
  const list = useRef<HTMLOListElement>(null);
  const [shown, setShown] = useState(0);
  const selection = useSelectionIn(result.shape);
  const { columns, show } = result;
  const key = result.shape.join();
  const names = namesOf(columns.map(({ plan }) => plan));
  const { scales, domains } = useColumnScales(result);
  return (
    <>
      <ColumnsNote scales={scales} domains={domains} names={names.map(({ short }) => short)} />
      <nav className="compare-jump" aria-label="Columns">
        {names.map(({ short }, at) => (
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
      <ol
        className="compare-columns"
        aria-label="Columns"
        ref={list}
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) => setShown(Math.round(scrollLeft / clientWidth))}
      >
        {columns.map((column, at) => (
          <CompareColumn
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; the same technique may stand in several.
            key={at}
            at={at}
            count={columns.length}
            column={column}
            name={names[at]}
            large={large}
            show={show}
            isReference={show.of === "from-column" && at === Math.min(show.reference, columns.length - 1)}
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
