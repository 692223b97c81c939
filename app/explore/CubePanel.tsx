import { useCallback, useMemo } from "react";
import { Cube } from "../../components/cube/Cube.tsx";
import { planInWords, setNameInWords } from "../../engine/explain/words.ts";
import { counted, shortNumber } from "../../engine/numbers.ts";
import { setOf, sizeOfSet } from "../../engine/plan/partition.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { describeCell, useSelection } from "../parts/selection.ts";
import { useColumn, useStage } from "../stage/useStage.ts";
import { AXES } from "./axisNames.ts";
import { useLit } from "./lit.ts";
import { useIsBrushed } from "./useBrush.ts";
import { useCubeContent } from "./useCubeContent.ts";
import { useCubeView } from "./useCubeView.ts";

/** Which values share statistics: the cube of the group norm paper's figure. */
export function CubePanel() {
  const column = useColumn();
  return (
    <section className="hero-cube" aria-label="Which values share statistics?">
      {column && <ColumnCube column={column} />}
    </section>
  );
}

function ColumnCube({ column }: { column: ResultColumn }) {
  const { pin, point } = useStage();
  const { plan } = column;
  const { selected, pinned } = useSelection();
  const [view, setView] = useCubeView();
  const content = useCubeContent(column);
  const { tensor } = plan.technique;
  const lit = useLit(plan);
  const words = useMemo(() => planInWords(plan), [plan]);
  const isBrushed = useIsBrushed(column);
  const nearSet = useCallback((cell: Cell) => nearSetInWords(column, cell), [column]);
  const describe = useCallback((cell: Cell) => describeCell(column, cell), [column]);
  return (
    <Cube
      {...content}
      shape={plan.shape}
      tensor={tensor}
      axes={AXES[tensor]}
      lit={lit?.sets}
      view={view}
      onView={setView}
      selected={selected}
      pinned={pinned}
      onPoint={point}
      onPin={pin}
      words={words}
      isBrushed={isBrushed}
      describe={describe}
      nearSet={nearSet}
    />
  );
}

/** A set in short lines, with m beside its statistics; null where several sources cut, none of which is the set. */
function nearSetInWords({ plan, moments }: ResultColumn, cell: Cell): readonly string[] | null {
  const { sources, axes, terms } = plan;
  if (sources.length !== 1) return null;
  const [{ sets, running, centred = true, square }] = sources;
  const set = setOf(sets, cell);
  const { mean, variance } = moments[0];
  const name = setNameInWords(axes, sets, set);
  const divides = terms.some((term) => term.variance !== null);
  const second = centred ? "variance" : square === "sum" ? "length" : "mean square";
  const size = square === "sum" ? Math.sqrt(variance[set]) : variance[set];
  return [
    running ? name : `one set: ${name}`,
    ...(running ? [] : [counted(sizeOfSet(sets, set), "value")]),
    ...(centred ? [`${running ? "running " : ""}mean ${shortNumber(mean[set])}`] : []),
    ...(divides ? [`${running ? "running " : ""}${second} ${shortNumber(size)}`] : []),
  ];
}
