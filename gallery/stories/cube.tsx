import { type ReactNode, useState } from "react";
import { Cube } from "../../components/cube/Cube.tsx";
import { CubeArrangement, CubeColouring } from "../../components/cube/CubeToolbar.tsx";
import { SmallCube } from "../../components/cube/SmallCube.tsx";
import { arrange, type CubeView, DEFAULT_VIEW, FIRST_APART } from "../../components/cube/space/view.ts";
import { cellInWords, planInWords } from "../../engine/explain/words.ts";
import { shownCuts } from "../../engine/plan/plan.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { type Example, example, LONG, nothing, shownTensor, spoil } from "../example.ts";
import type { Stories } from "../story.ts";

const LETTERS = {
  activations: { N: "N", C: "C", HW: "H·W" },
  weights: { N: "O", C: "I", HW: "kH·kW" },
} as const;

interface PictureProps {
  readonly of: Example;
  readonly view?: Partial<CubeView>;
  readonly name?: string;
}

function Picture({ of: { plan, x, y }, view, name }: PictureProps) {
  const [own, setOwn] = useState<CubeView>({ ...DEFAULT_VIEW, ...view });
  const { tensor } = plan.technique;
  return (
    <div className="gallery-cube">
      <Cube
        shape={plan.shape}
        tensor={tensor}
        sources={shownCuts(plan).map((source) => ({ sets: source.sets, label: `${name ?? ""} ${source.name}`.trim() }))}
        axes={LETTERS[tensor]}
        values={{ before: shownTensor(x), after: shownTensor(y) }}
        view={own}
        onView={setOwn}
        selected={[Math.min(1, plan.shape[0] - 1), Math.min(2, plan.shape[1] - 1), 0, 0]}
        pinned={null}
        onPoint={nothing}
        onPin={nothing}
        words={planInWords(plan)}
        describe={(cell) => cellInWords({ tensor }, cell)}
      />
    </div>
  );
}

function Toolbar(props: { readonly names: readonly string[] }): ReactNode {
  const [view, setView] = useState(DEFAULT_VIEW);
  return (
    <div className="cube-toolbar">
      <CubeColouring view={view} onView={setView} />
      <CubeArrangement view={view} onView={setView} sourceNames={props.names} />
    </div>
  );
}

const cuts = TECHNIQUES.flatMap(({ id, name }) => [
  [`${name}, solid`, () => <Picture of={example(id)} />] as const,
  [`${name}, apart`, () => <Picture of={example(id)} view={{ apart: FIRST_APART }} />] as const,
]);

export default {
  ...Object.fromEntries(cuts),
  "a block for each sample": () => <Picture of={example("gn")} view={arrange(DEFAULT_VIEW, "samples")} />,
  "values before": () => <Picture of={example("gn")} view={{ faces: "before" }} />,
  "NaN and infinities": () => <Picture of={example("bn", { change: spoil })} view={{ faces: "before" }} />,
  "sets of one cell": () => <Picture of={example("in", { shape: [4, 6, 1, 1] })} />,
  "a thousand cells": () => <Picture of={example("gn", { shape: [4, 8, 6, 6] })} />,
  "a million cells": () => <Picture of={example("bn", { shape: [16, 64, 32, 32] })} view={{ faces: "before" }} />,
  "long words": () => <Picture of={example("sn")} name={LONG} />,
  toolbar: () => <Toolbar names={[]} />,
  "toolbar of several sources": () => <Toolbar names={["instance", "layer", LONG]} />,
  "small cubes": () =>
    TECHNIQUES.map(({ id, name, tensor }) => (
      <SmallCube key={id} label={name} tensor={tensor} sources={shownCuts(example(id).plan).map(({ sets }) => sets)} />
    )),
} satisfies Stories;
