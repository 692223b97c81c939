import { Suspense } from "react";
import { Choice } from "../../../components/controls/Choice.tsx";
import { Lazy, type LazyPart, lazily, partAhead } from "../../loading.tsx";
import { concerns, type TrainingTopic } from "../../scene/training.ts";
import { useFittedControls } from "../../scene/useFitted.ts";
import { useScene, useStage } from "../../stage/useStage.ts";
import "./training.css";

const TOPICS: Readonly<Record<TrainingTopic, LazyPart>> = {
  stream: lazily(async () => (await import("./StreamTopic.tsx")).StreamTopic),
  company: lazily(async () => (await import("./CompanyTopic.tsx")).CompanyTopic),
  size: lazily(async () => (await import("./SizeTopic.tsx")).SizeTopic),
  devices: lazily(async () => (await import("./DevicesTopic.tsx")).DevicesTopic),
  fold: lazily(async () => (await import("./FoldTopic.tsx")).FoldTopic),
  backward: lazily(async () => (await import("./BackwardTopic.tsx")).BackwardTopic),
};

for (const part of Object.values(TOPICS)) partAhead(part);

const OPTIONS: readonly { readonly value: TrainingTopic | "none"; readonly label: string; readonly hint: string }[] = [
  { value: "none", label: "Off", hint: "Nothing is computed for this part of the page." },
  {
    value: "stream",
    label: "Stream",
    hint: "Mini-batches one after the other, and the running statistics that evaluation takes from them.",
  },
  { value: "company", label: "Batch-mates", hint: "The same sample, with the others of its batch redrawn." },
  { value: "size", label: "Batch size", hint: "How far batch statistics spread, from N = 1 up." },
  { value: "devices", label: "Devices", hint: "The batch split over devices: own, synchronized and ghost statistics." },
  { value: "fold", label: "Folding", hint: "An evaluating batch norm taken in by the convolution before it." },
  {
    value: "backward",
    label: "Backward",
    hint: "The gradients of a loss of y, step by step, and whether they are right.",
  },
];

/** What happens over many mini-batches and devices; computed only while one of its topics is open. */
export function TrainingPanel() {
  const { setTraining } = useStage();
  const topic = useScene(({ training }) => training.topic);
  return (
    <section className="card training" aria-labelledby="training-title">
      <div className="card-header">
        <h2 className="card-title" id="training-title">
          Train and evaluate <span className="card-hint">What more than one mini-batch shows</span>
        </h2>
        <Choice
          legend="What to watch"
          legendHidden
          options={OPTIONS}
          value={topic ?? "none"}
          onChange={(chosen) => setTraining({ topic: chosen === "none" ? null : chosen })}
        />
      </div>
      {topic && <Topic topic={topic} />}
    </section>
  );
}

function Topic({ topic }: { readonly topic: TrainingTopic }) {
  const { technique } = useFittedControls();
  if (!concerns(topic, technique))
    return (
      <p className="card-words">
        {technique.name} acts on weights, which no sample and no device changes: choose a technique on activations.
      </p>
    );
  return (
    <Suspense>
      <Lazy key={topic} part={TOPICS[topic]} />
    </Suspense>
  );
}
