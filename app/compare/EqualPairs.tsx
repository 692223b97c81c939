import { counterExample } from "../../engine/compare/counterExample.ts";
import { holdingInWords, learnedBy } from "../../engine/compare/declared.ts";
import { equalBecause } from "../../engine/compare/equalBecause.ts";
import { pairsOf } from "../../engine/compare/pairs.ts";
import { shortNumber } from "../../engine/numbers.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { pairKey } from "../messages/answer.ts";
import { notify } from "../notices.ts";
import type { Result } from "../page/resultStore.ts";
import { comparedTensor, techniqueOfColumn } from "../scene/compareScene.ts";
import type { Stage } from "../stage/stage.ts";
import { useStage } from "../stage/useStage.ts";
import type { ColumnName } from "./names.ts";

interface EqualPairsProps {
  readonly result: Result;
  readonly names: readonly ColumnName[];
}

/** The pairs that are equal to rounding: why they must be, or that they are so on this tensor only. */
export function EqualPairs({ result, names }: EqualPairsProps) {
  const stage = useStage();
  const { columns, distances, shape } = result;
  const equal = pairsOf(columns.length).filter(([i, j]) => distances[pairKey(columns[i].key, columns[j].key)]?.equal);
  if (equal.length === 0) return null;
  return (
    <ul className="equal-pairs">
      {equal.map(([i, j]) => {
        const because = equalBecause(columns[i].plan, columns[j].plan);
        const pair = `${names[i].short} and ${names[j].short}`;
        return (
          <li key={`${i} ${j}`} className="equal-pair">
            {because ? (
              <>
                <strong>{pair}</strong> are equal on every {shape.join("×")} tensor: {because}.
                {learnedApart(columns[i].plan, columns[j].plan)}
              </>
            ) : (
              <>
                <strong>{pair}</strong> are equal to rounding on this tensor only.
              </>
            )}
            <br />
            <button type="button" className="button" onClick={() => show(stage, i, j, pair, shape)}>
              {because ? "Find a tensor where they differ" : "Find a counter-example"}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Equal outputs need not be equal layers: the learned parameters may differ in shape. */
function learnedApart(a: Plan, b: Plan): string {
  const [one, other] = [a, b].map((plan) => {
    const words = learnedBy(plan).map(holdingInWords);
    return words.join("; ") || "none";
  });
  return one === other ? "" : ` What they learn differs: ${one} and ${other}.`;
}

/** Redraws data, then shape, until the two differ, and shows that tensor. */
function show({ sceneStore, setCompare }: Stage, i: number, j: number, pair: string, shape: Result["shape"]): void {
  const { compare } = sceneStore.getState().scene;
  const [a, b] = [compare.columns[i], compare.columns[j]].map((column) => ({
    technique: techniqueOfColumn(column),
    params: column.params,
  }));
  const found = counterExample(a, b, shape);
  if (!found) {
    notify("info", `${pair} are equal on every tensor that was tried: other data, and other lengths of each axis.`);
    return;
  }
  const { shape: tried, source, seed, max } = found;
  setCompare({ alteration: null }, "choice", { [comparedTensor(compare)]: { shape: tried, source, seed } });
  notify(
    "info",
    `On this ${tried.join("×")} tensor ${pair} differ by up to ${shortNumber(max)}. Press Back to return.`,
  );
}
