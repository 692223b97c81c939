import { useCallback, useMemo } from "react";
import { Cube } from "../../components/cube/Cube.tsx";
import type { Cell } from "../../engine/shape.ts";
import { cutInWords, listed } from "../../engine/words.ts";
import { type Result, resultStore } from "../compute/resultStore.ts";
import { point } from "../scene/pointing.ts";
import { pin } from "../scene/sceneStore.ts";
import { Readings } from "./Readings.tsx";
import { describeCell, useSelection } from "./selection.ts";
import { useIsBrushed } from "./useBrush.ts";

const AXES = {
  activations: { N: "N sample", C: "C channel", HW: "H·W" },
  weights: { N: "O output channel", C: "I input channel", HW: "kH·kW" },
} as const;

/** Which cells share statistics: the cube of the group norm paper's figure. */
export function CubePanel() {
  const result = resultStore((state) => state.result);
  return (
    <section className="card cube-panel" aria-labelledby="cube-title">
      <h2 className="card-title" id="cube-title">
        Which cells share statistics?{" "}
        <span className="card-hint">Point at a cell, click pins it, arrow keys walk.</span>
      </h2>
      <Readings beside="cube" />
      {result ? <ResultCube result={result} /> : <div className="cube-frame" />}
    </section>
  );
}

function ResultCube({ result }: { result: Result }) {
  const { plan } = result;
  const { selected, pinned } = useSelection();
  const { tensor } = plan.technique;
  const sources = useMemo(() => plan.sources.map(({ sets, name }) => ({ sets, label: name })), [plan]);
  const words = useMemo(() => setsInWords(result.plan), [result.plan]);
  const isBrushed = useIsBrushed(result);
  const describe = useCallback((cell: Cell) => describeCell(result, cell), [result]);
  return (
    <>
      <div className="cube-frame">
        <Cube
          shape={plan.shape}
          sources={sources}
          axes={AXES[tensor]}
          selected={selected}
          pinned={pinned}
          onPoint={point}
          onPin={pin}
          words={words}
          isBrushed={isBrushed}
          describe={describe}
        />
      </div>
      <p className="card-words">{words}</p>
    </>
  );
}

/** "12 sets of 18 cells: one per sample and group of 2 channels"; several sources one after the other. */
function setsInWords({ sources, technique: { tensor } }: Result["plan"]): string {
  const each = sources.map(({ sets, name, running }) => {
    const words = cutInWords(tensor, sets);
    const named = sources.length > 1 ? `${name}: ${words}` : words;
    return running ? `${named}, from running statistics` : named;
  });
  return listed(each);
}
