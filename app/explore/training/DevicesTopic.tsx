import { NumberField } from "../../../components/controls/NumberField.tsx";
import { NumberSlider } from "../../../components/controls/NumberSlider.tsx";
import { SmallCube } from "../../../components/cube/SmallCube.tsx";
import { count } from "../../../engine/numbers.ts";
import { cut } from "../../../engine/plan/partition.ts";
import type { Plan } from "../../../engine/plan/plan.ts";
import type { Shape } from "../../../engine/plan/shape.ts";
import { equalParts, fitParts } from "../../../engine/train/parts.ts";
import type { DevicesResult } from "../../messages/training.ts";
import { MOST_DEVICES } from "../../scene/training.ts";
import { useFittedControls } from "../../scene/useFitted.ts";
import { useScene, useStage } from "../../stage/useStage.ts";
import { DeviceGradients } from "./DeviceGradients.tsx";
import { DeviceMerge } from "./DeviceMerge.tsx";
import { DeviceOutputs } from "./DeviceOutputs.tsx";
import { useChannel } from "./useChannel.ts";
import { useTraining } from "./useTraining.ts";

/** A batch that is split over devices: whose statistics differ, what makes them one again, and what that costs. */
export function DevicesTopic() {
  const training = useTraining("devices");
  return (
    <>
      <Parts />
      {training ? <Devices {...training} /> : <p className="panel-note">Computing…</p>}
    </>
  );
}

/** How many devices there are, and how many samples each has; the last has the rest. */
function Parts() {
  const { setTraining } = useStage();
  const { shape } = useFittedControls();
  const [N] = shape;
  const parts = fitParts(
    useScene(({ training }) => training.parts),
    N,
  );
  const last = parts.length - 1;
  const give = (device: number, samples: number) =>
    setTraining({ parts: parts.with(device, samples).with(last, parts[last] + parts[device] - samples) });
  return (
    <div className="training-controls">
      <NumberSlider
        label="devices"
        hint="Over how many devices the batch is split along N; each first gets as many samples as the others, or one more."
        {...{ scale: "linear", min: 1, max: Math.min(MOST_DEVICES, N), step: 1 }}
        value={parts.length}
        onChange={(devices) => setTraining({ parts: equalParts(devices, N) }, "drag")}
        onCommit={(devices) => setTraining({ parts: equalParts(devices, N) })}
      />
      {last > 0 && (
        <fieldset className="training-parts">
          <legend className="choice-legend">
            samples of each device; device {last} has the rest, {count(parts[last])}
          </legend>
          <div className="number-fields">
            {parts.slice(0, last).map((samples, device) => (
              <NumberField
                // biome-ignore lint/suspicious/noArrayIndexKey: a device is its place.
                key={device}
                symbol={`device ${device}`}
                label="samples"
                hint="The last device has the samples that are left."
                {...{ scale: "linear", min: 1, max: samples + parts[last] - 1, step: 1 }}
                value={samples}
                onChange={(wish) => give(device, wish)}
              />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}

function Devices({ plan, result }: { readonly plan: Plan; readonly result: DevicesResult }) {
  const [channel, setChannel] = useChannel(plan.shape);
  return (
    <>
      <Cuts shape={plan.shape} parts={result.parts} />
      {plan.shape[1] > 1 && (
        <div className="training-channel">
          <NumberSlider
            symbol="c"
            label="channel"
            hint="The channel whose numbers are shown. Choosing one pins its first value."
            {...{ scale: "linear", min: 0, max: plan.shape[1] - 1, step: 1 }}
            value={channel}
            onChange={setChannel}
          />
        </div>
      )}
      <DeviceMerge {...{ plan, result, channel }} />
      <DeviceOutputs {...{ plan, result }} />
      <DeviceGradients {...{ result, channel }} />
    </>
  );
}

/** As many indices of an axis are drawn small. */
const DRAWN = 6;

/** The cube cut along N into devices, and what shares statistics then. */
function Cuts({ shape, parts }: { readonly shape: Shape; readonly parts: readonly number[] }) {
  const samples = parts.map((part) => Math.min(part, DRAWN));
  const drawn: Shape = [
    samples.reduce((sum, part) => sum + part, 0),
    Math.min(shape[1], DRAWN),
    Math.min(shape[2], 3),
    Math.min(shape[3], 3),
  ];
  const cuts = [
    { name: "devices", sets: cut(drawn, { N: samples }) },
    { name: "batch norm on each device, ghost batch norm", sets: cut(drawn, { N: samples, C: drawn[1] }) },
    { name: "synchronized batch norm", sets: cut(drawn, { C: drawn[1] }) },
    { name: "layer norm: no device matters", sets: cut(drawn, { N: drawn[0] }) },
  ];
  return (
    <ul className="training-cuts">
      {cuts.map(({ name, sets }) => (
        <li key={name}>
          <SmallCube sources={[sets]} size={84} />
          <span>{name}</span>
        </li>
      ))}
    </ul>
  );
}
