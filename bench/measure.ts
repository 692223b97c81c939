/** Something to be timed: one run of an operation on tensors that are already in place. */
export interface Contestant {
  readonly name: string;
  run(): unknown;
}

/** A contestant's time over the rounds: half of the multiples lie between the quartiles. */
export interface Ratio {
  readonly name: string;
  /** How many times as long as the bare copy. */
  readonly median: number;
  readonly quartiles: readonly [number, number];
  /** The median of the milliseconds of one run. */
  readonly milliseconds: number;
}

export interface Ratios {
  /** Milliseconds of one copy. */
  readonly copy: number;
  readonly ratios: readonly Ratio[];
}

/** A slot this long is exact to a percent on a clock of a tenth of a millisecond. */
const SLOT = 10;

/**
 * Contestants timed in turn, round after round, each slot between two slots of the copy, so that what else the machine
 * does falls on both. Rounds may be run in several goes.
 */
export class Benchmark {
  private readonly copy: Contestant;
  private readonly contestants: readonly Contestant[];
  private readonly copyTimes: number[] = [];
  private readonly times: number[][];
  private readonly multiples: number[][];
  private repeated: { readonly copy: number; readonly each: readonly number[] } | null = null;

  constructor(copy: Contestant, contestants: readonly Contestant[]) {
    this.copy = copy;
    this.contestants = contestants;
    this.times = contestants.map(() => []);
    this.multiples = contestants.map(() => []);
  }

  async rounds(count: number): Promise<void> {
    this.repeated ??= await this.warmedUp();
    const { copy, each } = this.repeated;
    for (let round = 0; round < count; round++) {
      let before = await slot(this.copy, copy);
      for (const [k, contestant] of this.contestants.entries()) {
        const time = await slot(contestant, each[k]);
        const after = await slot(this.copy, copy);
        this.times[k].push(time);
        this.multiples[k].push((2 * time) / (before + after));
        this.copyTimes.push(after);
        before = after;
      }
    }
  }

  result(): Ratios {
    return {
      copy: quantile(this.copyTimes, 0.5),
      ratios: this.contestants.map(({ name }, k) => ({
        name,
        median: quantile(this.multiples[k], 0.5),
        quartiles: [quantile(this.multiples[k], 0.25), quantile(this.multiples[k], 0.75)],
        milliseconds: quantile(this.times[k], 0.5),
      })),
    };
  }

  private async warmedUp() {
    const copy = await repetitions(this.copy);
    const each: number[] = [];
    for (const contestant of this.contestants) each.push(await repetitions(contestant));
    return { copy, each };
  }
}

/** Warms up, and says how often a contestant runs in a slot. The shortest of three counts: the machine may be called away. */
async function repetitions(contestant: Contestant): Promise<number> {
  for (let count = 1; ; count *= 2) {
    const times = [await slot(contestant, count), await slot(contestant, count), await slot(contestant, count)];
    const time = Math.min(...times);
    if (time * count >= SLOT / 2) return Math.max(1, Math.round(SLOT / time));
  }
}

/** Milliseconds of one run, from `count` runs. */
async function slot({ run }: Contestant, count: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < count; i++) {
    const done = run();
    if (done instanceof Promise) await done;
  }
  return (performance.now() - start) / count;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
