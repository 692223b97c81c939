import { count, shortNumber } from "../../../engine/numbers.ts";
import { sampleWeights } from "../../../engine/train/devices.ts";
import type { DevicesResult } from "../../messages/training.ts";
import { NumbersTable } from "./NumbersTable.tsx";

/** That averaged gradients keep γ and β equal on all devices, and that unequal parts weigh samples unequally. */
export function DeviceGradients({ result, channel }: { readonly result: DevicesResult; readonly channel: number }) {
  const { parts, gradients, averaged } = result;
  const weights = sampleWeights(parts);
  const average = parts.reduce((sum, part) => sum + part, 0) / parts.length;
  const equal = parts.every((part) => part === parts[0]);
  return (
    <section className="training-part" aria-labelledby="gradients-title">
      <h3 className="card-title" id="gradients-title">
        γ and β stay equal on all devices <span className="card-hint">gradients are averaged, channel {channel}</span>
      </h3>
      <NumbersTable
        name="Gradients of γ and β on each device"
        head={["on", "samples", "dγ", "dβ", "weight of a sample"]}
      >
        {gradients.map(({ gamma, beta }, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a device is its place.
          <tr key={k}>
            <th scope="row">device {k}</th>
            <td>{count(parts[k])}</td>
            <td>{shortNumber(gamma[channel])}</td>
            <td>{shortNumber(beta[channel])}</td>
            <td>{shortNumber(weights[k])}</td>
          </tr>
        ))}
        <tr data-merged>
          <th scope="row">every device, after averaging</th>
          <td />
          <td>{shortNumber(averaged.gamma[channel])}</td>
          <td>{shortNumber(averaged.beta[channel])}</td>
          <td />
        </tr>
      </NumbersTable>
      <p className="card-words">
        Each device has gradients of its own, here of batch norm with the loss Σ(y − x)²/2 per sample, which asks y to
        be x again. Their average goes to every device, so that γ and β, equal at the start, stay equal, whatever the
        batch sizes. The running statistics have no gradient: each device updates its own, and DistributedDataParallel
        copies those of device 0 to all before the next forward pass.
      </p>
      <p className="card-words">
        {equal
          ? "All devices have as many samples: each sample counts as in one batch."
          : `The devices have different numbers of samples, and each device counts the same: a sample on the smallest counts ${shortNumber(Math.max(...weights))} times as much as in one batch, on the largest ${shortNumber(Math.min(...weights))} times. Multiply the loss of each device by its samples and divide it by ${shortNumber(average)}, their average, and all count alike.`}
      </p>
    </section>
  );
}
