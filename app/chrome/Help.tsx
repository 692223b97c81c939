import { useContext, useState } from "react";
import { COMPARE_CONTENTS } from "../compare/contents.ts";
import { EXPLORE_CONTENTS } from "../explore/contents.ts";
import { goTo } from "../parts/goTo.ts";
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
  const go = ({ view, level, place }: Content) => {
    close();
    const { scene } = sceneStore.getState();
    if (scene.view !== view) setView(view);
    if (LEVELS.indexOf(scene.level) < LEVELS.indexOf(level)) setLevel(level);
    goTo(place);
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
