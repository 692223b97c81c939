import type { Facts } from "../../engine/compare/facts.ts";
import { type Distance, pairsOf } from "../../engine/compare/pairs.ts";
import { planOf } from "../../engine/plan.ts";
import { type Cell, contains, sizeOf } from "../../engine/shape.ts";
import { techniqueOfColumn } from "../scene/compareScene.ts";
import { fitCompare } from "../scene/fittedCompare.ts";
import type { Scene } from "../scene/scene.ts";
import { type CompareRequest, type CompareResult, pairKey, type SentColumn, timeKey } from "./compareProtocol.ts";
import { type Compared, type ComparedColumn, compareStore } from "./compareStore.ts";
import { requestOf } from "./tensorRequest.ts";

/** Up to so many values in all columns, facts are measured with every picture; above, and times, once the picture rests. */
const MEASURED_AT_ONCE = 2 ** 14;

/** Makes the requests of Compare and puts the answers together with what the page holds already. */
export function compareRequests() {
  let retired: ArrayBuffer[] = [];
  let unused: ArrayBuffer[] = [];

  return {
    /**
     * @param picture whether a new picture is wanted; otherwise it rests, and there is time to measure it
     * @throws RangeError where the columns cannot be computed
     */
    request(scene: Scene, pointed: Cell | null, picture: boolean): () => CompareRequest {
      const { compare } = scene;
      const { tensor, shape, pinned } = fitCompare(scene);
      const core = {
        columns: compare.columns,
        tensor: requestOf(tensor),
        alteration: compare.alteration,
        show: compare.show,
        reference: compare.reference,
        focus: pointed && contains(shape, pointed) ? pointed : pinned,
        scope: compare.scope,
      };
      const small = compare.columns.length * sizeOf(shape) <= MEASURED_AT_ONCE;
      const measure = !picture ? "facts and times" : small ? "facts" : "nothing";
      return () => {
        const recycled = unused;
        unused = [];
        const { result } = compareStore.getState();
        return { ...core, measure, ...(result ? heldIn(result) : { have: [], measured: [] }), recycled };
      };
    },

    /** Shows an answer. `whole`: nothing of it was missing; `measured`: nothing is left to be measured. */
    write(sent: CompareResult): { whole: boolean; measured: boolean } {
      const { result: held } = compareStore.getState();
      const x = sent.x.values ?? (held?.xKey === sent.x.key ? held.x : null);
      const columns = sent.columns.map((column) => arrived(column, sent, held));
      if (!x || !columns.every((column) => column !== null)) return { whole: false, measured: false };
      const distances = distancesOf(columns, sent, held);
      compareStore.setState({
        result: { ...sent, x, xKey: sent.x.key, columns, distances },
        busy: null,
        problem: null,
      });
      const drawn = new Set([x, ...columns.map(({ values }) => values)].map((values) => values.buffer));
      // A buffer may still be painted from until the picture after next.
      unused = [...unused, ...retired].slice(-columns.length - 1);
      retired = held ? buffersOf(held).filter((buffer) => !drawn.has(buffer)) : [];
      const pairs = pairsOf(columns.length).every(([i, j]) => pairKey(columns[i].key, columns[j].key) in distances);
      return { whole: true, measured: pairs && columns.every(({ facts, time }) => facts !== null && time !== null) };
    },
  };
}

function heldIn({ xKey, columns, distances }: Compared): Pick<CompareRequest, "have" | "measured"> {
  const keys = columns.map(({ key }) => key);
  const facts = columns.filter((column) => column.facts !== null).map(({ key }) => key);
  const times = columns.filter(({ time }) => time !== null).map(({ key }) => timeKey(key));
  return {
    have: [xKey, ...keys, ...columns.map(({ shown }) => shown.key)],
    measured: [...facts, ...times, ...Object.keys(distances)],
  };
}

function arrived(
  sent: SentColumn,
  { facts, times, shape }: CompareResult,
  held: Compared | null,
): ComparedColumn | null {
  const same = held?.columns.find(({ key }) => key === sent.key);
  const values = sent.shown.values ?? held?.columns.find(({ shown }) => shown.key === sent.shown.key)?.values;
  const moments = sent.moments ?? same?.moments;
  if (!values || !moments) return null;
  const plan = same?.plan ?? planOf(techniqueOfColumn(sent), sent.params, shape);
  const known: Facts | null = facts[sent.key] ?? same?.facts ?? null;
  const time = times[sent.key] ?? same?.time ?? null;
  return { ...sent, values, moments, plan, facts: known, time };
}

function distancesOf(columns: readonly ComparedColumn[], sent: CompareResult, held: Compared | null) {
  const distances: Record<string, Distance> = {};
  for (const [i, j] of pairsOf(columns.length)) {
    const key = pairKey(columns[i].key, columns[j].key);
    const known = sent.distances[key] ?? held?.distances[key];
    if (known) distances[key] = known;
  }
  return distances;
}

function buffersOf({ x, columns }: Compared): ArrayBuffer[] {
  return [...new Set([x, ...columns.map(({ values }) => values)].map((values) => values.buffer))];
}
