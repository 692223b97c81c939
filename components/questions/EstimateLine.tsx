import { plainNumber } from "../../engine/numbers.ts";
import { NumberSlider } from "../controls/NumberSlider.tsx";
import "./questions.css";

interface EstimateLineProps {
  readonly legend: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** Null before anything is estimated. */
  readonly estimate: number | null;
  /** The right number, once it is told, and how far from it is still right. */
  readonly answer: { readonly value: number; readonly within: number } | null;
  onEstimate(estimate: number): void;
}

/** A number on a line, by slider or typed. Once the answer is told it stands on the line, too. */
export function EstimateLine({ legend, from, to, step, estimate, answer, onEstimate }: EstimateLineProps) {
  const place = (value: number) => `${(100 * (Math.min(to, Math.max(from, value)) - from)) / (to - from)}%`;
  return (
    <fieldset className="question" disabled={answer !== null}>
      <legend className="question-ask">{legend}</legend>
      <NumberSlider
        label="Your estimate"
        hint={`A number from ${plainNumber(from)} to ${plainNumber(to)}.`}
        scale="linear"
        min={from}
        max={to}
        step={step}
        value={estimate ?? (from + to) / 2}
        onChange={onEstimate}
        onCommit={onEstimate}
      />
      <div className="estimate-line" aria-hidden="true">
        {answer && (
          <>
            <span
              className="estimate-within"
              style={{
                left: place(answer.value - answer.within),
                right: `calc(100% - ${place(answer.value + answer.within)})`,
              }}
            />
            <span className="estimate-answer" style={{ left: place(answer.value) }}>
              {plainNumber(answer.value)}
            </span>
          </>
        )}
        {estimate !== null && <span className="estimate-own" style={{ left: place(estimate) }} />}
        <span className="estimate-end">{plainNumber(from)}</span>
        <span className="estimate-end">{plainNumber(to)}</span>
      </div>
    </fieldset>
  );
}
