import { useContext, useState } from "react";
import { COMPARE_CONTENTS } from "../compare/contents.ts";
import { EXPLORE_CONTENTS } from "../explore/contents.ts";
import { LEVELS } from "../scene/level.ts";
import { useStage } from "../stage/useStage.ts";
import { CloseHelp } from "./closeHelp.ts";
import { type Content, find } from "./contents.ts";
import "./help.css";

const CONTENTS: readonly Content[] = [...EXPLORE_CONTENTS, ...COMPARE_CONTENTS];

const SHORTCUTS = [
  ["?", "opens this help"],
  ["Arrow keys", "walk through the cube and the heatmaps; with Shift along the other axes"],
  ["Home, End", "go to the first and the last value"],
  ["Enter", "pins the value; Escape lets go"],
  ["Alt + arrows, [ and ]", "turn the cube; 0 is the view of the paper’s figure"],
  ["+ and −", "enlarge and shrink the picture that has the focus"],
  ["k", "plays and pauses the steps; arrow keys go one back and forth"],
] as const;

/** What the keys do, and where everything on the page is, found by the page’s own words. */
export function Help() {
  const close = useContext(CloseHelp);
  const { sceneStore, setLevel, setView } = useStage();
  const [asked, setAsked] = useState("");
  const found = find(CONTENTS, asked);
  const go = async ({ view, level, place }: Content) => {
    close();
    const { scene } = sceneStore.getState();
    if (scene.view !== view) setView(view);
    if (LEVELS.indexOf(scene.level) < LEVELS.indexOf(level)) setLevel(level);
    focusOn(await comesUp(place));
  };
  return (
    <div className="help">
      <label className="help-search">
        Where is …
        <input
          type="search"
          value={asked}
          placeholder="ε, LaTeX, seed, histogram …"
          onChange={(event) => setAsked(event.target.value)}
        />
      </label>
      <ul className="help-found" aria-live="polite">
        {found.map((content) => (
          <li key={`${content.view} ${content.name}`}>
            <button type="button" className="menu-item" onClick={() => go(content)}>
              <strong>{content.name}</strong> <span>{content.where}</span>
            </button>
          </li>
        ))}
        {found.length === 0 && <li>Nothing on the page has this name.</li>}
      </ul>
      <h3>Keys</h3>
      <dl className="help-keys">
        {SHORTCUTS.map(([keys, act]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{act}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** How long a part of the page may take to come up, in milliseconds. */
const COMES_WITHIN = 3000;

/** The element at a place, as soon as it is there; null where it does not come. */
function comesUp(place: string): Promise<HTMLElement | null> {
  const began = performance.now();
  return new Promise((resolve) => {
    const look = () => {
      const element = document.querySelector<HTMLElement>(place);
      if (element || performance.now() - began > COMES_WITHIN) resolve(element);
      else requestAnimationFrame(look);
    };
    look();
  });
}

function focusOn(element: HTMLElement | null): void {
  if (!element) return;
  if (!element.matches("a, button, input, select, [tabindex]")) element.tabIndex = -1;
  element.closest("details")?.setAttribute("open", "");
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
}
