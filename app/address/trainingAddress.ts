import { UPSTREAMS, type Upstream } from "../../engine/train/upstream.ts";
import {
  FIRST_TRAINING,
  MOST_DEVICES,
  TRAINING_TOPICS,
  type TrainingScene,
  type TrainingTopic,
} from "../scene/training.ts";
import { oneOf, type Take } from "./addressPart.ts";

const TOPIC = new RegExp(`^(${TRAINING_TOPICS.join("|")})$`);
const PARTS = new RegExp(`^[1-9]\\d{0,6}(\\.[1-9]\\d{0,6}){0,${MOST_DEVICES - 1}}$`);

const UPSTREAM = new RegExp(`^(${UPSTREAMS.join("|")})$`);
const TARGET = /^-?\d{1,4}(\.\d{1,4})?$/;

export function encodeTraining({ topic, draw, parts, upstream, target }: TrainingScene): [string, string][] {
  return [
    ...(topic ? [["training", topic] as [string, string]] : []),
    ...(draw > 0 ? [["company", String(draw)] as [string, string]] : []),
    ...(parts.join() === FIRST_TRAINING.parts.join() ? [] : [["devices", parts.join(".")] as [string, string]]),
    ...(upstream === FIRST_TRAINING.upstream ? [] : [["upstream", upstream] as [string, string]]),
    ...(target === FIRST_TRAINING.target ? [] : [["target", String(target)] as [string, string]]),
  ];
}

export function decodeTraining(take: Take, problems: string[]): TrainingScene {
  const topic = oneOf(TOPIC, "training", take, problems) as TrainingTopic | undefined;
  const draw = oneOf(/^\d{1,3}$/, "company", take, problems);
  const parts = oneOf(PARTS, "devices", take, problems);
  const upstream = oneOf(UPSTREAM, "upstream", take, problems) as Upstream | undefined;
  const target = oneOf(TARGET, "target", take, problems);
  return {
    topic: topic ?? FIRST_TRAINING.topic,
    draw: draw ? Number(draw) : FIRST_TRAINING.draw,
    parts: parts ? parts.split(".").map(Number) : FIRST_TRAINING.parts,
    upstream: upstream ?? FIRST_TRAINING.upstream,
    target: target ? Number(target) : FIRST_TRAINING.target,
  };
}
