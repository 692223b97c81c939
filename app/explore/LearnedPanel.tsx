import { Hint } from "../../components/controls/Hint.tsx";
import { startInWords, twoVariancesInWords } from "../../engine/explain/collected.ts";
import { type Origin, type Parameter, parametersOf, shapeInWords } from "../../engine/explain/parameters.ts";
import { listed } from "../../engine/explain/words.ts";
import { count, fullNumber } from "../../engine/numbers.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { evaluates } from "../../engine/plan/technique.ts";
import { useColumn } from "../stage/useStage.ts";
import { Readings } from "./Readings.tsx";
import "./learnedPanel.css";

const ORIGINS: Readonly<Record<Origin, { readonly name: string; readonly hint: string }>> = {
  learned: { name: "learned", hint: "It has a gradient, and the optimizer changes it." },
  tracked: {
    name: "running average",
    hint: "An average over the mini-batches of training, without a gradient; evaluation uses it.",
  },
  set: { name: "hyperparameter", hint: "A number that is chosen before training." },
};

/** Which parameters are learned, tracked and chosen, as the technique declares them. */
export function LearnedPanel() {
  const plan = useColumn()?.plan;
  if (!plan) return null;
  const parameters = parametersOf(plan);
  const learned = parameters.filter(({ origin }) => origin === "learned");
  const total = learned.reduce((sum, { count: entries }) => sum + entries, 0);
  return (
    <section className="card" aria-labelledby="learned-title">
      <h2 className="card-title" id="learned-title">
        Parameters: learned, tracked, chosen <span className="card-hint">{count(total)} learned numbers</span>
      </h2>
      {parameters.length === 0 ? (
        <p className="card-words">With these choices this technique has no parameters.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="table-box" tabIndex={0} aria-label="Parameters with their shapes">
          <table className="table learned-table">
            <thead>
              <tr>
                {["symbol", "name", "shape", "entries", "kind", "initial value"].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {parameters.map((parameter) => (
                <Row key={parameter.name} {...parameter} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Readings />
      {trackingInWords(plan).map((sentence) => (
        <p key={sentence} className="card-words">
          {sentence}
        </p>
      ))}
    </section>
  );
}

/** What people do not expect of running statistics, with this technique's symbols and numbers. */
function trackingInWords(plan: Plan): string[] {
  const parameters = parametersOf(plan);
  if (!parameters.some(({ origin }) => origin === "tracked")) return [];
  const learned = parameters.filter(({ origin }) => origin === "learned").map(({ symbol }) => symbol);
  const updated = "every forward pass in training mode updates them.";
  return [
    learned.length === 0
      ? `The running statistics have no gradient: ${updated}`
      : `Freezing ${listed(learned)} does not freeze the running statistics: ${updated}`,
    ...[twoVariancesInWords(plan), evaluates(plan.technique, plan.params) ? startInWords(plan) : null].filter(
      (sentence) => sentence !== null,
    ),
  ];
}

function Row(parameter: Parameter) {
  const { symbol, label, hint, origin, count: entries, start } = parameter;
  return (
    <tr data-origin={origin}>
      <th scope="row">
        <Hint text={hint}>
          <var>{symbol}</var>
        </Hint>
      </th>
      <td>{label}</td>
      <td>{shapeInWords(parameter)}</td>
      <td className="learned-number">{count(entries)}</td>
      <td>
        <Hint text={ORIGINS[origin].hint}>{ORIGINS[origin].name}</Hint>
      </td>
      <td className="learned-number">{start === null ? "" : fullNumber(start)}</td>
    </tr>
  );
}
