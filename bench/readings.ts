import type { Arithmetic } from "../engine/arithmetic/contract.ts";
import { chooseArithmetic } from "../engine/arithmetic/current.ts";
import { momentsOf } from "../engine/normalize/moments.ts";
import type { Params } from "../engine/plan/controls.ts";
import { divisorsOf } from "../engine/plan/partition.ts";
import type { Plan } from "../engine/plan/plan.ts";
import type { Shape } from "../engine/plan/shape.ts";
import { CASES, isOfPlanes, planFor } from "./cases.ts";
import { normalTensor, ORDINARY } from "./data.ts";

export interface ReadingCounts {
  /** The most readings of the tensor for statistics that followed the first technique's own, over all first techniques. */
  readonly further: number;
  /** The first techniques after which that many followed. */
  readonly after: readonly string[];
}

/** Counts the readings of one tensor while technique, G, ρ and softmax weights change, among cuts into whole planes. */
export function readingsAt({ arithmetic }: { readonly arithmetic: Arithmetic }, shape: Shape): ReadingCounts {
  const counted = counting(arithmetic);
  chooseArithmetic(counted.arithmetic);
  const x = normalTensor(shape, ORDINARY);
  const firsts = CASES.map(({ name }) => ({ name, plan: planFor(name, shape) })).filter(({ plan }) => isOfPlanes(plan));
  const changes = [...firsts.map(({ plan }) => plan), ...changedPlans(shape)];
  const found = firsts.map(({ name, plan }) => {
    const reading = { x, shape };
    momentsOf(plan, reading);
    const own = counted.count();
    for (const changed of changes) momentsOf(changed, reading);
    return { name, further: counted.count() - own };
  });
  chooseArithmetic(arithmetic);
  const further = Math.max(...found.map((each) => each.further));
  return {
    further,
    after: further > 0 ? found.filter((each) => each.further === further).map(({ name }) => name) : [],
  };
}

/** Every G, and some of ρ and of the softmax weights. */
function changedPlans(shape: Shape): Plan[] {
  const plan = (name: string) => (wishes: Params) => planFor(name, shape, wishes);
  return [
    ...divisorsOf(shape[1])
      .map((groups) => ({ groups }))
      .map(plan("GN")),
    ...[0, 0.25, 1].map((all) => ({ rho: { all } })).map(plan("BIN")),
    ...[
      [1, 2, 3],
      [5, 0, 0],
    ]
      .map((logits) => ({ lambdaMean: logits, lambdaVar: logits }))
      .map(plan("SN")),
  ];
}

/** The same arithmetic, counting how often it reads a tensor for statistics. */
function counting(arithmetic: Arithmetic) {
  let count = 0;
  const counted: Arithmetic = {
    ...arithmetic,
    runMoments: (...args) => {
      count++;
      return arithmetic.runMoments(...args);
    },
    runSquares: (...args) => {
      count++;
      return arithmetic.runSquares(...args);
    },
    walkedMoments: (...args) => {
      count++;
      return arithmetic.walkedMoments(...args);
    },
    walkedSquares: (...args) => {
      count++;
      return arithmetic.walkedSquares(...args);
    },
  };
  return { arithmetic: counted, count: () => count };
}
