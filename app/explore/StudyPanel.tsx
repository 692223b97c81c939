import { DistributionPlot } from "../../components/distribution/DistributionPlot.tsx";
import { domainOf } from "../../components/distribution/domain.ts";
import { stillAt, useStill } from "../attention/useStill.ts";
import { dataChoices } from "../data/dataChoices.ts";
import type { StudyResult } from "../messages/answer.ts";
import { useScene } from "../stage/useStage.ts";
import { AxisNote } from "./AxisNote.tsx";

/** The convolution's output with v, with w, and with mean-only batch norm after w, on one axis or on three. */
export function StudyPanel({ subject, study }: { subject: string; study: StudyResult }) {
  const shared = useScene((scene) => scene.sharedScale);
  const data = dataChoices("activations").find(({ id }) => id === study.source);
  const plots = [
    { title: "With v", symbol: "x ∗ v", distribution: study.withV },
    { title: "With w", symbol: "x ∗ w", distribution: study.withW },
    { title: "With w and mean-only BN", symbol: "x ∗ w − μ", distribution: study.centred },
  ];
  const all = domainOf(plots.map(({ distribution }) => distribution));
  const axes = useStill(
    plots.map(({ distribution }) => (shared ? all : domainOf([distribution]))),
    `${subject} ${study.channel} ${shared}`,
  );
  const named = shared
    ? [["The axis", stillAt(axes, 0)] as const]
    : plots.map(({ title }, at) => [`The axis of “${title}”`, stillAt(axes, at)] as const);
  const whose = study.channel === null ? "all output channels" : `output channel ${study.channel}`;
  return (
    <section aria-labelledby="study-title">
      <h3 className="card-title weight-study-title" id="study-title">
        The convolution’s output <span className="card-hint">of {whose}</span>
      </h3>
      <p className="card-words">
        x is {data?.name.toLowerCase() ?? "your file"}, {study.shape.join("×")}, zero padding “same”.{" "}
        {shared ? "One axis for all three." : "An axis each."} Weight norm divides the output by ‖v‖ and multiplies it
        by g; only mean-only batch norm looks at x, and takes the channel’s mean away.
      </p>
      <div className="weight-study">
        {plots.map((plot, at) => (
          <DistributionPlot key={plot.title} {...plot} domain={axes.shown[at]} value={null} />
        ))}
      </div>
      <AxisNote axes={named} />
    </section>
  );
}
