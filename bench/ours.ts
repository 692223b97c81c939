import { type Arithmetic, chooseArithmetic } from "../engine/arithmetic.ts";
import { backward } from "../engine/backward.ts";
import { fitParams, type Params } from "../engine/controls.ts";
import { normalize } from "../engine/forward.ts";
import type { KernelExports } from "../engine/kernel/exports.ts";
import { kernelArithmetic } from "../engine/kernel/kernel.ts";
import { momentsOf, planeMoments } from "../engine/moments.ts";
import { type Plan, planOf } from "../engine/plan.ts";
import { type Shape, sizeOf } from "../engine/shape.ts";
import { TECHNIQUES } from "../engine/techniques/index.ts";
import type { Contestant } from "./measure.ts";

/** Every technique, and layer and RMS norm over both kinds of set. */
const CASES: readonly { readonly name: string; readonly id: string; readonly wishes: Params }[] = [
  ...TECHNIQUES.filter(({ weight }) => !weight).map(({ id, short }) => ({ name: short, id, wishes: { groups: 32 } })),
  { name: "LN per position", id: "ln", wishes: { axes: "position" } },
  { name: "RMS per position", id: "rms", wishes: { axes: "position" } },
];

export interface Ours {
  readonly arithmetic: Arithmetic;
  readonly exports: KernelExports;
}

export async function openKernel(): Promise<Ours> {
  const response = await fetch(new URL("../engine/kernel/kernel.wasm", import.meta.url));
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer());
  const exports = instance.exports as unknown as KernelExports;
  const arithmetic = kernelArithmetic(exports, 512 * 2 ** 20);
  chooseArithmetic(arithmetic);
  return { arithmetic, exports };
}

function planFor(id: string, wishes: Params, shape: Shape): Plan {
  const technique = TECHNIQUES.find((known) => known.id === id);
  if (!technique) throw new Error(`no technique ${id}`);
  const most = shape[1];
  const { groups } = wishes;
  const fitting = typeof groups === "number" ? { ...wishes, groups: Math.min(groups, most) } : wishes;
  return planOf(technique, fitParams(technique.controls, fitting, shape).params, shape);
}

/** The copy, and everything of ours that is timed at a shape. Give the tensors back with `close`. */
export function ours({ arithmetic, exports }: Ours, shape: Shape) {
  const size = sizeOf(shape);
  const [x, y, dy, dx] = Array.from({ length: 4 }, () => arithmetic.tensor(size));
  for (let i = 0; i < size; i++) {
    x[i] = bell();
    dy[i] = bell();
  }
  const plans = CASES.map(({ name, id, wishes }) => ({ name, plan: planFor(id, wishes, shape) }));
  const unions = plans.filter(({ plan }) => plan.sources.every(({ sets }) => sets.planar));
  const copy: Contestant = { name: "copy", run: () => exports.copy(x.byteOffset, y.byteOffset, size * 4) };
  const contestants: Contestant[] = plans.flatMap(({ name, plan }) => {
    const kept = { x, shape };
    const moments = momentsOf(plan, kept);
    return [
      { name: `${name} forward`, run: () => normalize(plan, { x, shape }, y) },
      { name: `${name} backward`, run: () => backward(plan, moments, kept, dy, dx) },
    ];
  });
  contestants.push(
    { name: "read", run: () => exports.planeSquares(x.byteOffset, 1, size, y.byteOffset) },
    { name: "plane moments", run: () => planeMoments({ x, shape }) },
    {
      name: "statistics of all techniques on planes",
      run: () => {
        const reading = { x, shape };
        planeMoments(reading);
        for (const { plan } of unions) momentsOf(plan, reading);
      },
    },
  );
  const close = () => {
    for (const tensor of [x, y, dy, dx]) arithmetic.release(tensor);
  };
  return { copy, contestants, close };
}

/** A standard normal number. */
export function bell(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}
