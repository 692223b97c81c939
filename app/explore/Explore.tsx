import { useDeferredValue, useState } from "react";
import { Dialog } from "../../components/controls/Dialog.tsx";
import { DropZone } from "../../components/controls/DropZone.tsx";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { Later, later } from "../loading.tsx";
import { pageWidth } from "../pageWidth.ts";
import { dropFiles } from "../parts/openFiles.ts";
import { TensorPanels } from "../parts/TensorPanel.tsx";
import { useFoot } from "../parts/useFoot.ts";
import { useProblem } from "../scene/useFitted.ts";
import { useColumn, useLevel, useResults, useScene, useStage } from "../stage/useStage.ts";
import { ExploreHead } from "./ExploreHead.tsx";
import { Hero } from "./Hero.tsx";
import { ParameterPanel } from "./ParameterPanel.tsx";
import { TechniquePicker } from "./TechniquePicker.tsx";
import { Warnings } from "./Warnings.tsx";
import "./explore.css";

/* In the order of a narrow page, from top to bottom: there, what came later above would move what is below. */
const cell = later(async () => (await import("./CellPanel.tsx")).CellPanel);
const formula = later(async () => {
  const { typesetting } = await import("../../components/formula/katex.ts");
  await typesetting();
  return (await import("./FormulaPanel.tsx")).FormulaPanel;
});
const card = later(async () => (await import("./SelectedCard.tsx")).SelectedCard);
const distribution = later(async () => (await import("./DistributionPanel.tsx")).DistributionPanel);
const blend = later(async () => (await import("./BlendPanel.tsx")).BlendPanel);
const weights = later(async () => (await import("./WeightPanel.tsx")).WeightPanel);
const learned = later(async () => (await import("./LearnedPanel.tsx")).LearnedPanel);

/* Made once: while a slider moves, each panel re-renders only when what it selects changes, never because its parent did. */
const INSPECTOR = (
  <>
    <Later part={cell} />
    <Later part={formula} />
    <Later part={distribution} />
  </>
);
const TABLES = (
  <>
    <Later part={blend} />
    <Later part={weights} />
    <Later part={learned} />
  </>
);

/** One tensor, one technique: what is chosen to the left, the picture in the middle, the numbers to the right and below. */
export function Explore() {
  const stage = useStage();
  const level = useLevel();
  const wide = useWide();
  // Deferred: the first picture is drawn in pieces, between which the page answers.
  const waiting = useDeferredValue(useWaiting());
  return (
    <div className="explore" data-level={level}>
      {wide && (
        <aside className="explore-rail" aria-label="Controls">
          <Controls />
        </aside>
      )}
      <main className="explore-page" id="main" tabIndex={-1} aria-busy={waiting}>
        {!waiting && <ExploreHead />}
        {/* Another below the head: it comes with the picture and moves nothing. */}
        <Warnings key={String(waiting)} />
        {!waiting && <Hero />}
        {!waiting && level !== "picture" && (
          <aside className="explore-inspector" aria-label="Numbers">
            {INSPECTOR}
          </aside>
        )}
        {!waiting && level === "everything" && <div className="explore-tables">{TABLES}</div>}
      </main>
      {!wide && <ControlsBar />}
      <DropZone invitation="Drop a .npy file or images" onFiles={(files) => dropFiles(stage, files)} />
    </div>
  );
}

/** Whether the first picture is still being made. Nothing stands where it will be, so that it moves nothing when it comes. */
function useWaiting(): boolean {
  const drawn = useColumn() !== null;
  const failed = useResults(({ problem }) => problem !== null);
  return useProblem() === null && !failed && !drawn;
}

function Controls() {
  return (
    <>
      <TechniquePicker />
      <ParameterPanel />
      <TensorPanels />
    </>
  );
}

/** Where there is no room for a third column: the technique in reach of a thumb, all controls in a drawer. */
function ControlsBar() {
  const { setTechnique } = useStage();
  const [open, setOpen] = useState<boolean | null>(null);
  const bar = useFoot<HTMLElement>("--foot-bar");
  const chosen = useScene((scene) => scene.technique);
  return (
    <div className="foot">
      <Later part={card} />
      <nav className="explore-bar" ref={bar} aria-label="Technique and controls">
        <select
          className="button explore-bar-technique"
          aria-label="Technique"
          value={chosen}
          onChange={(event) => setTechnique(event.target.value)}
        >
          {TECHNIQUES.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" className="button" onClick={() => setOpen(true)}>
          Controls
        </button>
        <Dialog open={open === true} title="Controls" onClose={() => setOpen(false)}>
          {open !== null && <Controls />}
        </Dialog>
      </nav>
    </div>
  );
}

/** Whether the controls have a column of their own. */
function useWide(): boolean {
  return pageWidth(({ under }) => !under.includes(80));
}
