import type { Moments } from "../moments.ts";
import type { Plan } from "../plan.ts";
import type { Desk } from "./desk.ts";
import type { KernelExports, PlanesInLines } from "./exports.ts";
import { isOfElements } from "./layout.ts";
import type { Ledger } from "./ledger.ts";
import { laidLines } from "./lines.ts";
import { laidSource, needsPlanes, runOf } from "./statistics.ts";

/** Bytes of a tensor that stay in the cache between the reading for statistics and that for the application. */
const CHUNK = 2 ** 17;

/** A plan in the kernel's memory. Tensors are pointers; false where a line does not fit float32. */
export interface LaidProgram {
  run(x: number, out: number): boolean;
  apply(moments: readonly Moments[], x: number, out: number): boolean;
  moments(): Moments[];
}

/**
 * A plan whose sets are unions of planes, laid out in the kernel's memory: plane moments → sets' moments → lines → y.
 * When it runs nothing is allocated, and sets that lie in memory one behind the other are finished chunk by chunk.
 * @returns null where sets or learned entries lie otherwise, or float32 cannot hold an entry
 * @throws NoRoom where the memory is full
 */
export function planarProgram(kernel: KernelExports, ledger: Ledger, desk: Desk, plan: Plan): LaidProgram | null {
  const { joint, affine, shape } = plan;
  const [N, C, H, W] = shape;
  const size = H * W;
  const ofElements = isOfElements(affine.sets);
  const cuts = [joint, ...plan.sources.map(({ sets }) => sets)];
  if (!cuts.every(({ planar }) => planar) || !(affine.sets.planar || ofElements)) return null;

  const scale = ofElements ? narrowed(affine.scale) : ledger.float64(affine.scale);
  const shift = ofElements ? narrowed(affine.shift) : ledger.float64(affine.shift);
  if (scale === null || shift === null) return null;
  const planes = { mean: ledger.space(N * C * 8), squares: ledger.space(N * C * 8) };
  const sources = plan.sources.map((source) => laidSource(kernel, ledger, plan, source, planes));
  const lines = laidLines(kernel, ledger, plan, sources);
  const [jointN, jointC] = [ledger.int32(joint.offsets[0]), ledger.int32(joint.offsets[1])];
  const [affineN, affineC] = [ledger.int32(affine.sets.offsets[0]), ledger.int32(affine.sets.offsets[1])];
  const chunk = ofElements ? N * C : Math.min(N * C, chunkOf(plan));
  const merges = needsPlanes(plan);

  return {
    run(x, out) {
      const read = (first: number, end: number) => {
        for (const source of sources) source.read(x, first, end);
        lines.draw((first * joint.count) / (N * C), (end * joint.count) / (N * C));
      };
      if (merges) kernel.planeMoments(x, chunk, size, planes.mean, planes.squares);
      for (let first = 0; first < N * C; first += chunk) {
        const end = Math.min(first + chunk, N * C);
        read(first, end);
        if (ofElements) return applyElements(x, out);
        const ahead = merges ? Math.min(chunk, N * C - end) : 0;
        const next = [ahead, planes.mean + end * 8, planes.squares + end * 8] as const;
        kernel.finishAndRead(...planesIn(x, out, first, end), ...next);
      }
      return true;
    },

    apply(moments, x, out) {
      for (const [k, source] of sources.entries()) source.put(moments[k]);
      lines.draw(0, joint.count);
      if (ofElements) return applyElements(x, out);
      kernel.applyPlanes(...planesIn(x, out, 0, N * C));
      return true;
    },

    moments: () => sources.map((source) => source.get()),
  };

  /** Planes [first, end) with their lines and entries, as the kernel takes them. */
  function planesIn(x: number, out: number, first: number, end: number): PlanesInLines {
    const at = first * size * 4;
    const where = [x + at, out + at, first, end, C, size, jointN, jointC] as const;
    return [...where, lines.slope, lines.centre, lines.offset, affineN, affineC, scale as number, shift as number];
  }

  function applyElements(x: number, out: number): boolean {
    const { slope, centre, offset } = lines;
    const whole = joint.blocks[1] === 1;
    const extent = whole ? ([N, 1, C * size] as const) : ([N, C, size] as const);
    const line = [jointN, jointC, slope, centre, offset] as const;
    return !!kernel.applyElements(x, out, ...extent, ...line, scale as number, shift as number);
  }

  /** Elementwise numbers in float32; null where one does not fit. */
  function narrowed(values: Float64Array): number | null {
    const to = ledger.space(values.length * 4);
    return kernel.narrow(desk.float64(values), to, values.length) ? to : null;
  }
}

/** How many planes are read and finished at a time: whole sets of all sources; all planes where sets are not runs. */
function chunkOf({ shape: [N, C, H, W], joint, sources }: Plan): number {
  const runs = [joint, ...sources.map(({ sets }) => sets)].map(runOf);
  if (sources.some(({ running }) => running) || runs.some((run) => run === null)) return N * C;
  const largest = Math.max(...runs.map(Number));
  const unit = runs.every((run) => largest % Number(run) === 0) ? largest : C;
  return unit * Math.max(1, Math.floor(CHUNK / (unit * H * W * 4)));
}
