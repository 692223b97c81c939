import { type Curve, Curves } from "../../../components/curves/Curves.tsx";
import { count, fullNumber, shortNumber } from "../../../engine/numbers.ts";
import { spreadInTheory } from "../../../engine/train/spread.ts";
import type { TinyBatches } from "../../../engine/train/tiny.ts";
import type { SizeResult } from "../../messages/training.ts";
import { NumbersTable } from "./NumbersTable.tsx";
import { useTraining } from "./useTraining.ts";

/** What the number of samples does to batch statistics: measured beside theory, and the smallest mini-batches of all. */
export function SizeTopic() {
  const training = useTraining("size");
  if (!training) return <p className="panel-note">Computing…</p>;
  const { plan, result } = training;
  return (
    <>
      {result.spreads.length > 0 ? (
        <Spreads {...result} samples={plan.shape[0]} />
      ) : (
        <p className="card-words">
          A sample of {plan.shape.slice(1).join("×")} is too large to draw many mini-batches of: use fewer channels,
          rows or columns.
        </p>
      )}
      {result.tiny && <Tiny tiny={result.tiny} eps={plan.eps} />}
    </>
  );
}

function Spreads({ spreads, samples: N }: Pick<SizeResult, "spreads"> & { readonly samples: number }) {
  const present = spreads.findIndex(({ samples }) => samples === N);
  const curveOf = (kind: Curve["kind"], name: string, value: (at: number) => number): Curve => ({
    ...{ kind, name },
    points: spreads.map((_, at) => [at, value(at)] as const),
  });
  const curves = (moment: "mean" | "variance") => [
    curveOf("followed", "theory", (at) => spreadInTheory(spreads[at].spread.m)[moment]),
    curveOf("dots", "measured", (at) => spreads[at].spread[moment]),
  ];
  return (
    <>
      <p className="card-words">
        Many mini-batches of each size, drawn from the same data, and how far their means and variances spread: the
        mean’s standard deviation in units of the channel’s σ, the variance’s in units of the variance. The line is the
        theory for independent normal values, √(1/m) and √(2/(m − 1)), some √(2/m).
      </p>
      <div className="training-plots">
        {(["mean", "variance"] as const).map((moment) => (
          <Curves
            key={moment}
            title={`Spread of the batch ${moment}`}
            symbol={moment === "mean" ? "μ" : "σ²"}
            curves={curves(moment)}
            last={spreads.length - 1}
            along="samples per mini-batch, N"
            at={present < 0 ? undefined : present}
            tick={(at) => fullNumber(spreads[at].samples)}
            words={`Spread of the batch ${moment}: ${spreads.map(({ samples, spread }) => `${shortNumber(spread[moment])} for N = ${samples}`).join(", ")}.`}
          />
        ))}
      </div>
      <NumbersTable
        name="Spread of batch statistics by batch size"
        head={["N", "m", "mini-batches", "mean", "√(1/m)", "variance", "√(2/(m − 1))"]}
      >
        {spreads.map(({ samples, spread }) => {
          const theory = spreadInTheory(spread.m);
          return (
            <tr key={samples}>
              <th scope="row">{samples}</th>
              <td>{count(spread.m)}</td>
              <td>{count(spread.batches)}</td>
              <td>{shortNumber(spread.mean)}</td>
              <td>{shortNumber(theory.mean)}</td>
              <td>{shortNumber(spread.variance)}</td>
              <td>{shortNumber(theory.variance)}</td>
            </tr>
          );
        })}
      </NumbersTable>
      <p className="card-words">
        “The mean is less noisy than the variance”: both fall as 1/√m, by the law of large numbers. In these units the
        variance spreads √2 times as far. What differs is the kind of noise: the mean’s is added to every value and is
        nearly normal, the variance’s multiplies every value and is skewed, as chi-square is. Where values are not
        independent or not normal, as in pictures, the measured spread leaves the line, in either direction.
      </p>
    </>
  );
}

function Tiny({
  tiny: { fromInstanceNorm, two, one, refusal },
  eps,
}: {
  readonly tiny: TinyBatches;
  readonly eps: number;
}) {
  return (
    <section className="training-part" aria-labelledby="tiny-title">
      <h3 className="card-title" id="tiny-title">
        The smallest mini-batches <span className="card-hint">batch norm in training, on these data</span>
      </h3>
      <dl className="training-list">
        <dt>N = 1</dt>
        <dd>
          One sample: its own values alone make the statistics, so batch norm is instance norm. They differ by{" "}
          {shortNumber(fromInstanceNorm)}.
        </dd>
        <dt>m = 2</dt>
        <dd>
          Two values lie equally far from their mean, so x̂ is ±1 whatever the data: here {shortNumber(two.hat[0])} and{" "}
          {shortNumber(two.hat[1])} in channel 0, |x̂| from {shortNumber(two.least)} to {shortNumber(two.most)} in all.
          Only ε = {fullNumber(eps)} keeps it below 1; two equal values give 0.
        </dd>
        <dt>m = 1</dt>
        <dd>
          One value is its own mean and its variance is 0: x̂ is {shortNumber(one)} and y is β, which carries nothing of
          x. PyTorch refuses to train on it: “{refusal}”. That is N·H·W = 1, not N = 1: a batch of one image trains.
        </dd>
      </dl>
    </section>
  );
}
