import { Suspense } from "react";
import { Choice } from "../../../components/controls/Choice.tsx";
import { Lazy, lazily } from "../../loading.tsx";
import type { TrainingTopic } from "../../scene/training.ts";
import { useScene, useStage } from "../../stage/useStage.ts";
import "./training.css";

const TOPICS = {
  stream: lazily(async () => (await import("./StreamTopic.tsx")).StreamTopic),
};

const OPTIONS: readonly { readonly value: TrainingTopic | "none"; readonly label: string; readonly hint: string }[] = [
  { value: "none", label: "Off", hint: "Nothing is computed for this part of the page." },
  {
    value: "stream",
    label: "Stream",
    hint: "Mini-batches one after the other, and the running statistics that evaluation takes from them.",
  },
];

/** What happens over many mini-batches and devices; computed only while one of its topics is open. */
export function TrainingPanel() {
  const { setTraining } = useStage();
  const topic = useScene(({ training }) => training);
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
          onChange={(chosen) => setTraining(chosen === "none" ? null : chosen)}
        />
      </div>
      <Suspense>{topic && <Lazy key={topic} part={TOPICS[topic]} />}</Suspense>
    </section>
  );
}
