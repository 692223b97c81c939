import { NumberSlider } from "../../../components/controls/NumberSlider.tsx";
import { type Curve, Curves } from "../../../components/curves/Curves.tsx";
import { Transport } from "../../../components/player/Transport.tsx";
import { IN_FLOAT32, withoutNoise } from "../../../engine/explain/rounding.ts";
import { cellInWords } from "../../../engine/explain/words.ts";
import { shortNumber } from "../../../engine/numbers.ts";
import type { Plan } from "../../../engine/plan/plan.ts";
import type { CompanyResult } from "../../messages/training.ts";
import { techniqueOf } from "../../scene/scene.ts";
import { useScene, useStage } from "../../stage/useStage.ts";
import { NumbersTable } from "./NumbersTable.tsx";
import { useTraining } from "./useTraining.ts";

/** The same sample with other batch-mates: what changes of its output when the rest of the batch is redrawn. */
export function CompanyTopic() {
  const training = useTraining("company");
  return training ? <Company {...training} /> : <p className="panel-note">Computing…</p>;
}

function Company({ plan, result: { cell, x, rows } }: { readonly plan: Plan; readonly result: CompanyResult }) {
  const { setTraining } = useStage();
  const wish = useScene(({ training }) => training.draw);
  const last = rows[0].y.length - 1;
  const draw = Math.min(wish, last);
  const shown = rows.find(({ technique }) => technique === plan.technique.id) ?? rows[0];
  const of = (id: string) => techniqueOf({ technique: id });
  const curves = rows.map(
    ({ technique, y }): Curve => ({
      name: technique,
      kind: technique === shown.technique ? "followed" : "behind",
      points: y.map((value, k) => [k, value] as const),
    }),
  );
  const moved = withoutNoise(shown.largest, 1, IN_FLOAT32);
  return (
    <>
      <p className="card-words">
        Sample {cell[0]} stays, its batch-mates are redrawn from the same data. At {cellInWords(plan.axes, cell)} x is{" "}
        {shortNumber(x)} every time; y is what a technique makes of it in this batch.
      </p>
      <div className="training-controls">
        <Transport
          at={draw}
          last={last}
          noun="redraw"
          onAt={(k, rests) => setTraining({ draw: k }, rests ? "choice" : "drag")}
        />
        <NumberSlider
          label="redraw"
          hint="0 is the batch above; every other number has batch-mates of its own, the same whenever it is chosen."
          {...{ scale: "linear", min: 0, max: last, step: 1 }}
          value={draw}
          onChange={(k) => setTraining({ draw: k }, "drag")}
          onCommit={(k) => setTraining({ draw: k })}
        />
      </div>
      <div className="training-plots">
        <Curves
          title={of(shown.technique).name}
          symbol="y"
          curves={curves}
          last={last}
          along="redraw of the batch-mates"
          at={draw}
          words={`${of(shown.technique).name}: y of the value with ${last} other sets of batch-mates, from ${shortNumber(Math.min(...shown.y))} to ${shortNumber(Math.max(...shown.y))}.`}
          onAt={(k) => k !== draw && setTraining({ draw: k }, "drag")}
        />
      </div>
      <NumbersTable
        name="What other batch-mates change"
        head={[
          "in training",
          "y in its own batch",
          draw === 0 ? "y now" : `y after redraw ${draw}`,
          "largest change in the sample",
        ]}
      >
        {rows.map(({ technique, y, largest }) => (
          <tr key={technique}>
            <th scope="row">{of(technique).name}</th>
            <td>{shortNumber(y[0])}</td>
            <td>{shortNumber(y[draw])}</td>
            <td>{shortNumber(withoutNoise(largest, 1, IN_FLOAT32))}</td>
          </tr>
        ))}
      </NumbersTable>
      <p className="card-words">
        {plan.shape[0] === 1
          ? "The batch has one sample and so no batch-mates: with N from 2 up batch norm’s output moves."
          : moved === 0
            ? `${of(shown.technique).name} takes the sample’s statistics from the sample alone: its output stands still.`
            : `${of(shown.technique).name} shares statistics across samples: the same sample comes out differently, by up to ${shortNumber(moved)}. In evaluation it would stand still.`}
      </p>
    </>
  );
}
