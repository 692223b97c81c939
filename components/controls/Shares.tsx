import { type KeyboardEvent, useId } from "react";
import { softmax } from "../../engine/plan/controls.ts";
import { explain } from "./explain.ts";
import { Tip } from "./Hint.tsx";
import { dividersOf, logitsOf, moveDivider, shownShares } from "./shares.ts";
import { whenReleased } from "./whenReleased.ts";
import "./Shares.css";

type SharesProps = {
  label: string;
  hint: string;
  /** What the two or three parts are called, in the order of the logits. */
  names: readonly string[];
  /** Finite logits, one per part; the shares are their softmax. */
  logits: readonly number[];
  /** The logarithms of the new shares, or zeros for equal ones. */
  onChange: (logits: number[]) => void;
  onCommit?: (logits: number[]) => void;
};

/** How far a key moves a divider, as a share of the whole. */
const STEPS: Record<string, number> = {
  ArrowLeft: -0.01,
  ArrowDown: -0.01,
  ArrowRight: 0.01,
  ArrowUp: 0.01,
  PageDown: -0.1,
  PageUp: 0.1,
  Home: -1,
  End: 1,
};

/** Shares that sum to 1 as the parts of one bar, with a divider to drag between neighbours. */
export function Shares({ label, hint, names, logits, onChange, onCommit }: SharesProps) {
  const id = useId();
  const shares = softmax(logits);
  const shown = shownShares(shares);
  const said = names.map((name, part) => `${name} ${shown[part]}`).join(", ");
  const equalize = () => {
    onChange(names.map(() => 0));
    onCommit?.(names.map(() => 0));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot share its line with the button.
    <div className="shares hint-row" role="group" aria-labelledby={`${id}label`} ref={explain}>
      <div className="shares-head">
        <span className="hint-term" id={`${id}label`}>
          {label}
        </span>
        <button type="button" className="shares-equal" aria-label={`equal shares: ${label}`} onClick={equalize}>
          equal
        </button>
      </div>
      <Tip id={`${id}hint`}>{hint}</Tip>
      <div className="shares-bar">
        {names.map((name, part) => (
          <span key={name} className={`shares-part shares-tint-${part}`} style={{ width: `${shares[part] * 100}%` }} />
        ))}
        {dividersOf(shares).map((position, divider) => (
          <Divider
            key={names[divider]}
            position={position}
            above={divider === 0 && position > 0.5}
            label={`${label}: divider between ${names[divider]} and ${names[divider + 1]}`}
            valueText={said}
            describedBy={`${id}hint`}
            onMove={(to) => onChange(logitsOf(moveDivider(shares, divider, to)))}
            onRelease={(to) => onCommit?.(logitsOf(moveDivider(shares, divider, to)))}
          />
        ))}
      </div>
      <ul className="shares-numbers">
        {names.map((name, part) => (
          <li key={name}>
            <span className={`shares-swatch shares-tint-${part}`} />
            <span className="shares-name">{name}</span> <span className="shares-number">{shown[part]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type DividerProps = {
  position: number;
  /** Where both dividers stand at the right end, the first one is the one that can move. */
  above: boolean;
  label: string;
  valueText: string;
  describedBy: string;
  onMove: (position: number) => void;
  onRelease: (position: number) => void;
};

/** A range element over the whole bar of which only the thumb can be touched. */
function Divider({ position, above, label, valueText, describedBy, onMove, onRelease }: DividerProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    const to = position + STEPS[event.key] * (event.shiftKey ? 10 : 1);
    onMove(to);
    onRelease(to);
  };
  return (
    <input
      ref={whenReleased(onRelease)}
      type="range"
      className={above ? "shares-divider shares-divider-above" : "shares-divider"}
      min={0}
      max={1}
      step="any"
      value={position}
      aria-label={label}
      aria-valuetext={valueText}
      aria-describedby={describedBy}
      onChange={(event) => onMove(event.target.valueAsNumber)}
      onKeyDown={onKeyDown}
    />
  );
}
