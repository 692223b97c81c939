import { useState } from "react";
import { DistributionPlot } from "../../components/distribution/DistributionPlot.tsx";
import { domainOf } from "../../components/distribution/domain.ts";
import { OverlayDistribution } from "../../components/distribution/OverlayDistribution.tsx";
import { Ridgeline } from "../../components/distribution/Ridgeline.tsx";
import { SummaryTable } from "../../components/distribution/SummaryTable.tsx";
import { cut } from "../../engine/plan/partition.ts";
import { type Distribution, distributionOf } from "../../engine/values/distribution.ts";
import { ridgesOf } from "../../engine/values/ridges.ts";
import type { ValueRange } from "../../engine/values/valueRange.ts";
import { type Example, example, LONG, nothing, spoil } from "../example.ts";
import type { Stories } from "../story.ts";

interface PlotProps {
  readonly distribution: Distribution;
  readonly value?: number;
  readonly title?: string;
}

function Plot({ distribution, value, title = "Before" }: PlotProps) {
  const [range, setRange] = useState<ValueRange | null>(null);
  return (
    <DistributionPlot
      title={title}
      symbol="x"
      distribution={distribution}
      domain={domainOf([distribution])}
      value={value ?? null}
      brushing={{ range, held: range !== null, onBrush: setRange, onGlance: nothing }}
    />
  );
}

function dataOf({ plan, x, y }: Example, set: number | null = 0) {
  const sets = set === null ? null : plan.sources[0].sets;
  return { before: distributionOf(x, sets, set ?? 0), after: distributionOf(y, sets, set ?? 0) };
}

function Overlay({ of, set }: { of: Example; set: number | null }) {
  const { before, after } = dataOf(of, set);
  return (
    <OverlayDistribution
      domain={domainOf([before, after])}
      before={{ symbol: "x", distribution: before, value: of.x[0], brushed: null }}
      after={{ symbol: "y", distribution: after, value: of.y[0], brushed: null }}
    />
  );
}

function Ridges({ of: { plan, x, y }, overlay }: { of: Example; overlay: boolean }) {
  const sets = cut(plan.shape, { C: plan.shape[1] });
  const [before, after] = [ridgesOf(x, sets, 0), ridgesOf(y, sets, 0)];
  const domain = domainOf([before, after].flatMap(({ ridges }) => ridges.map((ridge) => ({ ...ridge, ...NO_MARKS }))));
  const common = { domain, brushing: { range: null, held: false, onBrush: nothing, onGlance: nothing } };
  return (
    <Ridgeline
      before={{ title: "Before", symbol: "x", ridges: before, ...common }}
      after={{ title: "After", symbol: "y", ridges: after, ...common }}
      overlay={overlay}
      label={(set) => `c=${set}`}
      selected={2}
    />
  );
}

const NO_MARKS = { dots: null, bins: null };

export default {
  "few values": () => <Plot distribution={dataOf(example("gn")).before} value={example("gn").x[0]} />,
  "many values": () => <Plot distribution={dataOf(example("gn"), null).before} value={example("gn").x[0]} />,
  "NaN and infinities": () => <Plot distribution={dataOf(example("bn", { change: spoil }), null).before} />,
  "nothing finite": () => <Plot distribution={dataOf(example("bn", { change: (x) => x.fill(NaN) })).before} />,
  "one value": () => <Plot distribution={dataOf(example("in", { shape: [4, 6, 1, 1] })).before} />,
  "all values equal": () => <Plot distribution={dataOf(example("bn", { change: (x) => x.fill(3) })).before} />,
  "a million values": () => <Plot distribution={dataOf(example("bn", { shape: [16, 64, 32, 32] }), null).before} />,
  "long words": () => <Plot distribution={dataOf(example("gn")).before} title={LONG} />,
  "few values in one plot": () => <Overlay of={example("gn")} set={0} />,
  "many values in one plot": () => <Overlay of={example("gn")} set={null} />,
  "a ridge for each channel": () => <Ridges of={example("bn")} overlay={false} />,
  "ridges in one plot": () => <Ridges of={example("bn")} overlay />,
  "in numbers": () => (
    <SummaryTable
      caption="channel 0: before and after"
      symbols={{ before: "x", after: "y" }}
      rows={[{ name: "channel 0", selected: true, ...dataOf(example("bn")) }]}
    />
  ),
} satisfies Stories;
