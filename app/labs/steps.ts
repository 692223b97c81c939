import type { Lab, Measurement, Training } from "./lab.ts";
import type { Run } from "./verdict.ts";

/** A network after one of its steps, and what was measured then; null where nothing was. */
interface Step {
  readonly step: number;
  readonly measurement: Measurement | null;
  readonly training: Training;
}

/** A run, step by step, so that whoever trains several gives each its turn. */
export function* stepsOf(lab: Lab, contestant: string, setting: number, seed: number): Generator<Step, void> {
  const training = lab.train(contestant, setting, seed);
  const [steps, every] = [lab.steps(setting), lab.every(setting)];
  for (let step = 1; step <= steps; step++) {
    training.step();
    yield { step, measurement: step % every === 0 ? training.measure() : null, training };
  }
}

/** A run from its start to its end. */
export function runOf(lab: Lab, contestant: string, setting: number, seed: number): Run {
  const measurements = [...stepsOf(lab, contestant, setting, seed)].flatMap(({ measurement }) => measurement ?? []);
  return { contestant, setting, seed, measurements };
}
