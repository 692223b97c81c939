import { useCallback, useState } from "react";
import { Heatmap } from "../../../components/heatmap/Heatmap.tsx";
import { type HeatmapWindow, WHOLE } from "../../../components/heatmap/window.ts";
import type { ValueScale } from "../../../components/valueScale.ts";
import { cellInWords } from "../../../engine/explain/words.ts";
import { shortNumber } from "../../../engine/numbers.ts";
import type { Plan } from "../../../engine/plan/plan.ts";
import { type Cell, indexOf, type Tensor } from "../../../engine/plan/shape.ts";
import type { SignedTensor } from "../../messages/training.ts";
import { useSelectionIn } from "../../parts/selection.ts";
import { useStage } from "../../stage/useStage.ts";

interface SignedHeatmapProps {
  readonly plan: Plan;
  readonly title: string;
  /** What its values are, as formulas write it. */
  readonly symbol: string;
  /** What its values are, in words. */
  readonly words: string;
  readonly tensor: SignedTensor & { readonly values: Tensor };
  readonly scale: ValueScale;
}

/** Values of the tensor's shape of which 0 is white, such as differences and gradients. */
export function SignedHeatmap({ plan, title, symbol, words, tensor, scale }: SignedHeatmapProps) {
  const { pin, point } = useStage();
  const { selected, pinned } = useSelectionIn(plan.shape);
  const [window, setWindow] = useState<{ key: string; shown: HeatmapWindow }>({ key: "", shown: WHOLE });
  const { values, min, max, nonFinite } = tensor;
  const describe = useCallback(
    (cell: Cell) => `${cellInWords(plan.axes, cell)}: ${words} is ${shortNumber(values[indexOf(plan.shape, cell)])}`,
    [plan, values, words],
  );
  const key = plan.shape.join();
  return (
    <Heatmap
      {...{ title, symbol, values, scale, nonFinite, selected, pinned, describe }}
      shape={plan.shape}
      range={{ min, max }}
      axes={plan.technique.tensor === "weights" ? { N: "o", C: "i" } : { N: "n", C: "c" }}
      sources={[]}
      window={window.key === key ? window.shown : WHOLE}
      onPoint={point}
      onPin={pin}
      onWindow={(shown) => setWindow({ key, shown })}
    />
  );
}
