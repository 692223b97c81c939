import type { MouseEvent } from "react";
import { encodeScene } from "../address/address.ts";
import type { View } from "../scene/scene.ts";
import type { Stage } from "../stage/stage.ts";
import { useScene, useStage } from "../stage/useStage.ts";
import "./views.css";

const VIEWS: readonly { readonly view: View; readonly name: string }[] = [
  { view: "explore", name: "Explore" },
  { view: "compare", name: "Compare" },
];

/** The views of the page, as links: each is an address of its own, and Back goes to the one before. */
export function Views() {
  const stage = useStage();
  const scene = useScene((scene) => scene);
  return (
    <nav className="views" aria-label="Views">
      {VIEWS.map(({ view, name }) => (
        <a
          key={view}
          className="views-link"
          href={`#${encodeScene({ ...scene, view }).hash}`}
          aria-current={scene.view === view ? "page" : undefined}
          onClick={(event) => follow(event, view, stage)}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

/** A plain click changes the scene, which moves the address; with a key held the browser opens the link as it likes. */
function follow(event: MouseEvent, view: View, { sceneStore, setView }: Stage): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (sceneStore.getState().scene.view !== view) setView(view);
}
