import type { Technique } from "../../engine/plan/technique.ts";
import type { Upstream } from "../../engine/train/upstream.ts";

/** What can be watched of training, over many mini-batches and devices. */
export const TRAINING_TOPICS = ["stream", "company", "size", "devices", "fold", "backward"] as const;
export type TrainingTopic = (typeof TRAINING_TOPICS)[number];

/** Whether a topic has anything to say about a technique: most are about the samples of a batch, which weights have not. */
export function concerns(topic: TrainingTopic, { tensor, weight }: Pick<Technique, "tensor" | "weight">): boolean {
  return topic === "stream" || topic === "backward" || (tensor === "activations" && !weight);
}

export interface TrainingScene {
  /** What is watched; null while nothing is. */
  readonly topic: TrainingTopic | null;
  /** In which company a sample is seen: 0 is its own. */
  readonly draw: number;
  /** How many samples each device has: a wish. */
  readonly parts: readonly number[];
  /** What is asked of y where gradients are looked at. */
  readonly upstream: Upstream;
  /** What the mean of a channel should be, where that is asked. */
  readonly target: number;
}

export const FIRST_TRAINING: TrainingScene = { topic: null, draw: 0, parts: [2, 2], upstream: "cell", target: 1 };

export const MOST_DEVICES = 8;

/** The gradients of more values are not taken apart beside the picture. */
export const MOST_TAKEN_APART = 2 ** 16;
