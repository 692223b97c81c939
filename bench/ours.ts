import { chooseArithmetic } from "../engine/arithmetic/current.ts";
import { plain } from "../engine/arithmetic/plain.ts";
import { backward } from "../engine/normalize/backward.ts";
import { normalize } from "../engine/normalize/forward.ts";
import { momentsOf, planeMoments } from "../engine/normalize/moments.ts";
import { type Shape, sizeOf } from "../engine/plan/shape.ts";
import { CASES, isOfPlanes, planFor } from "./cases.ts";
import { fillNormal, ORDINARY } from "./data.ts";
import type { Kernel } from "./kernel.ts";
import type { Contestant } from "./measure.ts";

export interface Timed {
  readonly copy: Contestant;
  readonly contestants: readonly Contestant[];
  close(): void;
}

/** Four tensors in the kernel's memory, and the copy of one of them that everything is measured by. */
function desk({ arithmetic, exports }: Kernel, shape: Shape) {
  const size = sizeOf(shape);
  const tensors = Array.from({ length: 4 }, () => arithmetic.tensor(size));
  const [x, y, dy, dx] = tensors;
  fillNormal(x, ORDINARY, 1);
  fillNormal(dy, ORDINARY, 2);
  const copy: Contestant = { name: "copy", run: () => exports.copy(x.byteOffset, y.byteOffset, size * 4) };
  const close = () => tensors.forEach((tensor) => void arithmetic.release(tensor));
  return { x, y, dy, dx, copy, close };
}

type Desk = ReturnType<typeof desk>;

/** Every technique forward, from a tensor that was not read before, and backward. */
function passes({ x, y, dy, dx }: Desk, shape: Shape, by = ""): Contestant[] {
  return CASES.flatMap(({ name }) => {
    const plan = planFor(name, shape);
    const kept = { x, shape };
    const moments = momentsOf(plan, kept);
    return [
      { name: `${name} forward${by}`, run: () => normalize(plan, { x, shape }, y) },
      { name: `${name} backward${by}`, run: () => backward(plan, moments, kept, dy, dx) },
    ];
  });
}

/** The copy, and everything of the kernel that is timed at a shape. Give the tensors back with `close`. */
export function byKernel(kernel: Kernel, shape: Shape): Timed {
  const tensors = desk(kernel, shape);
  const { x, y, copy, close } = tensors;
  const bare = [
    { name: "read", run: () => kernel.exports.planeSquares(x.byteOffset, 1, sizeOf(shape), y.byteOffset) },
    { name: "plane moments", run: () => planeMoments({ x, shape }) },
  ];
  return { copy, contestants: [...passes(tensors, shape), ...bare, ...statistics(x, shape)], close };
}

/** The copy, and the same passes by the TypeScript core. */
export function byCore(kernel: Kernel, shape: Shape): Timed {
  const { arithmetic } = kernel;
  const tensors = desk(kernel, shape);
  const contestants = passes(tensors, shape, " by the core").map(({ name, run }) => ({
    name,
    run() {
      chooseArithmetic(plain);
      run();
      chooseArithmetic(arithmetic);
    },
  }));
  return { copy: tensors.copy, contestants, close: tensors.close };
}

/** From one reading, those of all techniques on planes together; those per position one at a time. */
function statistics(x: Float32Array, shape: Shape): Contestant[] {
  const plans = CASES.map(({ name }) => ({ name, plan: planFor(name, shape) }));
  const ofPlanes = plans.filter(({ plan }) => isOfPlanes(plan));
  const together = () => {
    const reading = { x, shape };
    planeMoments(reading);
    for (const { plan } of ofPlanes) momentsOf(plan, reading);
  };
  return [
    { name: "statistics of all techniques on planes", run: together },
    ...plans
      .filter(({ plan }) => !isOfPlanes(plan))
      .map(({ name, plan }) => ({ name: `statistics of ${name}`, run: () => momentsOf(plan, { x, shape }) })),
  ];
}
