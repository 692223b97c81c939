import { createBrushing } from "../attention/brushing.ts";
import { createEmphasis } from "../attention/emphasis.ts";
import { createPointing } from "../attention/pointing.ts";
import { createHeatmapRooms } from "../page/heatmapRooms.ts";
import { createResultStore } from "../page/resultStore.ts";
import type { Scene } from "../scene/scene.ts";
import { createSceneStore, sceneActions } from "../scene/sceneStore.ts";

/**
 * All that views share: a scene, what is pointed at in it, and what was computed of it. The page has one; whatever shows
 * a scene of its own beside it makes another.
 */
export function createStage(first?: Scene) {
  const sceneStore = createSceneStore(first);
  return {
    sceneStore,
    ...sceneActions(sceneStore),
    ...createPointing(),
    ...createBrushing(),
    ...createEmphasis(),
    resultStore: createResultStore(),
    ...createHeatmapRooms(),
  };
}

export type Stage = ReturnType<typeof createStage>;
