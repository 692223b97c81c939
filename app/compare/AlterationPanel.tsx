import { Choice } from "../../components/controls/Choice.tsx";
import { NumberSlider } from "../../components/controls/NumberSlider.tsx";
import type { Alteration } from "../../engine/compare/alter.ts";
import { nounOf } from "../../engine/explain/words.ts";
import { AXES } from "../../engine/plan/shape.ts";
import type { TensorKind } from "../../engine/plan/technique.ts";
import type { ChangeKind } from "../scene/sceneStore.ts";
import { useScene, useStage } from "../stage/useStage.ts";

const NEUTRAL: Alteration = { axis: "N", index: 0, scale: 1, offset: 0 };

/** Contrast and offset of one sample or one channel: in Compare only, the tensor in Explore stays as it is. */
export function AlterationPanel({ kind }: { kind: TensorKind }) {
  const { setCompare } = useStage();
  const alteration = useScene((scene) => scene.compare.alteration);
  const shape = useScene((scene) => scene[kind].shape);
  const set = (part: Partial<Alteration>, how: ChangeKind) =>
    setCompare({ alteration: { ...(alteration ?? NEUTRAL), ...part } }, how);
  const axes = (["N", "C"] as const).map((axis) => ({ axis, noun: nounOf({ tensor: kind }, axis) }));
  const chosen = axes.find(({ axis }) => axis === alteration?.axis);
  const last = alteration?.axis ? shape[AXES.indexOf(alteration.axis)] - 1 : 0;
  return (
    <section className="panel alteration" aria-labelledby="alteration-title">
      <h2 className="panel-title" id="alteration-title">
        Disturb the input
      </h2>
      <Choice
        legend="What is disturbed"
        legendHidden
        size="small"
        options={[
          { value: "none", label: "nothing", hint: "The tensor as its data give it." },
          ...axes.map(({ axis, noun }) => ({
            value: axis as string,
            label: `one ${noun}`,
            hint: `Every value of one ${noun} is multiplied and shifted.`,
          })),
        ]}
        value={alteration?.axis ?? "none"}
        onChange={(axis) =>
          axis === "none" ? setCompare({ alteration: null }) : set({ axis: axis as "N" | "C", index: 0 }, "choice")
        }
      />
      {alteration && chosen && (
        <div className="alteration-numbers">
          <NumberSlider
            symbol={chosen.axis === "N" ? "n" : "c"}
            label={`which ${chosen.noun}`}
            hint={`Which ${chosen.noun} is changed, from 0.`}
            value={Math.min(alteration.index, last)}
            min={0}
            max={Math.max(last, 1)}
            hardMax={last}
            step={1}
            onChange={(index) => set({ index: Math.min(index, last) }, "drag")}
            onCommit={(index) => set({ index: Math.min(index, last) }, "choice")}
          />
          <NumberSlider
            symbol="a"
            label="contrast"
            hint="Its values are multiplied by this: x becomes a·x + b."
            scale="log"
            zero
            value={alteration.scale}
            min={0.1}
            max={10}
            hardMin={0}
            hardMax={1e6}
            step={0.1}
            onChange={(scale) => set({ scale }, "drag")}
            onCommit={(scale) => set({ scale }, "choice")}
          />
          <NumberSlider
            symbol="b"
            label="offset"
            hint="This is added to its values: x becomes a·x + b."
            value={alteration.offset}
            min={-10}
            max={10}
            hardMin={-1e6}
            hardMax={1e6}
            step={0.1}
            onChange={(offset) => set({ offset }, "drag")}
            onCommit={(offset) => set({ offset }, "choice")}
          />
        </div>
      )}
    </section>
  );
}
