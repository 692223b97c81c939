import type { Sets } from "../../plan/partition.ts";
import type { Values } from "../../plan/shape.ts";
import type { Arithmetic } from "../contract.ts";
import { plain } from "../plain.ts";
import { isOfPositions } from "./cut.ts";
import { Desk } from "./desk.ts";
import type { KernelExports } from "./exports.ts";
import { Heap, OutOfMemory } from "./heap.ts";
import { kernelLayout } from "./layout.ts";
import { Ledger } from "./ledger.ts";
import { Narrowed } from "./narrowed.ts";
import { applyPositions, positionMoments, positions } from "./positions.ts";
import { Programs } from "./programs.ts";
import { kernelScans } from "./scans.ts";
import { cancels } from "./sums.ts";

const PAGE = 65_536;
/** For the small things of a call, such as the lines of some ten thousand sets. */
const DESK = 64 * PAGE;

/**
 * The arithmetic in WebAssembly SIMD. What it cannot do as well as the TypeScript core it hands to it: float64 tensors,
 * cuts that are neither of planes, positions nor elements, numbers that float32 cannot hold, more than its memory holds.
 * @param kernel the exports of a fresh instance
 * @param bytes its memory, fixed once, so that no view of it is ever detached; pages cost nothing before they are used
 * @param smallest tensors of fewer cells go to the core, which is as fast there and exact to float32's last digit
 * @throws RangeError where the memory is refused
 */
export function kernelArithmetic(kernel: KernelExports, bytes: number, smallest = 0): Arithmetic {
  kernel.memory.grow(Math.ceil((bytes - kernel.memory.buffer.byteLength) / PAGE));
  const { buffer } = kernel.memory;
  const heap = new Heap(PAGE + DESK, buffer.byteLength);
  const desk = new Desk(buffer, heap, PAGE, PAGE + DESK);
  const place = { kernel, desk, narrowed: new Narrowed(kernel, new Ledger(buffer, heap), desk) };
  const programs = new Programs(place, buffer, heap);

  /** What the kernel makes of the tensors; what the core makes of them where the kernel gives null. */
  function either<T>(tensors: readonly Values[], inKernel: () => T | null, inCore: () => T): T {
    if (!tensors.every((values) => values instanceof Float32Array && values.length >= smallest)) return inCore();
    try {
      return inKernel() ?? inCore();
    } catch (error) {
      if (error instanceof OutOfMemory) return inCore();
      throw error;
    } finally {
      desk.clear();
    }
  }

  const reads = (sets: Sets) => isOfPositions(sets) && !cancels(sets);

  return {
    ...kernelScans(place, either),
    name: "kernel",

    runMoments(x, count, size) {
      const inKernel = () => {
        const mean = desk.results(count);
        const squares = desk.results(count);
        kernel.planeMoments(desk.tensor(x), count, size, mean.byteOffset, squares.byteOffset);
        return { mean: mean.slice(), squares: squares.slice() };
      };
      return either([x], inKernel, () => plain.runMoments(x, count, size));
    },

    runSquares(x, count, size) {
      const inKernel = () => {
        const squares = desk.results(count);
        kernel.planeSquares(desk.tensor(x), count, size, squares.byteOffset);
        return squares.slice();
      };
      return either([x], inKernel, () => plain.runSquares(x, count, size));
    },

    walkedMoments(x, sets) {
      const inKernel = () => (reads(sets) ? positionMoments(place, sets, desk.tensor(x), true) : null);
      return either([x], inKernel, () => plain.walkedMoments(x, sets));
    },

    walkedSquares(x, sets) {
      const inKernel = () => (reads(sets) ? positionMoments(place, sets, desk.tensor(x), false).squares : null);
      return either([x], inKernel, () => plain.walkedSquares(x, sets));
    },

    apply(x, out, joint, lines, affine) {
      const cut = { joint, lines, affine };
      const inKernel = () => {
        const to = desk.place(out);
        return kernelLayout(cut) === positions && applyPositions(place, cut, desk.tensor(x), to)
          ? desk.deliver(to, out)
          : null;
      };
      return either([x, out], inKernel, () => plain.apply(x, out, joint, lines, affine));
    },

    program(plan) {
      const laid = programs.of(plan);
      if (laid === null) return null;
      const between = (given: readonly Values[], out: Values, run: (at: readonly number[], to: number) => boolean) => {
        const inKernel = () => {
          const to = desk.place(out);
          const at = given.map((values) => desk.tensor(values));
          const done = run(at, to);
          if (done) desk.deliver(to, out);
          return done;
        };
        return either([...given, out], inKernel, () => false);
      };
      return {
        run: (x, out) => between([x], out, ([at], to) => laid.run(at, to)),
        apply: (moments, x, out) => between([x], out, ([at], to) => laid.apply(moments, at, to)),
        moments: laid.moments,
        backward(moments, x, dy, out) {
          const { backward } = laid;
          if (backward === null) return null;
          const done = between([x, dy], out, ([at, dyAt], to) => backward.run(moments, at, dyAt, to));
          return done ? backward.gradients : null;
        },
      };
    },

    backwardSums(x, dy, joint, lines, affine) {
      const cut = { joint, lines, affine };
      const inKernel = () =>
        cancels(joint) ? null : (kernelLayout(cut)?.sums(place, cut, desk.tensor(x), desk.tensor(dy)) ?? null);
      return either([x, dy], inKernel, () => plain.backwardSums(x, dy, joint, lines, affine));
    },

    applyBackward(x, dy, out, joint, lines, affine, back) {
      const cut = { joint, lines, affine };
      const inKernel = () => {
        if (cancels(joint)) return null;
        const to = desk.place(out);
        const done = kernelLayout(cut)?.giveBack(place, cut, back, desk.tensor(x), desk.tensor(dy), to);
        return done ? desk.deliver(to, out) : null;
      };
      return either([x, dy, out], inKernel, () => plain.applyBackward(x, dy, out, joint, lines, affine, back));
    },

    tensor(length) {
      const at = heap.allocate(length * 4);
      return at === null ? new Float32Array(length) : new Float32Array(buffer, at, length);
    },

    release(tensor) {
      if (tensor.buffer === buffer) heap.release(tensor.byteOffset);
    },
  };
}
