import type { Moments, SumsOfSquares } from "../engine/arithmetic/contract.ts";
import { forward, normalize } from "../engine/normalize/forward.ts";
import { planeMoments } from "../engine/normalize/moments.ts";
import type { Plan } from "../engine/plan/plan.ts";
import { type Shape, sizeOf } from "../engine/plan/shape.ts";
import { FOUR, planFor } from "./cases.ts";
import { fillNormal, ORDINARY } from "./data.ts";
import { loadKernel } from "./kernel.ts";

/** What a worker that holds some of the samples is asked. */
export type HalfRequest =
  | { readonly ask: "planes" }
  | { readonly ask: "normalize"; readonly name: string }
  | { readonly ask: "apply"; readonly name: string; readonly moments: readonly Moments[] };
export type HalfAnswer = SumsOfSquares | null;

const kernel = await loadKernel();

function hold(shape: Shape) {
  const [x, y] = [kernel.arithmetic.tensor(sizeOf(shape)), kernel.arithmetic.tensor(sizeOf(shape))];
  fillNormal(x, ORDINARY, 1);
  const plans = new Map<string, Plan>(FOUR.map((name) => [name, planFor(name, shape)]));
  return (request: HalfRequest): HalfAnswer => {
    if (request.ask === "planes") return planeMoments({ x, shape });
    const plan = plans.get(request.name);
    if (plan && request.ask === "normalize") normalize(plan, { x, shape }, y);
    if (plan && request.ask === "apply") forward(plan, request.moments, x, y);
    return null;
  };
}

addEventListener(
  "message",
  ({ data: shape }: MessageEvent<Shape>) => {
    const answer = hold(shape);
    addEventListener("message", ({ data }: MessageEvent<HalfRequest>) => postMessage(answer(data)));
    postMessage(null);
  },
  { once: true },
);
postMessage(null);
