import { type RefObject, useEffect, useRef, useState } from "react";
import { Dialog } from "../../../components/controls/Dialog.tsx";
import { SmallCube } from "../../../components/cube/SmallCube.tsx";
import { FAMILIES, type Technique } from "../../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../../engine/techniques/index.ts";
import { smallSets } from "../../parts/smallSets.ts";
import { useFittedControls } from "../../scene/useFitted.ts";
import { useScene, useStage } from "../../stage/useStage.ts";
import { Settings } from "./TechniqueRail.tsx";
import "./techniqueStrip.css";

const BY_FAMILY = FAMILIES.flatMap((family) => TECHNIQUES.filter((technique) => technique.family === family));

/** Where there is no column for the rail: the techniques side by side, and a drawer with the rest of it. */
export function TechniqueStrip() {
  const [open, setOpen] = useState<boolean | null>(null);
  const chosen = useScene(({ technique }) => technique);
  const { shape } = useFittedControls();
  return (
    <nav className="strip" aria-label="Technique and controls">
      <fieldset className="strip-techniques">
        <legend className="visually-hidden">Technique</legend>
        <div className="strip-row" ref={useChosenInView(chosen)}>
          {BY_FAMILY.map((technique) => (
            <Thumbnail key={technique.id} technique={technique} chosen={technique.id === chosen} />
          ))}
        </div>
      </fieldset>
      <button type="button" className="strip-controls" onClick={() => setOpen(true)}>
        Controls <span className="strip-shape">{shape.join("×")}</span>
      </button>
      <Dialog open={open === true} title="Controls" onClose={() => setOpen(false)}>
        {open !== null && <Settings />}
      </Dialog>
    </nav>
  );
}

function Thumbnail({ technique, chosen }: { technique: Technique; chosen: boolean }) {
  const { setTechnique } = useStage();
  const { id, tensor, family } = technique;
  const [word, rest] = shortName(technique);
  return (
    <label className="strip-technique" data-family={family}>
      <input
        type="radio"
        name="technique"
        className="visually-hidden"
        checked={chosen}
        onChange={() => setTechnique(id)}
      />
      <SmallCube sources={smallSets(technique)} size={36} tensor={tensor} />
      <span className="strip-name">
        {word}
        <span className="visually-hidden">{rest}</span>
      </span>
    </label>
  );
}

/** "Batch" of "Batch norm" where one short word comes before it; else the abbreviation, and the name for screen readers. */
function shortName({ name, short }: Technique): readonly [word: string, rest: string] {
  const [word, ...others] = name.split(" ");
  return others.join(" ") === "norm" && word.length <= LONGEST_WORD ? [word, " norm"] : [short, `, ${name}`];
}

const LONGEST_WORD = 8;

/** Scrolls the row alone, never the page. */
function useChosenInView(chosen: string): RefObject<HTMLDivElement | null> {
  const row = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is what moves it
  useEffect(() => {
    const option = row.current?.querySelector<HTMLElement>("label:has(:checked)");
    if (!row.current || !option) return;
    const { clientWidth } = row.current;
    row.current.scrollTo({ left: option.offsetLeft - (clientWidth - option.offsetWidth) / 2 });
  }, [chosen]);
  return row;
}
