import { useDeferredValue } from "react";
import { DropZone } from "../../components/controls/DropZone.tsx";
import { useResult } from "../page/resultStore.ts";
import { pageWidth } from "../pageWidth.ts";
import { openFiles } from "../parts/openFiles.ts";
import { currentTensor, sceneStore } from "../scene/sceneStore.ts";
import { ChangePanel } from "./ChangePanel.tsx";
import { Columns } from "./Columns.tsx";
import { ColumnsCard } from "./ColumnsCard.tsx";
import { CompareToolbar } from "./CompareToolbar.tsx";
import { CompareWarnings } from "./CompareWarnings.tsx";
import { DifferenceTable } from "./DifferenceTable.tsx";
import { DistanceMatrix } from "./DistanceMatrix.tsx";
import "./compare.css";

/** One tensor, one to eight techniques: a column each, and below what differs. */
export function Compare() {
  const result = useResult("compare");
  // The picture first: tables may lag behind it while something is dragged.
  const settled = useDeferredValue(result);
  const narrow = pageWidth(({ under }) => under.includes(56));
  return (
    <main className="compare" id="main" tabIndex={-1}>
      <CompareToolbar />
      <ChangePanel />
      <CompareWarnings />
      {result && <Columns result={result} />}
      {settled && (
        <div className="compare-numbers">
          <DifferenceTable result={settled} />
          <DistanceMatrix result={settled} />
        </div>
      )}
      {narrow && result && (
        <div className="foot">
          <ColumnsCard result={result} />
        </div>
      )}
      <DropZone invitation="Drop a .npy file or images" onFiles={drop} />
    </main>
  );
}

function drop(files: File[]): void {
  openFiles(currentTensor(sceneStore.getState().scene), files);
}
