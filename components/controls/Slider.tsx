import type { CSSProperties } from "react";
import { whenReleased } from "./whenReleased.ts";
import "./Slider.css";

type SliderProps = {
  id: string;
  min: number;
  max: number;
  step: number;
  position: number;
  /** What the position means, as a screen reader says it. */
  valueText: string;
  describedBy: string;
  onMove: (position: number) => void;
  /** Called once when a drag or a key press ends. */
  onRelease: (position: number) => void;
};

/** A native range element with its part up to the thumb filled. */
export function Slider({ id, min, max, step, position, valueText, describedBy, onMove, onRelease }: SliderProps) {
  return (
    <input
      ref={whenReleased(onRelease)}
      className="slider"
      type="range"
      id={id}
      min={min}
      max={max}
      step={step}
      value={position}
      aria-valuetext={valueText}
      aria-describedby={describedBy}
      style={{ "--fill": max > min ? (position - min) / (max - min) : 0 } as CSSProperties}
      onChange={(event) => onMove(event.target.valueAsNumber)}
    />
  );
}
