import { Suspense } from "react";
import { place } from "./address/place.ts";
import { Explore } from "./explore/Explore.tsx";
import { ahead, Lazy, lazily, partAhead } from "./loading.tsx";
import { useScene } from "./stage/useStage.ts";

const LOADED = {
  compare: lazily(async () => (await import("./compare/Compare.tsx")).Compare),
  labs: lazily(async () => (await import("./labs/Labs.tsx")).Labs),
  learn: lazily(async () => (await import("./learn/Learn.tsx")).Learn),
};
partAhead(LOADED.compare);
ahead(() => import("./data/ownFile.ts"));

/** The view that the address names; all but Explore are loaded when they are first asked for, or ahead of that. */
export function CurrentView() {
  const part = place(({ part }) => part);
  const view = useScene((scene) => scene.view);
  const name = part === "scene" ? view : part;
  if (name === "explore") return <Explore />;
  return (
    <Suspense key={name} fallback={<main id="main" aria-busy="true" />}>
      <Lazy part={LOADED[name]} frame={(note) => <main id="main">{note}</main>} />
    </Suspense>
  );
}
