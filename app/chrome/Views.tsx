import type { MouseEvent } from "react";
import { encodeScene } from "../address/address.ts";
import { type Part, place } from "../address/place.ts";
import type { View } from "../scene/scene.ts";
import type { Stage } from "../stage/stage.ts";
import { useScene, useStage } from "../stage/useStage.ts";
import "./views.css";

interface ViewLink {
  readonly name: string;
  /** A part of the page with an address of its own, or a view of the scene. */
  readonly part: Part;
  readonly view?: View;
}

const VIEWS: readonly ViewLink[] = [
  { name: "Learn", part: "learn" },
  { name: "Explore", part: "scene", view: "explore" },
  { name: "Compare", part: "scene", view: "compare" },
  { name: "Labs", part: "labs" },
];

/** The views of the page, as links: each is an address of its own, and Back goes to the one before. */
export function Views() {
  const stage = useStage();
  const scene = useScene((scene) => scene);
  const here = place(({ part }) => part);
  return (
    <nav className="views" aria-label="Views">
      {VIEWS.map(({ name, part, view }) => (
        <a
          key={name}
          className="views-link"
          href={view ? `#${encodeScene({ ...scene, view }).hash}` : `#${part}`}
          aria-current={here === part && (!view || view === scene.view) ? "page" : undefined}
          onClick={(event) => view && here === "scene" && follow(event, view, stage)}
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
