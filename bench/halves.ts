import type { Moments, SumsOfSquares } from "../engine/arithmetic/contract.ts";
import { momentsOf } from "../engine/normalize/moments.ts";
import type { Plan } from "../engine/plan/plan.ts";
import type { Shape } from "../engine/plan/shape.ts";
import { FOUR, planFor } from "./cases.ts";
import type { HalfAnswer, HalfRequest } from "./half.ts";
import type { Contestant } from "./measure.ts";

/**
 * The forward pass in workers that each hold equally many samples in a kernel memory of their own: every worker reads its
 * planes, the page merges them into sets, every worker applies. One worker and two are asked by the same messages. Nothing at shapes whose samples cannot be halved.
 */
export async function halves(shape: Shape): Promise<{ contestants: Contestant[]; close: () => void }> {
  if (shape[0] % 2 !== 0) return { contestants: [], close() {} };
  const crews = [
    { name: "in one worker", workers: await crewFor(shape, 1) },
    { name: "in two workers", workers: await crewFor(shape, 2) },
  ];
  const contestants = FOUR.flatMap((name) => {
    const plan = planFor(name, shape);
    return crews.map((crew) => ({ name: `${name} ${crew.name}`, run: () => forwardIn(crew.workers, name, plan) }));
  });
  return {
    contestants,
    close() {
      for (const { workers } of crews) for (const worker of workers) worker.terminate();
    },
  };
}

async function crewFor([N, C, H, W]: Shape, count: number): Promise<Worker[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const worker = new Worker(new URL("./half.ts", import.meta.url), { type: "module" });
      await answer(worker);
      await ask(worker, [N / count, C, H, W] as Shape);
      return worker;
    }),
  );
}

/** Where sets end with samples every worker finishes its own at once; others are merged between two rounds of messages. */
async function forwardIn(workers: readonly Worker[], name: string, plan: Plan): Promise<void> {
  if (plan.sources.every(({ sets }) => sets.blocks[0] === plan.shape[0])) {
    await Promise.all(workers.map((worker) => ask(worker, { ask: "normalize", name })));
    return;
  }
  const read = await Promise.all(workers.map((worker) => ask(worker, { ask: "planes" })));
  const planes = joinMoments(read.filter((part) => part !== null));
  const moments = momentsOf(plan, { x: NOTHING, shape: plan.shape, planes });
  await Promise.all(
    workers.map((worker, k) => ask(worker, { ask: "apply", name, moments: partOf(plan, moments, k, workers.length) })),
  );
}

/** Nothing is read on the page: its planes are known. */
const NOTHING = new Float32Array(0);

/** The planes of samples that follow each other. */
function joinMoments(parts: readonly SumsOfSquares[]): SumsOfSquares {
  const all = (values: (part: SumsOfSquares) => Float64Array) =>
    Float64Array.from(parts.flatMap((part) => [...values(part)]));
  return { mean: all(({ mean }) => mean), squares: all(({ squares }) => squares) };
}

/** The moments that the k-th of `count` parts of the samples needs: its own samples' where sets end with samples. */
function partOf({ sources, shape }: Plan, moments: readonly Moments[], k: number, count: number): Moments[] {
  return moments.map(({ mean, variance }, s) => {
    if (sources[s].sets.blocks[0] !== shape[0]) return { mean, variance };
    const [from, to] = [(k * mean.length) / count, ((k + 1) * mean.length) / count];
    return { mean: mean.slice(from, to), variance: variance.slice(from, to) };
  });
}

function ask(worker: Worker, request: HalfRequest | Shape): Promise<HalfAnswer> {
  const answered = answer(worker);
  worker.postMessage(request);
  return answered;
}

function answer(worker: Worker): Promise<HalfAnswer> {
  return new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<HalfAnswer>) => resolve(data), { once: true });
    worker.addEventListener("error", (event) => reject(new Error(event.message)), { once: true });
  });
}
