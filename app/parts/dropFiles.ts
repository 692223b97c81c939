import { loadedOrSaid } from "../loading.tsx";
import { currentTensor } from "../scene/sceneStore.ts";
import type { Stage } from "../stage/stage.ts";

/** A dropped file is for the tensor that the technique, or all columns, normalize. */
export async function dropFiles(stage: Stage, files: readonly File[]): Promise<void> {
  const opener = await loadedOrSaid(() => import("./openFiles.ts"));
  await opener?.openFiles(stage, currentTensor(stage.sceneStore.getState().scene), files);
}
