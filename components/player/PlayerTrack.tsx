import { useEffect, useRef } from "react";
import { SymbolText } from "../SymbolText.tsx";
import { type PlayerStep, titleOf } from "./playerStep.ts";

/** A symbol of more letters than this gives way where there is little room. */
const LONG = 5;

interface PlayerTrackProps {
  readonly steps: readonly PlayerStep[];
  readonly at: number;
  onStop(step: number): void;
}

/** More stops than this have no room for all of their symbols: the present one's is shown, and each lane's name. */
const MOST_SYMBOLS = 9;

/** The stops from x to y on a line, one tab stop for all: each a button with its symbol, above the names of the lanes. */
export function PlayerTrack({ steps, at, onStop }: PlayerTrackProps) {
  const track = useRef<HTMLOListElement>(null);
  const crowded = steps.length > MOST_SYMBOLS;
  // Arrow keys take the focus along.
  useEffect(() => {
    const list = track.current;
    if (list?.contains(document.activeElement)) list.querySelectorAll<HTMLElement>(".player-stop")[at]?.focus();
  }, [at]);
  return (
    <ol className="player-track" ref={track} aria-label="Steps" data-crowded={crowded || undefined}>
      {steps.map((step, i) => {
        const named = step.lane !== null && step.lane !== steps[i - 1]?.lane;
        return (
          <li key={step.id} className="player-place" data-passed={i <= at || undefined}>
            <button
              type="button"
              className="player-stop"
              aria-label={`${titleOf(step)}: ${step.symbol.replaceAll("_", " ")}`}
              aria-current={i === at ? "step" : undefined}
              title={titleOf(step)}
              tabIndex={i === at ? 0 : -1}
              onClick={() => onStop(i)}
            >
              <var className={step.symbol.length > LONG ? "player-symbol player-symbol-long" : "player-symbol"}>
                {(!crowded || i === at) && <SymbolText of={step.symbol} />}
              </var>
              <span className="player-dot" />
              {crowded && <span className="player-lane">{named && step.lane}</span>}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
