import { IN_FLOAT32, withoutNoise } from "../../engine/explain/rounding.ts";
import { listed } from "../../engine/explain/words.ts";
import { isStandardized } from "../../engine/normalize/outcome.ts";
import { counted, shortNumber } from "../../engine/numbers.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { evaluates } from "../../engine/plan/technique.ts";
import type { OutcomeResult } from "../messages/answer.ts";
import { useDetails } from "../stage/useStage.ts";
import "./blendPanel.css";

/** Where sources are blended: what is blended, and whether the result is still normalized. */
export function BlendPanel() {
  const details = useDetails();
  if (!details || details.outcomes.length === 0) return null;
  const { plan, outcomes } = details;
  return (
    <section className="card" aria-labelledby="blend-title">
      <h2 className="card-title" id="blend-title">
        Result of the blend <span className="card-hint">Is x̂ still normalized, before γ and β?</span>
      </h2>
      <p className="card-words">{blendInWords(plan)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-box" tabIndex={0} aria-label="Mean and variance of x̂ over the sets of every source">
        <table className="table blend-table">
          <thead>
            <tr>
              {["over", "mean of x̂", "variance of x̂", "this value’s set"].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outcomes.map((outcome) => (
              <Row key={outcome.name} {...outcome} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="blend-verdict">{verdict(outcomes)}</p>
    </section>
  );
}

function Row({ name, sets, mean, variance, own }: OutcomeResult) {
  return (
    <tr>
      <th scope="row">{counted(sets, `${name} set`)}</th>
      <td>{rangeInWords(mean, Math.sqrt(variance[1]))}</td>
      <td>{rangeInWords(variance, 0)}</td>
      <td>{own && `mean ${roundMoment(own.mean, Math.sqrt(own.variance))}, variance ${shortNumber(own.variance)}`}</td>
    </tr>
  );
}

function blendInWords({ technique, sources, terms, params }: Plan): string {
  const names = listed(sources.map(({ name }) => name));
  const mode = evaluates(technique, params)
    ? ` In evaluation the ${technique.tracked?.(params)?.source} part is the running statistics.`
    : "";
  return terms.length > 1
    ? `${technique.name} blends outputs: x is normalized with each source’s own mean and variance (${names}), and the normalized values are mixed by their shares.${mode}`
    : `${technique.name} blends statistics: the means are mixed into one mean and the variances into one variance (${names}), and x is normalized once, with those.${mode}`;
}

/** Whether any source's sets are standardized after all. */
function verdict(outcomes: readonly OutcomeResult[]): string {
  const standardized = outcomes.filter(isStandardized).map(({ name }) => name);
  return standardized.length === 0
    ? "No: x̂ does not have mean 0 and variance 1 over any source’s sets. A blend need not."
    : `Over the ${listed(standardized)} sets, yes: with these shares x̂ has mean 0 and variance 1 there.`;
}

function rangeInWords([least, most]: readonly [number, number], spread: number): string {
  const [low, high] = [roundMoment(least, spread), roundMoment(most, spread)];
  return low === high ? low : `${low} to ${high}`;
}

/** Zero where only rounding is left of values that spread so far. */
function roundMoment(value: number, spread: number): string {
  return shortNumber(withoutNoise(value, spread, IN_FLOAT32));
}
