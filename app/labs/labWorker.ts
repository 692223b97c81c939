import type { Training } from "./lab.ts";
import { LABS } from "./labs/index.ts";
import { type LabMessage, type LabOrder, type LabRequest, SIDE } from "./messages.ts";

/** A run is trained for so long, in milliseconds, before the next has its turn: something moves everywhere soon. */
const SLICE = 20;

let paused = false;
let goOn: (() => void) | null = null;

self.onmessage = ({ data }: MessageEvent<LabOrder>) => {
  if (data.kind === "start") train(data.request);
  else {
    paused = data.kind === "pause";
    if (!paused) goOn?.();
  }
};

const say = (message: LabMessage) => postMessage(message);

/** Waits until what was said meanwhile is heard, and while it is paused. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  while (paused) {
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  }
}

async function train({ lab: id, setting, runs }: LabRequest): Promise<void> {
  const lab = LABS.find((known) => known.id === id);
  if (!lab) throw new Error(`there is no lab called ${id}.`);
  const [steps, every] = [lab.steps(setting), lab.every(setting)];
  const open = runs.map((run) => ({ ...run, step: 0, training: null as Training | null }));
  while (open.length > 0) {
    for (const run of [...open]) {
      run.training ??= lab.train(run.contestant, setting, run.seed);
      const until = performance.now() + SLICE;
      while (run.step < steps && performance.now() < until) {
        run.training.step();
        run.step++;
        if (run.step % every === 0) {
          const field = run.seed === 1 ? (run.training.field?.(SIDE) ?? null) : null;
          const { contestant, seed, step } = run;
          say({ kind: "measured", contestant, seed, step, value: run.training.measure(), field });
        }
      }
      if (run.step === steps) open.splice(open.indexOf(run), 1);
      await breathe();
    }
  }
  say({ kind: "done" });
}
