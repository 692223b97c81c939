import { useDeferredValue } from "react";
import { DropZone } from "../../components/controls/DropZone.tsx";
import { pageWidth } from "../pageWidth.ts";

import { dropFiles } from "../parts/dropFiles.ts";

import { useLevel, useResult, useStage } from "../stage/useStage.ts";

import { ChangePanel } from "./ChangePanel.tsx";
import { Columns } from "./Columns.tsx";
import { ColumnsCard } from "./ColumnsCard.tsx";
import { CompareHead } from "./CompareHead.tsx";
import { CompareToolbar } from "./CompareToolbar.tsx";
import { CompareWarnings } from "./CompareWarnings.tsx";
import { DifferenceTable } from "./DifferenceTable.tsx";
import { DistanceMatrix } from "./DistanceMatrix.tsx";
import "./compare.css";

/** One tensor, one to eight techniques: a column each, and below what differs. */
export function Compare() {
  const stage = useStage();
  const level = useLevel();
  const result = useResult("compare");
  // The picture first: tables may lag behind it while something is dragged.
  const settled = useDeferredValue(result);
  const narrow = pageWidth(({ under }) => under.includes(56));
  return (
    <main className="compare" data-level={level} id="main" tabIndex={-1}>
      <CompareHead />
      <CompareToolbar />
      <ChangePanel />
      <CompareWarnings />
      {result && (
        <div className="compare-body">
          <div className="compare-pictures">
            <Columns result={result} />
          </div>
          {settled && <DistanceMatrix result={settled} />}
        </div>
      )}
      {settled && <DifferenceTable result={settled} />}
      {narrow && result && (
        <div className="foot">
          <ColumnsCard result={result} />
        </div>
      )}
      <DropZone invitation="Drop a .npy file or images" onFiles={(files) => dropFiles(stage, files)} />
    </main>
  );
}
