import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { SymbolText } from "../SymbolText.tsx";
import { PlayerIcon } from "./PlayerIcon.tsx";
import { PlayerTrack } from "./PlayerTrack.tsx";
import { type PlayerStep, titleOf } from "./playerStep.ts";
import "./player.css";

interface PlayerProps {
  readonly steps: readonly PlayerStep[];
  /** The step that is shown; null shows the output, where the last step leads. */
  readonly current: number | null;
  /** Whether there are buttons for a single step back and forth. */
  readonly single: boolean;
  onStep(step: number | null): void;
}

/** How long a step stays while it plays. */
const STAY = 2200;

/** Goes through steps: play and pause, a track whose stops are buttons, and keys. Says each step; steps jump, nothing glides. */
export function Player({ steps, current, single, onStep }: PlayerProps) {
  const [playing, setPlaying] = useState(false);
  const player = useRef<HTMLDivElement>(null);
  const id = useId();
  const last = steps.length - 1;
  const at = current ?? last;

  const go = (to: number) => onStep(to >= last ? null : Math.max(0, to));
  const toggle = () => {
    if (!playing && at === last) go(0);
    setPlaying(!playing);
  };
  const stop = (to: number) => {
    setPlaying(false);
    go(to);
  };

  const advance = useEffectEvent(() => {
    go(at + 1);
    if (at + 1 >= last) setPlaying(false);
  });
  useEffect(() => {
    if (!playing || current === null) return;
    const timer = setTimeout(advance, STAY);
    return () => clearTimeout(timer);
  }, [playing, current]);
  useEffect(() => {
    if (!playing) return;
    const pause = ({ target }: Event) => player.current?.contains(target as Node) || setPlaying(false);
    window.addEventListener("keydown", pause);
    return () => window.removeEventListener("keydown", pause);
  }, [playing]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!["k", " ", "Enter"].includes(event.key)) setPlaying(false);
    const act = actionFor(event, { toggle, back: () => stop(at - 1), forth: () => stop(at + 1), go: stop }, last);
    if (!act) return;
    event.preventDefault();
    act();
  };

  const { sentence, symbol } = steps[at];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the buttons in it.
    <div className="player" ref={player} onKeyDown={onKeyDown}>
      <div className="player-buttons">
        {single && (
          <button
            type="button"
            className="player-button"
            aria-label="Back"
            onClick={() => stop(at - 1)}
            disabled={at === 0}
          >
            <PlayerIcon of="back" />
          </button>
        )}
        <button type="button" className="player-button player-play" aria-describedby={`${id}keys`} onClick={toggle}>
          <PlayerIcon of={playing ? "pause" : "play"} />
          {playing ? "Pause" : "Play"}
        </button>
        {single && (
          <button
            type="button"
            className="player-button"
            aria-label="Step"
            onClick={() => stop(at === last ? 0 : at + 1)}
          >
            <PlayerIcon of="step" />
          </button>
        )}
      </div>
      <PlayerTrack steps={steps} at={at} onStop={stop} />
      <div className="player-step" role="status" aria-live="polite">
        <p>
          <span className="visually-hidden">
            Step {at + 1} of {steps.length}:{" "}
          </span>
          <strong>{titleOf(steps[at])}.</strong> {sentence}
          <span className="visually-hidden">
            {" "}
            Shown: <SymbolText of={symbol} />
          </span>
        </p>
      </div>
      <p id={`${id}keys`} hidden>
        k plays and pauses, arrow keys go a step back and forth.
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

/** What a key does; a button keeps its own space key. */
function actionFor(event: KeyboardEvent, { toggle, back, forth, go }: Actions, last: number): (() => void) | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  switch (event.key) {
    case "k":
      return toggle;
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
