import { Choice } from "../controls/Choice.tsx";
import { ApartControl } from "./ApartControl.tsx";
import { arrange, type CubeView, type FaceMode } from "./space/view.ts";
import { type CubeLetters, ViewButtons } from "./ViewButtons.tsx";
import "./cubeToolbar.css";

interface CubeToolbarProps {
  view: CubeView;
  onView(view: CubeView): void;
  /** Whether there are values for the faces before and after. */
  hasValues: boolean;
  /** What the sources are called, where a technique has several. */
  sourceNames?: readonly string[];
  /** The letters of the axes: N, C and H·W; O, I and kH·kW of a weight tensor. */
  letters?: CubeLetters;
}

const ACTIVATIONS: CubeLetters = { N: "N", C: "C", HW: "H·W" };

const FACES: readonly { value: FaceMode; label: string; hint: string }[] = [
  { value: "sets", label: "Sets", hint: "Cells that share a mean and a variance have one colour." },
  { value: "before", label: "Before", hint: "The colour of a cell is its value before normalization." },
  { value: "after", label: "After", hint: "The colour of a cell is its value after normalization." },
];

/** The controls of the cube's own view: what its sides show, solid or apart, the arrangement, and from where it is seen. */
export function CubeToolbar(props: CubeToolbarProps) {
  const { view, onView, hasValues, sourceNames = [], letters = ACTIVATIONS } = props;
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
    // biome-ignore lint/a11y/useSemanticElements: each part is a fieldset of its own.
    <div className="cube-toolbar" role="group" aria-label="View of the cube">
      {hasValues && (
        <Choice
          legend="Sides show"
          legendHidden
          size="small"
          options={FACES}
          value={view.faces}
          onChange={(faces) => set({ faces })}
        />
      )}
      <ApartControl apart={view.apart} onApart={(apart) => set({ apart })} />
      <Choice
        legend="Arrangement"
        legendHidden
        size="small"
        options={arrangements}
        value={view.arrangement}
        onChange={(arrangement) => onView(arrange(view, arrangement))}
      />
      {sourceNames.length > 1 && (
        <Choice
          legend="Sets of"
          legendHidden
          size="small"
          options={sources}
          value={view.source === null ? "all" : view.source.toString()}
          onChange={(value) => set({ source: value === "all" ? null : Number(value) })}
        />
      )}
      <ViewButtons
        arrangement={view.arrangement}
        orientation={view.orientation}
        letters={letters}
        onOrient={(orientation) => set({ orientation })}
      />
    </div>
  );
}
