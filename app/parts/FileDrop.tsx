import { DropZone } from "../../components/controls/DropZone.tsx";
import { notify } from "../notices.ts";
import { currentTensor } from "../scene/sceneStore.ts";
import { useStage } from "../stage/useStage.ts";
import { LATEST, openFiles } from "./openFiles.ts";

/** A dropped file is for the tensor that the technique, or all columns, normalize. Why it is not taken is a notice. */
export function FileDrop() {
  const stage = useStage();
  const drop = async (files: readonly File[]) => {
    const refusal = await openFiles(stage, currentTensor(stage.sceneStore.getState().scene), files);
    if (refusal) notify("error", refusal, undefined, LATEST);
  };
  return <DropZone invitation="Drop a .npy file or images" onFiles={drop} />;
}
