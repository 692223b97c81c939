import { CellPanel } from "./CellPanel.tsx";
import { CubePanel } from "./CubePanel.tsx";
import { DistributionPanel } from "./DistributionPanel.tsx";
import { HeatmapPanel } from "./HeatmapPanel.tsx";
import { ParameterPanel } from "./ParameterPanel.tsx";
import { TechniquePicker } from "./TechniquePicker.tsx";
import { TensorPanels } from "./TensorPanel.tsx";
import { Warnings } from "./Warnings.tsx";
import "./explore.css";

/** One tensor, one technique: controls to the left, the picture in the middle, the numbers to the right. */
export function Explore() {
  return (
    <div className="explore">
      <aside className="explore-controls" aria-label="Controls" id="controls">
        <TechniquePicker />
        <TensorPanels />
        <ParameterPanel />
      </aside>
      <main className="explore-picture" id="main" tabIndex={-1}>
        <Warnings />
        <CubePanel />
        <HeatmapPanel />
      </main>
      <aside className="explore-numbers" aria-label="Numbers">
        <CellPanel />
        <DistributionPanel />
      </aside>
    </div>
  );
}
