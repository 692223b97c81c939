import { type Facts, isTimed } from "../../engine/compare/facts.ts";
import { type Distance, pairsOf } from "../../engine/compare/pairs.ts";
import { planOf } from "../../engine/plan.ts";
import { type Cell, contains, type Shape, sizeOf } from "../../engine/shape.ts";
import { blockSizeFor } from "../scene/blockSize.ts";
import { techniqueOfColumn } from "../scene/compareScene.ts";
import { fitCompare } from "../scene/fittedCompare.ts";
import type { Scene } from "../scene/scene.ts";
import { type CompareRequest, type CompareResult, pairKey, type SentColumn, timeKey } from "./compareProtocol.ts";
import { type Compared, type ComparedColumn, compareStore } from "./compareStore.ts";
import { retirement } from "./retired.ts";
import { arrived, buffersOf } from "./sentTensors.ts";
import { requestOf } from "./tensorRequest.ts";

/** Up to so many values in all columns, facts are measured with every picture; above, and times, once the picture rests. */
const MEASURED_AT_ONCE = 2 ** 14;

/** Makes the requests of Compare and puts the answers together with what the page holds already. */
export function compareRequests() {
  const retiring = retirement();

  return {
    /**
     * @param what a new picture; or it rests, and there is time for its details, or to measure it
     * @throws RangeError where the columns cannot be computed
     */
    request(scene: Scene, pointed: Cell | null, what: "picture" | "details" | "measures"): () => CompareRequest {
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
      const unhurried = what === "picture" ? "nothing" : "distributions";
      const small = isSmall(compare.columns.length, shape);
      const measure = what === "measures" ? "facts and times" : small ? "facts" : unhurried;
      return () => {
        const { result } = compareStore.getState();
        const held = result ? heldIn(result) : { have: [], measured: [] };
        return { ...core, ...held, measure, blocks: blockSizeFor(shape), recycled: retiring.collect() };
      };
    },

    /** Shows an answer, and says what is to be asked for next. */
    write(sent: CompareResult): { lacks: "picture" | "details" | "measures" | "nothing"; small: boolean } {
      const { result: held } = compareStore.getState();
      const small = isSmall(sent.columns.length, sent.shape);
      const x = arrived(sent.x, [held?.x]);
      const columns = sent.columns.map((column, at) => arrivedColumn(column, at, sent, held));
      if (!x || !columns.every((column) => column !== null)) return { lacks: "picture", small };
      const distances = distancesOf(columns, sent, held);
      const result = { ...sent, x, columns, distances };
      compareStore.setState({ result, busy: null, problem: null });
      retiring.replace(held ? buffersIn(held) : [], buffersIn(result));
      if (sent.columns.some(({ distribution }) => distribution === "later")) return { lacks: "details", small };
      const pairs = pairsOf(columns.length).every(([i, j]) => pairKey(columns[i].key, columns[j].key) in distances);
      const timed = !isTimed(sent.shape) || columns.every(({ time }) => time !== null);
      const measured = pairs && timed && columns.every(({ facts }) => facts !== null);
      return { lacks: measured ? "nothing" : "measures", small };
    },
  };
}

function isSmall(columns: number, shape: Shape): boolean {
  return columns * sizeOf(shape) <= MEASURED_AT_ONCE;
}

function heldIn({ x, columns, distances }: Compared): Pick<CompareRequest, "have" | "measured"> {
  const keys = columns.map(({ key }) => key);
  const facts = columns.filter((column) => column.facts !== null).map(({ key }) => key);
  const times = columns.filter(({ time }) => time !== null).map(({ key }) => timeKey(key));
  return {
    have: [x.key, ...keys, ...columns.map(({ shown }) => shown.key)],
    measured: [...facts, ...times, ...Object.keys(distances)],
  };
}

function arrivedColumn(
  sent: SentColumn,
  at: number,
  { facts, times, shape }: CompareResult,
  held: Compared | null,
): ComparedColumn | null {
  const same = held?.columns.find(({ key }) => key === sent.key);
  const shown = arrived(sent.shown, held?.columns.map((column) => column.shown) ?? []);
  const moments = sent.moments ?? same?.moments;
  if (!shown || !moments) return null;
  const plan = same?.plan ?? planOf(techniqueOfColumn(sent), sent.params, shape);
  const known: Facts | null = facts[sent.key] ?? same?.facts ?? null;
  const time = times[sent.key] ?? same?.time ?? null;
  // Until the new distribution comes, that of the picture before stays in its place.
  const distribution = sent.distribution === "later" ? (held?.columns[at]?.distribution ?? null) : sent.distribution;
  return { ...sent, shown, distribution, moments, plan, facts: known, time };
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

function buffersIn({ x, columns }: Compared): ArrayBuffer[] {
  return buffersOf([x, ...columns.map(({ shown }) => shown)]);
}
