import { useState } from "react";
import { Transport } from "../../../components/player/Transport.tsx";
import { count, numbered, shortNumber } from "../../../engine/numbers.ts";
import type { Plan } from "../../../engine/plan/plan.ts";
import { type DeviceStatistics, varianceOf } from "../../../engine/train/devices.ts";
import type { DevicesResult } from "../../messages/training.ts";
import { NumbersTable } from "./NumbersTable.tsx";

interface DeviceMergeProps {
  readonly plan: Plan;
  readonly result: DevicesResult;
  readonly channel: number;
}

/** Each device’s m, mean and M₂, and how they are merged one after the other into those of the whole batch. */
export function DeviceMerge({ plan, result: { parts, devices, merges }, channel }: DeviceMergeProps) {
  const [wish, setStep] = useState(Number.POSITIVE_INFINITY);
  const step = Math.min(wish, merges.length);
  const [, C, H, W] = plan.shape;
  const largest = Math.max(...parts);
  return (
    <section className="training-part" aria-labelledby="merge-title">
      <h3 className="card-title" id="merge-title">
        Synchronize: merge m, μ and M₂ <span className="card-hint">channel {channel}</span>
      </h3>
      {merges.length > 0 && <Transport at={step} last={merges.length} noun="merge" onAt={(next) => setStep(next)} />}
      <NumbersTable
        name="Statistics of each device, and merged"
        head={["of", "samples", "m", "mean μ", "M₂ = Σ(x − μ)²", "variance M₂/m"]}
      >
        {devices.map((device, k) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a device is its place.
            key={k}
            name={`device ${k}`}
            samples={parts[k]}
            {...{ device, channel }}
          />
        ))}
        {merges.slice(0, step).map((device, k) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a merge is its place.
            key={k}
            name={`devices 0 to ${k + 1}, merged`}
            samples={parts.slice(0, k + 2).reduce((sum, part) => sum + part, 0)}
            merged
            {...{ device, channel }}
          />
        ))}
      </NumbersTable>
      <p className="card-words" aria-live="polite">
        {step === 0
          ? "Each device normalizes with its own mean and variance."
          : mergeInWords(step === 1 ? devices[0] : merges[step - 2], devices[step], merges[step - 1], channel)}
      </p>
      <p className="card-words">
        A device sends m, and a mean and an M₂ per channel: 2C + 1 = <strong>{count(2 * C + 1)}</strong> numbers instead
        of the {count(largest * C * H * W)} values of {count(largest)} {numbered(largest, "sample", "samples")}, and
        gets those of the others.
      </p>
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly samples: number;
  readonly device: DeviceStatistics;
  readonly channel: number;
  readonly merged?: boolean;
}

function Row({ name, samples, device, channel, merged = false }: RowProps) {
  return (
    <tr data-merged={merged || undefined}>
      <th scope="row">{name}</th>
      <td>{count(samples)}</td>
      <td>{count(device.m)}</td>
      <td>{shortNumber(device.mean[channel])}</td>
      <td>{shortNumber(device.squares[channel])}</td>
      <td>{shortNumber(varianceOf(device)[channel])}</td>
    </tr>
  );
}

/** One merge with its numbers: what lies between the means counts, too. */
function mergeInWords(one: DeviceStatistics, other: DeviceStatistics, both: DeviceStatistics, c: number): string {
  const apart = other.mean[c] - one.mean[c];
  const between = both.squares[c] - one.squares[c] - other.squares[c];
  return `m = ${count(one.m)} + ${count(other.m)} = ${count(both.m)}. The means are δ = ${shortNumber(apart)} apart: μ = ${shortNumber(one.mean[c])} + δ · ${count(other.m)}/${count(both.m)} = ${shortNumber(both.mean[c])}. M₂ = ${shortNumber(one.squares[c])} + ${shortNumber(other.squares[c])} + δ² · ${count(one.m)} · ${count(other.m)}/${count(both.m)} = ${shortNumber(both.squares[c])}: without the last part, ${shortNumber(between)}, the spread between the devices would be lost.`;
}
