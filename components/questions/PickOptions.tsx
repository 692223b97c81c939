import { useId } from "react";
import "./questions.css";

interface PickOptionsProps {
  readonly legend: string;
  readonly options: readonly string[];
  /** Null before one is chosen. */
  readonly chosen: number | null;
  /** The options that were tried and are wrong: they stay to be seen. */
  readonly refused: readonly number[];
  /** Those that hold, once it is told. */
  readonly right: readonly number[] | null;
  onChoose(option: number): void;
}

/** One of a few sentences. */
export function PickOptions({ legend, options, chosen, refused, right, onChoose }: PickOptionsProps) {
  const name = useId();
  return (
    <fieldset className="question" disabled={right !== null}>
      <legend className="question-ask">{legend}</legend>
      {options.map((says, i) => (
        <label
          key={says}
          className="pick-option"
          data-state={right?.includes(i) ? "right" : refused.includes(i) ? "wrong" : undefined}
        >
          <input type="radio" name={name} checked={chosen === i} onChange={() => onChoose(i)} />
          <span>{says}</span>
        </label>
      ))}
    </fieldset>
  );
}
