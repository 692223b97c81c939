import { IN_FLOAT32, withoutNoise } from "../../../engine/explain/rounding.ts";
import { shortNumber } from "../../../engine/numbers.ts";
import type { Plan } from "../../../engine/plan/plan.ts";
import type { DevicesResult } from "../../messages/training.ts";
import { techniqueOf } from "../../scene/scene.ts";
import { NumbersTable } from "./NumbersTable.tsx";

/** By how much y depends on which device a sample lies on: technique by technique. */
export function DeviceOutputs({ plan, result }: { readonly plan: Plan; readonly result: DevicesResult }) {
  const off = (largest: number) => shortNumber(withoutNoise(largest, 1, IN_FLOAT32));
  const rows = result.rows.map(({ technique, largest }) => ({ name: techniqueOf({ technique }).name, largest }));
  return (
    <section className="training-part" aria-labelledby="outputs-title">
      <h3 className="card-title" id="outputs-title">
        Does y depend on the device?{" "}
        <span className="card-hint">largest difference from one device with all samples</span>
      </h3>
      <NumbersTable
        name="Largest difference from the whole batch"
        head={["each device by itself", "largest difference of y"]}
      >
        {rows.map(({ name, largest }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{off(largest)}</td>
          </tr>
        ))}
        <tr data-merged>
          <th scope="row">Batch norm, synchronized</th>
          <td>{off(result.synchronized)}</td>
        </tr>
      </NumbersTable>
      <p className="card-words">
        Batch norm on each device is what PyTorch’s DistributedDataParallel does unless SyncBatchNorm is chosen. Ghost
        batch norm does the same on one device, on purpose: its virtual batches are these parts. Gradient accumulation
        does it in time: each micro-batch is normalized by itself, so that {plan.shape[0]} samples in{" "}
        {result.parts.length} steps are not one batch of {plan.shape[0]}.
      </p>
    </section>
  );
}
