import { useState } from "react";
import { NumberSlider } from "../../../components/controls/NumberSlider.tsx";
import { Toggle } from "../../../components/controls/Toggle.tsx";
import { type Curve, Curves } from "../../../components/curves/Curves.tsx";
import { RUNNING_MEAN, RUNNING_VARIANCE } from "../../../engine/explain/symbols.ts";
import { shortNumber } from "../../../engine/numbers.ts";
import type { Plan } from "../../../engine/plan/plan.ts";
import { runningAfter, type Stream } from "../../../engine/train/stream.ts";

interface StreamCurvesProps {
  readonly plan: Plan;
  readonly stream: Stream;
  readonly at: number;
  readonly channel: number;
  onAt(at: number): void;
  onChannel(channel: number): void;
}

/** As many other channels are drawn behind the one that is looked at. */
const MOST_BEHIND = 24;

/** The statistics of each mini-batch as dots and the running ones as a line: of one channel, with the others behind. */
export function StreamCurves({ plan, stream, at, channel, onAt, onChannel }: StreamCurvesProps) {
  const channels = plan.shape[1];
  const [alone, setAlone] = useState(false);
  const others = alone ? 0 : Math.min(channels, MOST_BEHIND);
  const behind = Array.from({ length: others }, (_, c) => c).filter((c) => c !== channel);
  const last = stream.steps.length;
  const unbiased = plan.technique.tracked?.(plan.params)?.variance === "unbiased";
  const meanOf = (k: number, c: number) => runningAfter(stream, k).mean[c];
  const varianceOf = (k: number, c: number) => runningAfter(stream, k).variance?.[c] ?? Number.NaN;
  const curvesOf = (running: typeof meanOf, batch: (k: number) => number): Curve[] => [
    ...behind.map(
      (c): Curve => ({ name: `channel ${c}`, kind: "behind", points: pointsOf(0, last, (k) => running(k, c)) }),
    ),
    { name: "mini-batches", kind: "dots", points: pointsOf(1, last, batch) },
    { name: "running", kind: "followed", points: pointsOf(0, last, (k) => running(k, channel)) },
  ];
  const batchMean = (k: number) => stream.steps[k - 1].batch.mean[channel];
  const batchVariance = (k: number) => {
    const { variance, unbiased: corrected } = stream.steps[k - 1].batch;
    return (unbiased ? corrected : variance)?.[channel] ?? Number.NaN;
  };
  const common = { last, at, along: "mini-batches seen, k", onAt };
  return (
    <>
      <div className="training-plots">
        <Curves
          {...common}
          title="Running mean"
          symbol={RUNNING_MEAN.name}
          curves={curvesOf(meanOf, batchMean)}
          words={`Running mean of channel ${channel} over ${last} mini-batches: ${shortNumber(meanOf(0, channel))} at the start, ${shortNumber(meanOf(at, channel))} after ${at}, ${shortNumber(meanOf(last, channel))} at the end.`}
        />
        {stream.start.variance && (
          <Curves
            {...common}
            title="Running variance"
            symbol={RUNNING_VARIANCE.name}
            curves={curvesOf(varianceOf, batchVariance)}
            words={`Running variance of channel ${channel} over ${last} mini-batches: ${shortNumber(varianceOf(0, channel))} at the start, ${shortNumber(varianceOf(at, channel))} after ${at}, ${shortNumber(varianceOf(last, channel))} at the end.`}
          />
        )}
      </div>
      {channels > 1 && (
        <div className="training-channel">
          <NumberSlider
            symbol="c"
            label="channel"
            hint="The channel whose statistics stand out; the others are the thin lines. Choosing one pins its first value."
            {...{ scale: "linear", min: 0, max: channels - 1, step: 1 }}
            value={channel}
            onChange={onChannel}
          />
          <Toggle
            label="This channel alone"
            hint="The axes then fit this channel, and the noise of its mini-batches can be seen."
            checked={alone}
            onChange={setAlone}
          />
        </div>
      )}
    </>
  );
}

function pointsOf(from: number, to: number, value: (k: number) => number) {
  return Array.from({ length: to - from + 1 }, (_, i) => [from + i, value(from + i)] as const);
}
