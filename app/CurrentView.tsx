import { Suspense } from "react";
import { Explore } from "./explore/Explore.tsx";
import { ahead, Lazy, lazily, partAhead } from "./loading.tsx";
import { useScene } from "./stage/useStage.ts";

const compare = lazily(async () => (await import("./compare/Compare.tsx")).Compare);
partAhead(compare);
ahead(() => import("./data/ownFile.ts"));

/** The view that the scene names; Compare is loaded when it is first asked for, or ahead of that. */
export function CurrentView() {
  const view = useScene((scene) => scene.view);
  if (view === "explore") return <Explore />;
  return (
    <Suspense fallback={<main id="main" aria-busy="true" />}>
      <Lazy part={compare} frame={(note) => <main id="main">{note}</main>} />
    </Suspense>
  );
}
