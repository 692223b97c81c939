import { Compare } from "./compare/Compare.tsx";
import { Explore } from "./explore/Explore.tsx";
import { sceneStore } from "./scene/sceneStore.ts";

/** What the scene shows: one technique, or several beside each other. */
export function View() {
  const view = sceneStore((state) => state.scene.view);
  return view === "compare" ? <Compare /> : <Explore />;
}
