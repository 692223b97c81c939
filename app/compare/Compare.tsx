import { DropZone } from "../../components/controls/DropZone.tsx";
import { compareStore } from "../compute/compareStore.ts";
import { openFiles } from "../explore/openFiles.ts";
import { currentTensor, sceneStore } from "../scene/sceneStore.ts";
import { Columns } from "./Columns.tsx";
import { CompareToolbar } from "./CompareToolbar.tsx";
import { CompareWarnings } from "./CompareWarnings.tsx";
import "./compare.css";

/** One tensor, one to eight techniques: a column each, and below what differs. */
export function Compare() {
  const result = compareStore((state) => state.result);
  return (
    <main className="compare" id="main" tabIndex={-1}>
      <CompareToolbar />
      <CompareWarnings />
      {result && <Columns result={result} />}
      <DropZone invitation="Drop a .npy file or images" onFiles={drop} />
    </main>
  );
}

function drop(files: File[]): void {
  openFiles(currentTensor(sceneStore.getState().scene), files);
}
