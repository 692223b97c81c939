import type { Shape } from "../engine/plan/shape.ts";
import { type ErrorOf, errorsAt } from "./errors.ts";
import { halves } from "./halves.ts";
import { loadKernel } from "./kernel.ts";
import { Benchmark, type Contestant, type Ratios } from "./measure.ts";
import { byCore, byKernel } from "./ours.ts";
import { paintings } from "./paintings.ts";
import { type ReadingCounts, readingsAt } from "./readings.ts";

/** What the page is asked from outside, in turn. */
export interface Bench {
  /** Readies kernel, workers and peers to be timed at a shape: `rounds` times them, `result` tells, `close` clears away. */
  prepare(shape: Shape): Promise<void>;
  /** Readies the TypeScript core instead. */
  prepareCore(shape: Shape): void;
  /** Readies the painting of pictures, beside a copy at some shape. */
  preparePaintings(shape: Shape): void;
  rounds(count: number): Promise<void>;
  result(): Ratios;
  close(): void;
  errorsAt(shape: Shape): Promise<ErrorOf[]>;
  readingsAt(shape: Shape): ReadingCounts;
}

declare global {
  interface Window {
    openBench(withPeers: boolean): Promise<void>;
    bench: Bench;
    say(text: string): void;
  }
}

window.openBench = async (withPeers) => {
  const kernel = await loadKernel();
  // Their packages need not be there where they are not wanted.
  const others = withPeers ? await import("./peers.ts") : null;
  const peers = (await others?.openPeers(window.say)) ?? [];
  let trial = new Benchmark({ name: "nothing", run() {} }, []);
  let closes: (() => void)[] = [];
  window.bench = {
    async prepare(shape) {
      const mine = byKernel(kernel, shape);
      const crews = await halves(shape);
      const their = (await others?.theirs(peers, shape, window.say)) ?? NONE;
      trial = new Benchmark(mine.copy, [...mine.contestants, ...crews.contestants, ...their.contestants]);
      closes = [mine.close, crews.close, their.close];
    },
    prepareCore(shape) {
      const { copy, contestants, close } = byCore(kernel, shape);
      trial = new Benchmark(copy, contestants);
      closes = [close];
    },
    preparePaintings(shape) {
      const { copy, close } = byKernel(kernel, shape);
      trial = new Benchmark(copy, paintings());
      closes = [close];
    },
    rounds: (count) => trial.rounds(count),
    result: () => trial.result(),
    close() {
      for (const close of closes) close();
    },
    errorsAt: (shape) => errorsAt(kernel, peers, shape),
    readingsAt: (shape) => readingsAt(kernel, shape),
  };
};

const NONE: { readonly contestants: readonly Contestant[]; close(): void } = { contestants: [], close() {} };

document.title = "ready";
