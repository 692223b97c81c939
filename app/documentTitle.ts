import { place } from "./address/place.ts";
import type { Scene } from "./scene/scene.ts";
import { techniqueOf } from "./scene/scene.ts";
import type { Stage } from "./stage/stage.ts";

/** What a tab and a bookmark of a scene are called. */
export function titleOf(scene: Scene): string {
  const { name, tensor } = techniqueOf(scene);
  if (scene.view === "explore") return `${name} of ${scene[tensor].shape.join("×")} – Normcube`;
  const names = scene.compare.columns.map((column) => techniqueOf(column).short);
  return `${names.join(", ")} compared – Normcube`;
}

/** Names the document after the scene for as long as the page lives; another part of the page names it itself. */
export function followTitle({ sceneStore }: Stage): void {
  const write = () => {
    if (place.getState().part === "scene") document.title = titleOf(sceneStore.getState().scene);
  };
  write();
  sceneStore.subscribe(write);
  place.subscribe(write);
}
