import { loadedOrSaid } from "../loading.tsx";
import { notify } from "../notices.ts";
import { currentTensor } from "../scene/sceneStore.ts";
import type { Stage } from "../stage/stage.ts";

/** A dropped file is for the tensor that the technique, or all columns, normalize. Why it is not taken is a notice. */
export async function dropFiles(stage: Stage, files: readonly File[]): Promise<void> {
  const opener = await loadedOrSaid(() => import("./openFiles.ts"));
  const refusal = await opener?.openFiles(stage, currentTensor(stage.sceneStore.getState().scene), files);
  if (opener && refusal) notify("error", refusal, undefined, opener.LATEST);
}
