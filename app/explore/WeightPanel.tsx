import { NumberSlider } from "../../components/controls/NumberSlider.tsx";
import type { Domain } from "../../components/distribution/domain.ts";
import { vectorReach } from "../../components/weights/arrows.ts";
import { LengthBars } from "../../components/weights/LengthBars.tsx";
import { VectorPlane } from "../../components/weights/VectorPlane.tsx";
import { cosineBetween } from "../../engine/normalize/weightStudy.ts";
import { fullNumber, shortNumber } from "../../engine/numbers.ts";
import { entryOf } from "../../engine/plan/controls.ts";
import { sizeOfSet } from "../../engine/plan/partition.ts";
import { useStill } from "../attention/useStill.ts";
import type { ResultColumn } from "../page/resultStore.ts";
import { useSelection } from "../parts/selection.ts";
import { useColumn, useDetails, useScene, useStage } from "../stage/useStage.ts";
import { AxisNote } from "./AxisNote.tsx";
import { StudyPanel } from "./StudyPanel.tsx";
import { subjectOf } from "./useScales.ts";
import "./weightPanel.css";

/** More output channels than this are not drawn at once. */
const MOST_CHANNELS = 12;

/** Where a technique parts weights into length and direction: both drawn, and what they do to a convolution's output. */
export function WeightPanel() {
  const column = useColumn();
  const study = useDetails()?.study;
  // One length of all channels has no others to be drawn beside.
  if (column?.plan.technique.lengths?.(column.plan.params) !== "each") return null;
  return (
    <section className="card" aria-labelledby="weight-title">
      <h2 className="card-title" id="weight-title">
        Length and direction <span className="card-hint">w = g · v ∕ ‖v‖ for every output channel</span>
      </h2>
      <div className="weight-columns">
        <div>
          <ScaleV />
          <Lengths column={column} />
        </div>
        <Directions column={column} />
      </div>
      {study && <StudyPanel subject={subjectOf(column)} study={study} />}
    </section>
  );
}

/** Multiplies v, and says how much of it reaches w. */
function ScaleV() {
  const { setTimes } = useStage();
  const times = useScene((scene) => scene.weights.times ?? 1);
  const study = useDetails()?.study;
  return (
    <>
      <NumberSlider
        symbol="s"
        label="scale v"
        hint="All of v is multiplied by it. Watch v grow and w stay: only its direction is used."
        scale="log"
        min={0.1}
        max={10}
        step={0.01}
        value={times}
        onChange={(value) => setTimes("weights", value, "drag")}
        onCommit={(value) => setTimes("weights", value, "choice")}
      />
      <p className="panel-note" aria-live="polite">
        {times === 1
          ? "Multiply v and watch w."
          : `v is multiplied by ${fullNumber(times)}; ${study ? driftInWords(study.drift) : "w stays as it is."}`}
      </p>
    </>
  );
}

function driftInWords(drift: number): string {
  if (drift === 0) return "no weight of w has changed.";
  return `w has changed by ${shortNumber(drift)} at most, which is rounding.`;
}

/** The output channels around the selected one, with ‖v‖ and g. */
function channelsOf({ plan, moments }: ResultColumn, selected: number) {
  const { sets } = plan.sources[0];
  const first = Math.floor(selected / MOST_CHANNELS) * MOST_CHANNELS;
  return Array.from({ length: Math.min(MOST_CHANNELS, sets.count - first) }, (_, i) => ({
    channel: first + i,
    v: Math.sqrt(moments[0].variance[first + i]),
    g: entryOf(plan.affine.scale, first + i),
  }));
}

/** What fills a bar or the plane: independent of s, so that w stands still while v moves. */
function reach(channels: readonly { v: number; g: number }[], times: number, mostTimesW: number): number {
  return vectorReach(
    channels.map(({ v }) => v / times),
    channels.map(({ g }) => g),
    mostTimesW,
  );
}

function Lengths({ column }: { column: ResultColumn }) {
  const times = useScene((scene) => scene.weights.times ?? 1);
  const { selected } = useSelection();
  const channels = channelsOf(column, selected?.[0] ?? 0);
  const { count } = column.plan.sources[0].sets;
  const full = useStill<Domain>([0, reach(channels, times, 8)], `${subjectOf(column)} ${channels[0].channel}`);
  return (
    <>
      <LengthBars lengths={channels} selected={selected?.[0] ?? null} full={full.shown[1]} />
      <AxisNote axes={[["The scale of the bars", full]]} />
      {channels.length < count && (
        <p className="panel-note">
          {channels.length} of {count} output channels: point at a value to see those around it.
        </p>
      )}
    </>
  );
}

function Directions({ column }: { column: ResultColumn }) {
  const times = useScene((scene) => scene.weights.times ?? 1);
  const { selected } = useSelection();
  const { sets } = column.plan.sources[0];
  const chosen = selected?.[0] ?? 0;
  const channels = channelsOf(column, chosen);
  const at = (channel: number) => channels.find((each) => each.channel === channel) ?? channels[0];
  const next = chosen + 1 < sets.count ? chosen + 1 : chosen - 1;
  const other = next < 0 ? null : (channels.find(({ channel }) => channel === next) ?? channels[0]);
  const one = at(chosen);
  const cosine = other ? cosineBetween(column.before.values, one.channel, other.channel, sizeOfSet(sets, chosen)) : 1;
  const pair = other ? [one, other] : [one];
  const edge = useStill<Domain>([0, reach(pair, times, 3)], `${subjectOf(column)} ${chosen}`);
  if (!pair.every(({ v }) => v > 0) || !Number.isFinite(cosine))
    return <p className="panel-note">A v of length 0 has no direction: w is 0 ∕ 0.</p>;
  return (
    <div>
      <VectorPlane one={one} other={other} cosine={cosine} reach={edge.shown[1]} />
      <AxisNote axes={[["The scale of the arrows", edge]]} />
    </div>
  );
}
