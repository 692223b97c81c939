import type { Runs } from "../../plan/runs.ts";
import type { Values } from "../../plan/shape.ts";
import { lastTwoAsOne, plainScans, spreadFrom } from "../plainScans.ts";
import type { Scans } from "../scans.ts";
import type { Place } from "./cut.ts";

/**
 * The scans in WebAssembly SIMD, of tensors that lie in its memory. Others are left to the core: to copy one costs as
 * much as to read it.
 * @param run runs what the kernel can do, or else the core
 */
export function kernelScans(
  { kernel, desk }: Place,
  run: <T>(tensors: readonly Values[], inKernel: () => T | null, inCore: () => T) => T,
): Scans {
  const resident = (x: Values) => x.buffer === kernel.memory.buffer;

  function summary(x: Values, { starts, length }: Runs) {
    const count = starts.length * length;
    const runs = [desk.int32(starts), starts.length, length] as const;
    const out = desk.results(4);
    const shift = firstFinite(x, { starts, length });
    if (Number.isNaN(shift)) return null;
    kernel.bounds(x.byteOffset, ...runs, shift, out.byteOffset);
    const [finite, sum, min, max] = out;
    const mean = shift + sum / finite;
    kernel.deviations(x.byteOffset, ...runs, mean, out.byteOffset);
    const [rest, squares, cubes] = out;
    return { count, nonFinite: count - finite, mean, ...spreadFrom(rest, squares, cubes, finite), min, max };
  }

  return {
    survey(x) {
      const inKernel = () => {
        const out = desk.results(6);
        kernel.survey(x.byteOffset, x.length, out.byteOffset);
        const [nan, plus, minus, first, min, max] = out;
        return { nan, plus, minus, first, min, max };
      };
      return run(
        [x],
        () => (resident(x) ? inKernel() : null),
        () => plainScans.survey(x),
      );
    },

    summary: (x, runs) =>
      run(
        [x],
        () => (resident(x) ? summary(x, runs) : null),
        () => plainScans.summary(x, runs),
      ),

    counts(x, runs, edges) {
      const inKernel = () => {
        const { starts, length } = runs;
        const stride = edges.bins + 1;
        const tables = desk.zeros(4 * stride);
        kernel.tally(
          ...([x.byteOffset, desk.int32(starts), starts.length, length] as const),
          ...([edges.x0, 1 / edges.width, tables.byteOffset, stride] as const),
        );
        return lastTwoAsOne(Uint32Array.from({ length: stride }, (_, bin) => countOf(tables, stride, bin)));
      };
      return run(
        [x],
        () => (resident(x) ? inKernel() : null),
        () => plainScans.counts(x, runs, edges),
      );
    },

    pooled(x, shape, h, w, out) {
      const inKernel = () => {
        const [N, C, H, W] = shape;
        const sums = desk.results(W);
        const to = desk.place(out);
        kernel.pool(x.byteOffset, N * C, H, W, h, w, sums.byteOffset, to);
        return desk.deliver(to, out);
      };
      return run(
        [x],
        () => (resident(x) ? inKernel() : null),
        () => plainScans.pooled(x, shape, h, w, out),
      );
    },
  };
}

/** What the four tables of a tally counted in a bin. */
function countOf(tables: Uint32Array, stride: number, bin: number): number {
  return tables[bin] + tables[stride + bin] + tables[2 * stride + bin] + tables[3 * stride + bin];
}

/** NaN where no cell is finite. */
function firstFinite(x: Values, { starts, length }: Runs): number {
  for (const start of starts) {
    for (let i = start; i < start + length; i++) if (Number.isFinite(x[i])) return x[i];
  }
  return NaN;
}
