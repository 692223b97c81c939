import { useContext, useState } from "react";
import { encodeScene } from "../address/address.ts";
import { place } from "../address/place.ts";
import { COMPARE_CONTENTS } from "../compare/contents.ts";
import { EXPLORE_CONTENTS } from "../explore/contents.ts";
import { goTo } from "../parts/goTo.ts";
import { LEVELS } from "../scene/level.ts";
import { useStage } from "../stage/useStage.ts";
import { CloseHelp } from "./closeHelp.ts";
import { type Content, find } from "./contents.ts";
import "./help.css";

/** What stands beside the scene. */
const BESIDE_CONTENTS: readonly Content[] = [
  {
    name: "Learn",
    where: "Twelve lessons that ask before they tell",
    words: "course lesson question predict paint quiz exercise",
    at: { address: "#learn" },
  },
  {
    name: "The article",
    where: "In Learn: the whole field in one text",
    words: "overview introduction history papers references claims",
    at: { address: "#learn=article" },
  },
  {
    name: "What goes wrong",
    where: "In Learn: troubles, by symptom or by message",
    words: "error message bug debug NaN trouble expected more than 1 value num_groups eval",
    at: { address: "#learn=troubles" },
  },
  {
    name: "Labs",
    where: "Small networks that are trained before your eyes",
    words: "train network experiment spiral accuracy seeds batch size devices",
    at: { address: "#labs" },
  },
];

const CONTENTS: readonly Content[] = [...EXPLORE_CONTENTS, ...COMPARE_CONTENTS, ...BESIDE_CONTENTS];

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
  const go = ({ at }: Content) => {
    close();
    if ("address" in at) {
      location.hash = at.address;
      return;
    }
    const { scene } = sceneStore.getState();
    if (scene.view !== at.view) setView(at.view);
    if (LEVELS.indexOf(scene.level) < LEVELS.indexOf(at.level)) setLevel(at.level);
    if (place.getState().part !== "scene") location.hash = encodeScene(sceneStore.getState().scene).hash;
    goTo(at.element);
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
          <li key={`${content.where} ${content.name}`}>
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
