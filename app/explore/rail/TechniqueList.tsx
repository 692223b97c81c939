import { useState } from "react";
import { SmallCube } from "../../../components/cube/SmallCube.tsx";
import { FAMILIES, type Family, type Technique } from "../../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../../engine/techniques/index.ts";
import { smallSets } from "../../parts/smallSets.ts";
import { useScene, useStage } from "../../stage/useStage.ts";
import { TechniqueCard } from "./TechniqueCard.tsx";
import "./techniqueList.css";

const TITLES: Readonly<Record<Family, string>> = {
  figure: "In the figure",
  blends: "Blends",
  more: "More",
  weights: "On weights",
  own: "Your own",
};

/** So many abbreviations stand beside the title of a family that is folded. */
const MOST_NAMED = 2;

/** All techniques by family, each with a cube cut by its own partition, its name and one line; more of the chosen one. */
export function TechniqueList() {
  const [first, ...others] = FAMILIES;
  return (
    <fieldset className="techniques">
      <legend className="visually-hidden">Technique</legend>
      <p className="techniques-title">{TITLES[first]}</p>
      <Members family={first} />
      {others.map((family) => (
        <FoldedFamily key={family} family={family} />
      ))}
    </fieldset>
  );
}

/** A family that is unfolded by hand, or when one of its techniques is chosen elsewhere. */
function FoldedFamily({ family }: { family: Family }) {
  const members = membersOf(family);
  const chosen = useScene(({ technique }) => members.some(({ id }) => id === technique));
  const [open, setOpen] = useState(chosen);
  const [wasChosen, setWasChosen] = useState(chosen);
  if (chosen !== wasChosen) {
    setWasChosen(chosen);
    if (chosen) setOpen(true);
  }
  return (
    <details className="techniques-family" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="techniques-summary">
        {TITLES[family]}
        <span className="techniques-names">{namesOf(members)}</span>
      </summary>
      <Members family={family} />
    </details>
  );
}

function Members({ family }: { family: Family }) {
  const chosen = useScene(({ technique }) => technique);
  return membersOf(family).map((technique) => (
    <TechniqueOption key={technique.id} technique={technique} chosen={technique.id === chosen} />
  ));
}

function membersOf(family: Family): readonly Technique[] {
  return TECHNIQUES.filter((technique) => technique.family === family);
}

/** "BIN · SN", "RMS · GBN …" */
function namesOf(members: readonly Technique[]): string {
  const named = members.slice(0, MOST_NAMED).map(({ short }) => short);
  return `${named.join(" · ")}${members.length > MOST_NAMED ? " …" : ""}`;
}

function TechniqueOption({ technique, chosen }: { technique: Technique; chosen: boolean }) {
  const { setTechnique } = useStage();
  const { id, name, summary, tensor } = technique;
  return (
    <div className="technique">
      <label className="technique-option">
        <input
          type="radio"
          name="technique"
          className="visually-hidden"
          checked={chosen}
          onChange={() => setTechnique(id)}
        />
        <SmallCube sources={smallSets(technique)} size={32} tensor={tensor} />
        <span className="technique-name">{name}</span>
        <span className="technique-line">{summary}</span>
      </label>
      {chosen && <TechniqueCard />}
    </div>
  );
}
