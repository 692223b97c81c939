import { Transport } from "../../../components/player/Transport.tsx";
import { count } from "../../../engine/numbers.ts";
import { type NumberControl, nameFor } from "../../../engine/plan/controls.ts";
import type { Plan } from "../../../engine/plan/plan.ts";
import { sizeOf } from "../../../engine/plan/shape.ts";
import type { Stream } from "../../../engine/train/stream.ts";
import type { StreamResult } from "../../messages/training.ts";
import { ParameterControl } from "../../parts/ParameterControl.tsx";
import { useFittedControls } from "../../scene/useFitted.ts";
import { useColumn, useDetails, useStage } from "../../stage/useStage.ts";
import { ModeDifferencePanel } from "./ModeDifferencePanel.tsx";
import { Momentum } from "./Momentum.tsx";
import { StreamCurves } from "./StreamCurves.tsx";
import { StreamTable } from "./StreamTable.tsx";
import { useChannel } from "./useChannel.ts";

/** Training as a stream of mini-batches: their statistics, what runs along with them, and what evaluation makes of it. */
export function StreamTopic() {
  const column = useColumn();
  const details = useDetails();
  const { technique, params } = useFittedControls();
  if (!technique.tracked?.(params)) return <Untracked />;
  const training = details?.training;
  if (!column || training?.topic !== "stream" || !training.stream) return <p className="panel-note">Computing…</p>;
  return <StreamView plan={column.plan} result={training} stream={training.stream} />;
}

/** Where nothing is tracked: that it is so, and the choice that would change it. */
function Untracked() {
  const { setParam } = useStage();
  const { technique, params, shape } = useFittedControls();
  const [choice] = Object.entries(technique.controls).filter(
    ([name, control]) =>
      control.kind === "choice" &&
      control.options.some(({ value }) => technique.tracked?.({ ...params, [name]: value })),
  );
  return (
    <>
      <p className="card-words">
        {technique.name} tracks no running statistics with these parameters: training and evaluation are the same
        computation, and no mini-batch changes what comes after it.
      </p>
      {choice && (
        <ParameterControl
          {...{ params, shape }}
          name={choice[0]}
          control={choice[1]}
          note={undefined}
          onChange={setParam}
        />
      )}
    </>
  );
}

interface StreamViewProps {
  readonly plan: Plan;
  readonly result: StreamResult;
  readonly stream: Stream;
}

function StreamView({ plan, result, stream }: StreamViewProps) {
  const { setParam } = useStage();
  const { technique, params, shape, notes } = useFittedControls();
  const [channel, setChannel] = useChannel(plan.shape);
  const name = nameFor(technique.controls, "batches") as string;
  const control = technique.controls[name] as NumberControl;
  const last = stream.steps.length;
  const at = Math.min(params[name] as number, last);
  const choices = (["averaging", "stored variance"] as const).flatMap(
    (role) => nameFor(technique.controls, role) ?? [],
  );
  const common = { params, shape, note: undefined, onChange: setParam };
  return (
    <>
      <div className="training-controls">
        <Transport
          at={at}
          last={last}
          noun="mini-batch"
          onAt={(k, rests) => setParam(name, k, rests ? "choice" : "drag")}
        />
        <div className="training-scrub">
          <ParameterControl
            {...common}
            name={name}
            control={{ ...control, max: last }}
            params={{ ...params, [name]: at }}
            note={notes[name]}
          />
        </div>
        <div className="training-choices">
          {choices.map((choice) => (
            <ParameterControl key={choice} {...common} name={choice} control={technique.controls[choice]} />
          ))}
        </div>
        <Momentum />
      </div>
      {last < control.max && (
        <p className="card-words">
          A mini-batch of {plan.shape.join("×")} has {count(sizeOf(plan.shape))} values:{" "}
          {last === 1 ? "only the first is followed." : `only the first ${last} are followed.`}
        </p>
      )}
      <StreamCurves
        {...{ plan, stream, at, channel }}
        onAt={(k) => k !== at && setParam(name, k, "drag")}
        onChannel={setChannel}
      />
      <StreamTable {...{ plan, stream, at, channel }} />
      {result.difference && <ModeDifferencePanel plan={plan} at={result.at} difference={result.difference} />}
    </>
  );
}
