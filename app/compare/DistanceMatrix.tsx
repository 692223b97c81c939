import type { CSSProperties } from "react";
import { memo } from "react";
import type { Distance } from "../../engine/compare/pairs.ts";
import { fullNumber, shortNumber } from "../../engine/numbers.ts";
import { pairKey } from "../messages/answer.ts";
import type { Result } from "../page/resultStore.ts";
import { EqualPairs } from "./EqualPairs.tsx";
import { namesOf } from "./names.ts";
import "./distanceMatrix.css";

/** How far apart the outputs are, pair by pair: the largest difference above the diagonal, the root mean square below. */
export const DistanceMatrix = memo(function DistanceMatrix({ result }: { result: Result }) {
  const { columns, distances } = result;
  if (columns.length < 2) return null;
  const y = columns[0].plan.technique.tensor === "weights" ? "w" : "y";
  const names = namesOf(columns.map(({ plan }) => plan));
  const between = (i: number, j: number) => distances[pairKey(columns[i].key, columns[j].key)];
  const most = Math.max(...Object.values(distances).map(({ max }) => max));
  return (
    <section className="card distances" aria-labelledby="distances-title">
      <h2 className="panel-title" id="distances-title">
        How far apart
      </h2>
      <p className="panel-note">
        Above the diagonal the largest |Δ{y}|, below it the root mean square of Δ{y}.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by key. */}
      <section className="table-box" tabIndex={0} aria-label="How far apart, as a table">
        <table className="distances-table">
          <thead>
            <tr>
              <td />
              {names.map(({ short }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
                <th key={at} scope="col">
                  {short}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map(({ short }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
              <tr key={i}>
                <th scope="row">{short}</th>
                {names.map((_, j) =>
                  i === j ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
                    <td key={j} className="distances-self">
                      ·
                    </td>
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
                    <Apart key={j} distance={between(i, j)} of={i < j ? "max" : "rms"} most={most} />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <EqualPairs result={result} names={names} />
    </section>
  );
});

function Apart({ distance, of, most }: { distance: Distance | undefined; of: "max" | "rms"; most: number }) {
  if (!distance) return <td>…</td>;
  const value = distance[of];
  const strength = { "--part": most > 0 ? value / most : 0 } as CSSProperties;
  const unlike = distance.unlike > 0 ? `; ${distance.unlike} values are finite in one of them only` : "";
  return (
    <td className="distances-apart" style={strength} title={`${fullNumber(value)}${unlike}`}>
      {distance.equal ? "= " : ""}
      {shortNumber(value)}
      {distance.unlike > 0 && " *"}
    </td>
  );
}
