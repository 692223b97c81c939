import { numberShowing } from "../../../components/difference.ts";
import { collectedBy, twoVariancesInWords } from "../../../engine/explain/collected.ts";
import { parametersOf } from "../../../engine/explain/parameters.ts";
import { RUNNING_MEAN, RUNNING_VARIANCE } from "../../../engine/explain/symbols.ts";
import { listed } from "../../../engine/explain/words.ts";
import type { BatchStatistics } from "../../../engine/normalize/running.ts";
import { fullNumber, shortNumber } from "../../../engine/numbers.ts";
import type { Plan } from "../../../engine/plan/plan.ts";
import { runningAfter, type Stream } from "../../../engine/train/stream.ts";
import { NumbersTable } from "./NumbersTable.tsx";

interface StreamTableProps {
  readonly plan: Plan;
  readonly stream: Stream;
  readonly at: number;
  readonly channel: number;
}

/** The numbers of the present mini-batch: both variances side by side, and what the running statistics were and become. */
export function StreamTable({ plan, stream, at, channel }: StreamTableProps) {
  const before = runningAfter(stream, Math.max(0, at - 1));
  const after = runningAfter(stream, at);
  const batch = at > 0 ? stream.steps[at - 1].batch : null;
  const of = (values: Float64Array | null | undefined) => (values ? shortNumber(values[channel]) : "–");
  const hasVariance = stream.start.variance !== null;
  const variances = variancesOf(plan, batch);
  return (
    <>
      <NumbersTable
        name={`Statistics of channel ${channel} at mini-batch ${at}`}
        head={[
          `channel ${channel}`,
          at > 0 ? `mini-batch ${at}` : "no mini-batch yet",
          "running before",
          "running after",
        ]}
      >
        <tr>
          <th scope="row">mean</th>
          <td>{of(batch?.mean)}</td>
          <td>{of(before.mean)}</td>
          <td>{of(after.mean)}</td>
        </tr>
        {hasVariance &&
          variances.map(({ name, values, stored }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{of(values)}</td>
              <td>{stored && of(before.variance)}</td>
              <td>{stored && of(after.variance)}</td>
            </tr>
          ))}
      </NumbersTable>
      {hasVariance && <p className="card-words">{twoVariancesInWords(plan)}</p>}
      <p className="card-words">{frozenInWords(plan, stream, at, channel)}</p>
    </>
  );
}

/** The variances of a mini-batch by what they are divided by, and which of them the running variance collects. */
function variancesOf(plan: Plan, batch: BatchStatistics | null) {
  const collected = collectedBy(plan);
  const { variance = null, unbiased = null } = batch ?? {};
  if (collected?.source.planes === "unbiased")
    return [{ name: "variance, each plane divided by H·W − 1: stored", values: variance, stored: true }];
  return collected?.unbiased
    ? [
        { name: "variance, divided by m", values: variance, stored: false },
        { name: "variance, divided by m − 1: stored", values: unbiased, stored: true },
      ]
    : [
        { name: "variance, divided by m: stored", values: variance, stored: true },
        { name: "variance, divided by m − 1", values: unbiased, stored: false },
      ];
}

/** That freezing what is learned leaves the running statistics in motion, with what the present mini-batch did to them. */
function frozenInWords(plan: Plan, stream: Stream, at: number, channel: number): string {
  const learned = parametersOf(plan).flatMap(({ origin, symbol }) => (origin === "learned" ? [symbol] : []));
  const frozen = learned.length === 0 ? "Nothing here has a gradient" : `Freeze ${listed(learned)}`;
  const k = Math.max(1, at);
  const [from, to] = [runningAfter(stream, k - 1).mean[channel], runningAfter(stream, k).mean[channel]];
  return `${frozen}: mini-batch ${fullNumber(k)} still moves ${RUNNING_MEAN.name} from ${numberShowing(from, to - from)} to ${numberShowing(to, to - from)}, as every forward pass in training mode does. Evaluation mode, model.eval(), holds ${runningNames(stream)} still.`;
}

const runningNames = ({ start }: Stream) =>
  start.variance ? `${RUNNING_MEAN.name} and ${RUNNING_VARIANCE.name}` : RUNNING_MEAN.name;
