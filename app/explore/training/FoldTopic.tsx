import { RUNNING_MEAN, RUNNING_VARIANCE } from "../../../engine/explain/symbols.ts";
import { count, shortNumber } from "../../../engine/numbers.ts";
import type { FoldResult } from "../../messages/training.ts";
import { NumbersTable } from "./NumbersTable.tsx";
import { useTraining } from "./useTraining.ts";

/** As many output channels are listed. */
const MOST_LISTED = 16;

/** An evaluating normalization folded into the convolution before it. */
export function FoldTopic() {
  const training = useTraining("fold");
  if (!training) return <p className="panel-note">Computing…</p>;
  const { plan, result } = training;
  if (result.products !== null)
    return (
      <p className="card-words">
        The convolutions of {plan.shape.join("×")} take {count(result.products)} products: too many to be computed
        beside the picture. Use fewer samples, channels, rows or columns, or fewer mini-batches seen.
      </p>
    );
  if (!result.folded)
    return (
      <p className="card-words">
        {plan.technique.name} cannot be folded: even in evaluation it takes statistics from the tensor itself. Batch
        norm takes running statistics alone, which make it a line per channel.
      </p>
    );
  return <Folded folded={result.folded} name={plan.technique.name} />;
}

function Folded({ folded, name }: { readonly folded: NonNullable<FoldResult["folded"]>; readonly name: string }) {
  const { input, weight, batches, slopes, biases, inFloat64, inFloat32 } = folded;
  return (
    <>
      <p className="card-words">
        {name} in evaluation is a line per channel, and a convolution before it can take that in: w′ = s · w and b′ = β
        − s · {RUNNING_MEAN.name}, with s = γ/√({RUNNING_VARIANCE.name} + ε). Here x is the tensor above,{" "}
        {input.join("×")}, the weight {weight.join("×")}, zero padding “same”, and the running statistics come from{" "}
        {count(batches)} mini-batches of the convolution’s output.
      </p>
      <NumbersTable name="What each output channel’s weights become" head={["output channel", "s", "b′"]}>
        {slopes.slice(0, MOST_LISTED).map((slope, o) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a channel is its place.
          <tr key={o}>
            <th scope="row">{o}</th>
            <td>{shortNumber(slope)}</td>
            <td>{shortNumber(biases[o])}</td>
          </tr>
        ))}
      </NumbersTable>
      <p className="card-words">
        The one convolution differs from convolution and normalization by at most{" "}
        <strong>{shortNumber(inFloat64)}</strong> in float64 and <strong>{shortNumber(inFloat32)}</strong> in float32:
        rounding alone. In training nothing can be folded, since mean and variance depend on the mini-batch.
      </p>
    </>
  );
}
