import { useEffect, useState } from "react";
import { Dialog } from "../../components/controls/Dialog.tsx";
import { DropZone } from "../../components/controls/DropZone.tsx";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { currentTensor, sceneStore, setTechnique } from "../scene/sceneStore.ts";
import { BlendPanel } from "./BlendPanel.tsx";
import { CellPanel } from "./CellPanel.tsx";
import { CubePanel } from "./CubePanel.tsx";
import { DistributionPanel } from "./DistributionPanel.tsx";
import { FormulaPanel } from "./FormulaPanel.tsx";
import { HeatmapPanel } from "./HeatmapPanel.tsx";
import { LearnedPanel } from "./LearnedPanel.tsx";
import { openFiles } from "./openFiles.ts";
import { ParameterPanel } from "./ParameterPanel.tsx";
import { StepPanel } from "./StepPanel.tsx";
import { TechniquePicker } from "./TechniquePicker.tsx";
import { TensorPanels } from "./TensorPanel.tsx";
import { Warnings } from "./Warnings.tsx";
import { WeightPanel } from "./WeightPanel.tsx";
import "./explore.css";

/** One tensor, one technique: controls to the left, the picture in the middle, the numbers to the right. */
export function Explore() {
  const wide = useWide();
  return (
    <div className="explore">
      {wide && (
        <aside className="explore-controls" aria-label="Controls">
          <Controls />
        </aside>
      )}
      <main className="explore-picture" id="main" tabIndex={-1}>
        <Warnings />
        <CubePanel />
        <HeatmapPanel />
        <BlendPanel />
        <WeightPanel />
        <LearnedPanel />
      </main>
      <aside className="explore-numbers" aria-label="Numbers">
        <CellPanel />
        <StepPanel />
        <FormulaPanel />
        <DistributionPanel />
      </aside>
      {!wide && <ControlsBar />}
      <DropZone invitation="Drop a .npy file or images" onFiles={drop} />
    </div>
  );
}

/** A dropped file is for the tensor that the technique normalizes. */
function drop(files: File[]): void {
  openFiles(currentTensor(sceneStore.getState().scene), files);
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
  const [open, setOpen] = useState(false);
  const chosen = sceneStore((state) => state.scene.technique);
  return (
    <nav className="explore-bar" aria-label="Technique and controls">
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
      <Dialog open={open} title="Controls" onClose={() => setOpen(false)}>
        <Controls />
      </Dialog>
    </nav>
  );
}

const WIDE = matchMedia("(min-width: 1200px)");

/** Whether the controls have a column of their own. */
function useWide(): boolean {
  const [wide, setWide] = useState(WIDE.matches);
  useEffect(() => {
    const update = () => setWide(WIDE.matches);
    WIDE.addEventListener("change", update);
    return () => WIDE.removeEventListener("change", update);
  }, []);
  return wide;
}
