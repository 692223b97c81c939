import { type CSSProperties, type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from "react";
import { capitalize } from "../../engine/explain/words.ts";
import { SymbolText } from "../SymbolText.tsx";
import { PlayerLanes } from "./PlayerLanes.tsx";
import type { PlayerStep } from "./playerStep.ts";
import "../controls/Slider.css";
import "./player.css";

interface PlayerProps {
  readonly steps: readonly PlayerStep[];
  /** The step that is shown; null where none is and the views show the output. */
  readonly current: number | null;
  onStep(step: number | null): void;
}

/** How long a step stays while it plays. */
const STAY = 2200;

/** Goes through steps: play, pause, back, step, a scrubber, and keys. Says each step; steps jump, nothing glides. */
export function Player({ steps, current, onStep }: PlayerProps) {
  const [playing, setPlaying] = useState(false);
  const id = useId();
  const last = steps.length - 1;
  const step = current === null ? null : steps[current];

  const go = (to: number) => onStep(Math.max(0, Math.min(last, to)));
  const forth = () => go(current === null ? 0 : current + 1);
  const back = () => go(current === null ? last : current - 1);
  const toggle = () => {
    if (!playing && (current === null || current === last)) go(0);
    setPlaying(!playing);
  };
  const stop = (act: () => void) => () => {
    setPlaying(false);
    act();
  };

  const advance = useEffectEvent(() => {
    if (current === null || current >= last) setPlaying(false);
    else go(current + 1);
  });
  useEffect(() => {
    if (!playing || current === null) return;
    const timer = setTimeout(advance, STAY);
    return () => clearTimeout(timer);
  }, [playing, current]);

  const onKeyDown = (event: KeyboardEvent) => {
    const act = actionFor(
      event,
      { toggle, back: stop(back), forth: stop(forth), go: (to) => stop(() => go(to))() },
      last,
    );
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the buttons and the scrubber in it.
    <div className="player" onKeyDown={onKeyDown}>
      <div className="player-buttons">
        <button type="button" className="player-button" aria-label="Back" onClick={stop(back)} disabled={current === 0}>
          <Icon d="M11 2 4 8l7 6z" />
        </button>
        <button type="button" className="player-button player-play" onClick={toggle}>
          <Icon d={playing ? "M3 2h4v12H3zM9 2h4v12H9z" : "M4 2l9 6-9 6z"} />
          {playing ? "Pause" : "Play"}
        </button>
        <button
          type="button"
          className="player-button"
          aria-label="Step"
          onClick={stop(forth)}
          disabled={current === last}
        >
          <Icon d="M5 2l7 6-7 6z" />
        </button>
        <span className="player-place">
          {current === null ? `${steps.length} steps` : `step ${current + 1} of ${steps.length}`}
        </span>
        {current !== null && (
          <button type="button" className="player-end" aria-label="Show the output" onClick={stop(() => onStep(null))}>
            Output
          </button>
        )}
      </div>
      <input
        type="range"
        className="slider player-scrubber"
        aria-label="Step shown"
        aria-describedby={`${id}keys`}
        min={0}
        max={last}
        step={1}
        value={current ?? last}
        style={{ "--fill": last > 0 ? (current ?? last) / last : 1 } as CSSProperties}
        aria-valuetext={step ? `${current === null ? "" : current + 1}: ${titleOf(step)}` : "the output"}
        onChange={(event) => stop(() => go(event.target.valueAsNumber))()}
      />
      <PlayerLanes steps={steps} current={current} />
      <div className="player-step" role="status" aria-live="polite">
        {step ? (
          <>
            <p className="player-title">
              <span className="visually-hidden">
                Step {(current ?? 0) + 1} of {steps.length}:{" "}
              </span>
              {titleOf(step)}{" "}
              <span className="player-symbol">
                shows <SymbolText of={step.symbol} />
              </span>
            </p>
            <p>{step.sentence}</p>
          </>
        ) : (
          <p className="player-symbol">
            Watch {steps[0].symbol} become {steps[last].symbol} in {steps.length} steps.
          </p>
        )}
      </div>
      <p id={`${id}keys`} hidden>
        Space or k plays and pauses, arrow keys go a step back and forth.
      </p>
    </div>
  );
}

interface Actions {
  toggle(): void;
  back(): void;
  forth(): void;
  go(step: number): void;
}

/** What a key does; a button keeps its own space key, the scrubber its arrows. */
function actionFor(event: KeyboardEvent, { toggle, back, forth, go }: Actions, last: number): (() => void) | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const onButton = event.target instanceof HTMLButtonElement;
  switch (event.key) {
    case "k":
      return toggle;
    case " ":
      return onButton ? null : toggle;
    case "ArrowLeft":
      return back;
    case "ArrowRight":
      return forth;
    case "Home":
      return () => go(0);
    case "End":
      return () => go(last);
    default:
      return null;
  }
}

function titleOf({ lane, title }: PlayerStep): string {
  return lane ? `${capitalize(lane)}: ${title.toLowerCase()}` : title;
}

function Icon({ d }: { d: string }) {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
      <path d={d} fill="currentColor" />
    </svg>
  );
}
