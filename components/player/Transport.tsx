import { useEffect, useEffectEvent, useState } from "react";
import { PlayerIcon } from "./PlayerIcon.tsx";
import "./player.css";

interface TransportProps {
  readonly at: number;
  readonly last: number;
  /** What one step is, for the names of the buttons: "mini-batch". */
  readonly noun: string;
  /** @param rests false while it plays on */
  onAt(at: number, rests: boolean): void;
}

/** How long each of many steps stays while they play, in milliseconds. */
const STAY = 300;

/** Buttons that go through many like steps: back, play and pause, one further. */
export function Transport({ at, last, noun, onAt }: TransportProps) {
  const [playing, setPlaying] = useState(false);
  const advance = useEffectEvent(() => {
    const ends = at + 1 >= last;
    if (ends) setPlaying(false);
    onAt(Math.min(last, at + 1), ends);
  });
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(advance, STAY);
    return () => clearInterval(timer);
  }, [playing]);
  const stopAt = (to: number) => {
    setPlaying(false);
    onAt(Math.max(0, Math.min(last, to)), true);
  };
  const toggle = () => {
    if (playing) stopAt(at);
    else {
      if (at >= last) onAt(0, false);
      setPlaying(true);
    }
  };
  return (
    <div className="player-buttons">
      <button
        type="button"
        className="player-button"
        aria-label={`Previous ${noun}`}
        disabled={at === 0}
        onClick={() => stopAt(at - 1)}
      >
        <PlayerIcon of="back" />
      </button>
      <button type="button" className="player-button player-play" onClick={toggle}>
        <PlayerIcon of={playing ? "pause" : "play"} />
        {playing ? "Pause" : "Play"}
      </button>
      <button
        type="button"
        className="player-button"
        aria-label={`Next ${noun}`}
        disabled={at >= last}
        onClick={() => stopAt(at + 1)}
      >
        <PlayerIcon of="step" />
      </button>
    </div>
  );
}
