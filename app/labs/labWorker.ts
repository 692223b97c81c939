import { LABS } from "./labs/index.ts";
import type { LabMessage, LabOrder, LabRequest } from "./messages.ts";
import { stepsOf } from "./steps.ts";

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
  const open = runs.map((run) => ({ ...run, steps: null as ReturnType<typeof stepsOf> | null }));
  while (open.length > 0) {
    for (const run of [...open]) {
      const { contestant, seed } = run;
      run.steps ??= stepsOf(lab, contestant, setting, seed);
      const until = performance.now() + SLICE;
      let next = run.steps.next();
      while (!next.done) {
        const { step, measurement, training } = next.value;
        if (measurement) {
          const inside = seed === 1 ? (training.inside?.() ?? null) : null;
          say({ kind: "measured", contestant, seed, step, measurement, inside });
        }
        if (performance.now() >= until) break;
        next = run.steps.next();
      }
      if (next.done) open.splice(open.indexOf(run), 1);
      await breathe();
    }
  }
  say({ kind: "done" });
}
