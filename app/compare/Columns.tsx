import { useRef, useState } from "react";
import { domainOf } from "../../components/distribution/domain.ts";
import { type HeatmapWindow, WHOLE } from "../../components/heatmap/window.ts";
import type { Compared } from "../compute/compareStore.ts";
import { sceneStore } from "../scene/sceneStore.ts";
import { Column } from "./Column.tsx";
import { namesOf } from "./names.ts";
import { useSelectionIn } from "./selection.ts";

/** All columns of a result. They move, point and pin together. */
export function Columns({ result }: { result: Compared }) {
  const ownScales = sceneStore((state) => state.scene.compare.ownScales);
  const [window, setWindow] = useState<{ key: string; shown: HeatmapWindow }>({ key: "", shown: WHOLE });
  const list = useRef<HTMLOListElement>(null);
  const [shown, setShown] = useState(0);
  const selection = useSelectionIn(result.shape);
  const { columns, request } = result;
  const key = result.shape.join();
  const names = namesOf(columns.map(({ plan }) => plan));
  const extent = Math.max(...columns.map(({ shown }) => shown.extent));
  const distributions = columns.map(({ distribution }) => distribution).filter((each) => each !== null);
  const domain = ownScales || distributions.length === 0 ? null : domainOf(distributions);
  return (
    <>
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
          <Column
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; the same technique may stand in several.
            key={at}
            at={at}
            count={columns.length}
            column={column}
            name={names[at]}
            x={result.x.values}
            show={request.show}
            isReference={request.show === "from-column" && at === Math.min(request.reference, columns.length - 1)}
            extent={ownScales ? column.shown.extent : extent}
            domain={domain}
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
