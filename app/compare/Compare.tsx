import { useDeferredValue } from "react";
import { pageWidth } from "../pageWidth.ts";

import { FileDrop } from "../parts/FileDrop.tsx";

import { useLevel, useResult } from "../stage/useStage.ts";

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
      <FileDrop />
    </main>
  );
}
