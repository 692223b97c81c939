import { useMemo } from "react";
import { Cube } from "../../components/cube/Cube.tsx";
import type { Plan } from "../../engine/plan.ts";
import type { Cell } from "../../engine/shape.ts";
import { cutInWords, listed } from "../../engine/words.ts";
import { point } from "../scene/pointing.ts";
import { pin } from "../scene/sceneStore.ts";

/** Short names: a column is narrow. */
const AXES = {
  activations: { N: "N", C: "C", HW: "H·W" },
  weights: { N: "O", C: "I", HW: "kH·kW" },
} as const;

interface ColumnCubeProps {
  readonly plan: Plan;
  readonly large: boolean;
  readonly selected: Cell | null;
  readonly pinned: Cell | null;
  describe(cell: Cell): string;
}

/** The column's cube, with the set of the selected cell, and in words how many sets there are. */
export function ColumnCube({ plan, large, selected, pinned, describe }: ColumnCubeProps) {
  const sources = useMemo(() => plan.sources.map(({ sets, name }) => ({ sets, label: name })), [plan]);
  const words = useMemo(() => setsInWords(plan), [plan]);
  return (
    <>
      <div className={large ? "column-cube column-cube-large" : "column-cube"}>
        <Cube
          shape={plan.shape}
          sources={sources}
          axes={AXES[plan.technique.tensor]}
          selected={selected}
          pinned={pinned}
          onPoint={point}
          onPin={pin}
          words={words}
          describe={describe}
        />
      </div>
      <p className="column-words">{words}</p>
    </>
  );
}

function setsInWords({ sources, technique: { tensor } }: Plan): string {
  const each = sources.map(({ sets, name }) =>
    sources.length > 1 ? `${name}: ${cutInWords(tensor, sets)}` : cutInWords(tensor, sets),
  );
  return listed(each);
}
