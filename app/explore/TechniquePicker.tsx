import { SmallCube } from "../../components/cube/SmallCube.tsx";
import { fitParams } from "../../engine/plan/controls.ts";
import { cut } from "../../engine/plan/partition.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import type { Technique } from "../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { useScene, useStage } from "../stage/useStage.ts";
import "./techniquePicker.css";

/** The shape that the small cubes cut: four samples, four channels, four positions. */
const SMALL: Shape = [4, 4, 1, 4];

const GROUPS = [
  { tensor: "activations", title: "Acts on activations" },
  { tensor: "weights", title: "Acts on weights" },
] as const;

/** All techniques, each with a cube cut by its own partition, its name and one line. */
export function TechniquePicker() {
  const chosen = useScene((scene) => scene.technique);
  return (
    <fieldset className="techniques">
      <legend className="panel-title">Technique</legend>
      {GROUPS.map(({ tensor, title }) => (
        <div key={tensor} className="techniques-group">
          {tensor === "weights" && <p className="techniques-group-title">{title}</p>}
          {TECHNIQUES.filter((technique) => technique.tensor === tensor).map((technique) => (
            <TechniqueOption key={technique.id} technique={technique} chosen={technique.id === chosen} />
          ))}
        </div>
      ))}
    </fieldset>
  );
}

function TechniqueOption({ technique, chosen }: { technique: Technique; chosen: boolean }) {
  const { setTechnique } = useStage();
  const { id, name, short, summary, tensor } = technique;
  return (
    <label className="technique">
      <input
        type="radio"
        name="technique"
        className="visually-hidden"
        checked={chosen}
        onChange={() => setTechnique(id)}
      />
      <SmallCube sources={smallSets(technique)} size={36} tensor={tensor} />
      <span className="technique-name">{name}</span>
      <span className="technique-short">{short}</span>
      <span className="technique-line">{summary}</span>
    </label>
  );
}

const smallCuts = new WeakMap<Technique, ReturnType<typeof cut>[]>();

/** A technique's sources, cut to the small shape. */
export function smallSets(technique: Technique) {
  const known = smallCuts.get(technique);
  if (known) return known;
  const [N, C, H, W] = SMALL;
  const { params } = fitParams(technique.controls, {}, SMALL);
  const sets = technique.sources(params, { N, C, H, W }).map(({ partition }) => cut(SMALL, partition));
  smallCuts.set(technique, sets);
  return sets;
}
