import { useId } from "react";
import { Choice } from "../controls/Choice.tsx";
import { Slider } from "../controls/Slider.tsx";
import { arrange, type CubeView, type FaceMode } from "./space/view.ts";
import "./cubeToolbar.css";

interface CubeToolbarProps {
  readonly view: CubeView;
  onView(view: CubeView): void;
  /** What the sources are called, where a technique has several. */
  readonly sourceNames?: readonly string[];
  /** The letters of the axes: N, C and H·W; O, I and kH·kW of a weight tensor. */
  readonly letters?: CubeLetters;
}

/** The axes in short. */
export interface CubeLetters {
  readonly N: string;
  readonly C: string;
  readonly HW: string;
}

const ACTIVATIONS: CubeLetters = { N: "N", C: "C", HW: "H·W" };

const FACES: readonly { value: FaceMode; label: string; hint: string }[] = [
  { value: "sets", label: "Sets", hint: "Values that share a mean and a variance have one colour." },
  { value: "before", label: "Before", hint: "The colour is the value before normalization." },
  { value: "after", label: "After", hint: "The colour is the value after normalization." },
];

type CubeColouringProps = Pick<CubeToolbarProps, "view" | "onView">;

/** What the sides of the cube show. */
export function CubeColouring({ view, onView }: CubeColouringProps) {
  return (
    <Choice
      legend="Colour by"
      beside
      options={FACES}
      value={view.faces}
      onChange={(faces) => onView({ ...view, faces })}
    />
  );
}

/** How far the sets of the cube are pulled apart, how it is arranged, and whose sets are shown. */
export function CubeArrangement({ view, onView, sourceNames = [], letters = ACTIVATIONS }: CubeToolbarProps) {
  const set = (part: Partial<CubeView>) => onView({ ...view, ...part });
  const [height, width] = letters.HW.split("·");
  const arrangements = [
    { value: "cube", label: "One cube", hint: `${letters.N} × ${letters.C} × ${letters.HW}, as in the figure.` },
    {
      value: "samples",
      label: "Blocks",
      hint: `One block of ${letters.C} × ${height} × ${width} for each ${letters.N}.`,
    },
  ] as const;
  const sources = [
    { value: "all", label: "All" },
    ...sourceNames.map((label, source) => ({ value: source.toString(), label })),
  ];
  return (
    <>
      <Apart apart={view.apart} onApart={(apart) => set({ apart })} />
      <Choice
        legend="Arrange"
        beside
        options={arrangements}
        value={view.arrangement}
        onChange={(arrangement) => onView(arrange(view, arrangement))}
      />
      {sourceNames.length > 1 && (
        <Choice
          legend="Sets of"
          beside
          options={sources}
          value={view.source === null ? "all" : view.source.toString()}
          onChange={(value) => set({ source: value === "all" ? null : Number(value) })}
        />
      )}
    </>
  );
}

/** 0 is the figure of the paper; further, sets drift apart along the cuts, so that inner values can be seen. */
function Apart({ apart, onApart }: { apart: number; onApart(apart: number): void }) {
  const id = useId();
  const move = (percent: number) => onApart(percent / 100);
  return (
    <div className="cube-apart">
      <label htmlFor={id}>Pull apart</label>
      <span id={`${id}hint`} hidden>
        The gaps between the sets, as a part of the most. 0 is the figure of the Group norm paper.
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
