import { recognise, recognisedInWords } from "../../../engine/compare/recognise.ts";
import { useFittedControls } from "../../scene/useFitted.ts";
import { Paper } from "./Paper.tsx";

/** What a cut of the reader's own is called, and who published it. */
export function Recognised() {
  const { technique, params, shape } = useFittedControls();
  const found = recognise(technique, params, shape);
  return (
    <section className="recognised" aria-label="What you have made" aria-live="polite">
      {found.length === 0 ? (
        <p>It has no common name.</p>
      ) : (
        <ul className="recognised-list">
          {found.map((each) => (
            <li key={each.technique.id}>
              {recognisedInWords(each, shape)} <Paper {...each.technique} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
