import { lazy, Suspense } from "react";
import { Explore } from "./explore/Explore.tsx";
import { sceneStore } from "./scene/sceneStore.ts";

const Compare = lazy(async () => ({ default: (await import("./compare/Compare.tsx")).Compare }));

/** The view that the scene names; Compare is loaded when it is first asked for. */
export function View() {
  const view = sceneStore((state) => state.scene.view);
  if (view === "explore") return <Explore />;
  return (
    <Suspense fallback={<main id="main" aria-busy="true" />}>
      <Compare />
    </Suspense>
  );
}
