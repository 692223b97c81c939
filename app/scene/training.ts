/** What can be watched of training, over many mini-batches and devices. */
export const TRAINING_TOPICS = ["stream", "company", "size", "devices", "fold"] as const;
export type TrainingTopic = (typeof TRAINING_TOPICS)[number];

export interface TrainingScene {
  /** What is watched; null while nothing is. */
  readonly topic: TrainingTopic | null;
  /** In which company a sample is seen: 0 is its own. */
  readonly draw: number;
  /** How many samples each device has: a wish. */
  readonly parts: readonly number[];
}

export const FIRST_TRAINING: TrainingScene = { topic: null, draw: 0, parts: [2, 2] };

export const MOST_DEVICES = 8;
