import { factsOf, isTimed, timeOf } from "../../engine/compare/facts.ts";
import { distance, pairsOf } from "../../engine/compare/pairs.ts";
import { factsKey, type Measures, pairKey, timeKey } from "../messages/answer.ts";
import type { Made } from "./columns.ts";

/** Milliseconds that one answer may spend on measuring. */
const MEASURING = 150;

/** Something to be measured, by the key that it is known by. */
interface Task {
  readonly key: string;
  run(): Partial<Measures>;
}

/** What is to be measured of columns: how far they are apart, what each does, and how long it takes. */
export function tasksFor({ input: { reading }, columns }: Made, what: "all" | "but times"): Task[] {
  const apart = pairsOf(columns.length).map(([i, j]): Task => {
    const key = pairKey(columns[i].key, columns[j].key);
    return { key, run: () => ({ distances: { [key]: distance(columns[i].values, columns[j].values) } }) };
  });
  const facts = columns.map(
    ({ key, plan, values, running }): Task => ({
      key: factsKey(key),
      run: () => ({ facts: { [key]: factsOf(plan, reading, values, running) } }),
    }),
  );
  const times = columns.map(
    ({ key, plan, running }): Task => ({
      key: timeKey(key),
      run: () => ({ times: { [key]: timeOf(plan, reading, running, () => performance.now()) } }),
    }),
  );
  return [...apart, ...facts, ...(what === "all" && isTimed(reading.shape) ? times : [])];
}

/** Measures what is not known yet, as much as fits into the time, but at least one thing; `known` learns what was measured. */
export function measure(tasks: readonly Task[], known: Set<string>): Measures {
  let measures: Measures = { facts: {}, times: {}, distances: {} };
  const until = performance.now() + MEASURING;
  for (const { key, run } of tasks) {
    if (known.has(key)) continue;
    const { facts, times, distances } = run();
    measures = {
      facts: { ...measures.facts, ...facts },
      times: { ...measures.times, ...times },
      distances: { ...measures.distances, ...distances },
    };
    known.add(key);
    if (performance.now() > until) break;
  }
  return measures;
}
