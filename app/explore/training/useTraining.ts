import type { TrainingResult } from "../../messages/training.ts";
import { useDetails } from "../../stage/useStage.ts";

type Of<Topic> = Extract<TrainingResult, { readonly topic: Topic }>;

/** What was found out about a topic, with the plan that it was found out about; null until it is there. */
export function useTraining<Topic extends TrainingResult["topic"]>(topic: Topic) {
  const details = useDetails();
  const result = details?.training;
  return details && result?.topic === topic ? { plan: details.plan, result: result as Of<Topic> } : null;
}
