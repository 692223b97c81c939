/** What can be watched of training, over many mini-batches. */
export const TRAINING_TOPICS = ["stream"] as const;
export type TrainingTopic = (typeof TRAINING_TOPICS)[number];
