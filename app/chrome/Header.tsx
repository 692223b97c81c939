import { useState } from "react";
import { SmallCube } from "../../components/cube/SmallCube.tsx";
import { counted } from "../../engine/numbers.ts";
import { cut } from "../../engine/plan/partition.ts";
import { dataChoices } from "../data/dataChoices.ts";
import { notify } from "../notices.ts";
import { techniqueOf } from "../scene/scene.ts";
import { currentTensor } from "../scene/sceneStore.ts";
import { useScene } from "../stage/useStage.ts";
import { setTheme, THEMES, type Theme, themeStore } from "./theme.ts";
import { Views } from "./Views.tsx";
import "./header.css";

const LOGO = [cut([3, 3, 1, 3], { N: 3, C: 3 })];

/** Name, what is shown in one line, link and theme. */
export function Header() {
  return (
    <header className="header">
      <h1 className="header-name">
        <SmallCube sources={LOGO} size={28} />
        <span className="header-name-text">Normcube</span>
      </h1>
      <Views />
      <p className="header-claim">See which numbers share a mean and a variance, and what that does</p>
      <SceneLine />
      <CopyLink />
      <ThemeChoice />
    </header>
  );
}

function SceneLine() {
  const scene = useScene((scene) => scene);
  const kind = currentTensor(scene);
  const { shape, source, seed, file } = scene[kind];
  const data = dataChoices(kind).find(({ id }) => id === source);
  return (
    <p className="header-scene">
      {scene.view === "compare" ? counted(scene.compare.columns.length, "column") : techniqueOf(scene).name} ·{" "}
      {shape.join("×")} · {data?.seeded ? `seed ${seed}` : (data?.name ?? file?.name)}
    </p>
  );
}

function CopyLink() {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } catch {
      notify("warn", "the browser does not allow copying here: the link is the page's address.");
    }
  };
  return (
    <button type="button" className="button" onClick={copy}>
      <span aria-live="polite">{copied ? "Link copied" : "Copy link"}</span>
    </button>
  );
}

function ThemeChoice() {
  const theme = themeStore((state) => state.theme);
  return (
    <select
      className="button header-theme"
      aria-label="Theme"
      value={theme}
      onChange={(event) => setTheme(event.target.value as Theme)}
    >
      {THEMES.map(({ value, label, hint }) => (
        <option key={value} value={value} title={hint}>
          {label}
        </option>
      ))}
    </select>
  );
}
