/** Something to be timed: one run of an operation on tensors that are already in place. */
export interface Contestant {
  readonly name: string;
  run(): unknown;
}

/** How many times as long as the bare copy, over the rounds: half of them lie between the quartiles. */
export interface Ratio {
  readonly name: string;
  readonly median: number;
  readonly quartiles: readonly [number, number];
}

/** A slot this long is exact to a percent on a clock of a tenth of a millisecond. */
const SLOT = 10;

/**
 * Times all contestants in turn, round after round, each slot between two slots of the copy, so that what else the
 * machine does falls on both.
 */
export async function ratios(
  copy: Contestant,
  contestants: readonly Contestant[],
  rounds: number,
): Promise<{ copy: number; ratios: Ratio[] }> {
  const copies = await repetitions(copy);
  const repeated: number[] = [];
  for (const contestant of contestants) repeated.push(await repetitions(contestant));
  const found = contestants.map((): number[] => []);
  const copyTimes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let before = await slot(copy, copies);
    for (const [k, contestant] of contestants.entries()) {
      const time = await slot(contestant, repeated[k]);
      const after = await slot(copy, copies);
      found[k].push((2 * time) / (before + after));
      copyTimes.push(after);
      before = after;
    }
  }
  return {
    copy: quantile(copyTimes, 0.5),
    ratios: contestants.map(({ name }, k) => ({
      name,
      median: quantile(found[k], 0.5),
      quartiles: [quantile(found[k], 0.25), quantile(found[k], 0.75)],
    })),
  };
}

/** Warms up, and says how often a contestant runs in a slot. */
async function repetitions(contestant: Contestant): Promise<number> {
  let count = 1;
  while ((await slot(contestant, count)) * count < SLOT / 2 && count < 1e6) count *= 2;
  return Math.max(1, Math.round(SLOT / (await slot(contestant, count))));
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
