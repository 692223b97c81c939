import { Choice } from "../../components/controls/Choice.tsx";
import type { Comparison } from "./painted.ts";
import "./painting.css";

export const PAINTING_VIEWS = [
  { value: "check", label: "Check" },
  { value: "yours", label: "Yours" },
  { value: "answer", label: "The set" },
] as const;

export type PaintingView = (typeof PAINTING_VIEWS)[number]["value"];

/** Which painting is shown once it is checked: what was found of it, itself, or the set that was asked for. */
export function PaintingViews({ view, onView }: { readonly view: PaintingView; onView(view: PaintingView): void }) {
  return (
    <div className="lesson-toolbar">
      <Choice legend="Show" beside options={PAINTING_VIEWS} value={view} onChange={onView} />
    </div>
  );
}

/** How many values are right, too many and missing, with the signs that mark them in the picture. */
export function PaintingCounts({ right, extra, missing }: Comparison) {
  const rows = [
    { mark: "right", count: right, name: "right", words: "painted, and in the set" },
    { mark: "extra", count: extra, name: "too many", words: "painted, but in another set" },
    { mark: "missing", count: missing, name: "missing", words: "in the set, but not painted" },
  ];
  return (
    <table className="lesson-counts">
      <tbody>
        {rows.map(({ mark, count, name, words }) => (
          <tr key={mark}>
            <td>
              <span className="lesson-mark" data-mark={mark} aria-hidden="true" />
            </td>
            <td className="lesson-count">{count}</td>
            <th scope="row">{name}</th>
            <td>{words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
