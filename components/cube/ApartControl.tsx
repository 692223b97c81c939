import { useId, useState } from "react";
import { Choice } from "../controls/Choice.tsx";
import { Slider } from "../controls/Slider.tsx";
import { FIRST_APART } from "./space/view.ts";

interface ApartControlProps {
  /** 0 is solid, 1 the most apart. */
  apart: number;
  onApart(apart: number): void;
}

const OPTIONS = [
  { value: "solid", label: "Solid", hint: "The figure of the group norm paper." },
  { value: "apart", label: "Apart", hint: "Sets drift apart along the cuts, so that inner cells can be seen." },
] as const;

/** Solid or Apart, and how far. Apart comes back as far as it was. */
export function ApartControl({ apart, onApart }: ApartControlProps) {
  const id = useId();
  const [last, setLast] = useState(apart || FIRST_APART);
  const move = (percent: number) => {
    if (percent > 0) setLast(percent / 100);
    onApart(percent / 100);
  };
  return (
    <div className="cube-apart">
      <Choice
        legend="Solid or apart"
        legendHidden
        size="small"
        options={OPTIONS}
        value={apart > 0 ? "apart" : "solid"}
        onChange={(value) => onApart(value === "apart" ? last : 0)}
      />
      <label className="visually-hidden" htmlFor={id}>
        How far apart
      </label>
      <span id={`${id}hint`} hidden>
        The gaps between the sets, as a part of the most.
      </span>
      <Slider
        id={id}
        min={0}
        max={100}
        step={1}
        position={Math.round(apart * 100)}
        describedBy={`${id}hint`}
        valueText={`${Math.round(apart * 100)} percent apart`}
        onMove={move}
        onRelease={move}
      />
    </div>
  );
}
