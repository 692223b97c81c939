import { useEffect, useState } from "react";
import { Choice } from "../../components/controls/Choice.tsx";
import { counted } from "../../engine/numbers.ts";
import { forgetStored, storedSize } from "../data/keptFiles.ts";
import { kept, type Offline } from "../offline/register.ts";
import { useResults } from "../stage/useStage.ts";
import { digits } from "./digits.ts";
import { keepsAnything } from "./keepsAnything.ts";
import { LevelControl } from "./LevelControl.tsx";
import { motion, theme } from "./look.ts";
import "./settings.css";

const THEMES = [
  { value: "system", label: "Auto", hint: "Light or dark, as the system is set." },
  { value: "light", label: "Light", hint: "Dark on paper." },
  { value: "dark", label: "Dark", hint: "Light on dark." },
  { value: "projector", label: "Projector", hint: "Larger type, stronger contrast, thicker lines." },
] as const;

const MOTIONS = [
  { value: "system", label: "Auto", hint: "As the system is set." },
  { value: "reduced", label: "Reduced", hint: "The end of every movement appears at once." },
  { value: "full", label: "Full", hint: "The cube turns and re-cuts itself before your eyes." },
] as const;

const DIGITS = [
  { value: "3", label: "3", hint: "Three significant digits." },
  { value: "4", label: "4", hint: "Four significant digits." },
  { value: "6", label: "6", hint: "Six significant digits." },
  { value: "all", label: "All", hint: "Every digit of the float64 value." },
] as const;

/** What this browser refuses, and so takes longer. */
function Machine() {
  const took = useResults(({ result }) => result?.took);
  return (
    <>
      {took?.arithmetic === "core" && (
        <p className="settings-note">
          Computed without WebAssembly and its vectors, which this browser does not give: large tensors take longer.
        </p>
      )}
      {took?.alone && (
        <p className="settings-note">
          Computed by one worker, because a second one did not start: large tensors take longer.
        </p>
      )}
    </>
  );
}

/** Whether the page works offline, and how much is kept for that. */
function OfflineUse() {
  const [offline, setOffline] = useState<Offline | null | "awaited">("awaited");
  useEffect(() => {
    kept().then(setOffline);
  }, []);
  return <p className="settings-note">{offlineInWords(offline)}</p>;
}

function offlineInWords(offline: Offline | null | "awaited"): string {
  if (offline === "awaited") return "Getting ready to work offline.";
  if (!offline) return "Not kept for offline use here.";
  return `Works offline: ${counted(offline.files, "file")}, ${bytesInWords(offline.bytes)}, are kept in this browser.`;
}

function bytesInWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** How many own files are kept, and how to forget them. */
function OwnFilesKept() {
  const [{ files, bytes }, setSize] = useState({ files: 0, bytes: 0 });
  useEffect(() => {
    storedSize().then(setSize);
  }, []);
  if (files === 0) return null;
  const forget = async () => {
    await forgetStored();
    setSize({ files: 0, bytes: 0 });
  };
  return (
    <p className="settings-note">
      {`Kept in this browser: ${counted(files, "own file")}, ${bytesInWords(bytes)}. `}
      <button type="button" className="link-button" onClick={forget}>
        Forget own files
      </button>
    </p>
  );
}

/** How the page looks and how much of it is shown, kept in this browser. */
export function Settings() {
  return (
    <div className="settings">
      <Choice legend="Theme" options={THEMES} value={theme.use()} onChange={theme.choose} />
      <LevelControl named />
      <Choice legend="Motion" options={MOTIONS} value={motion.use()} onChange={motion.choose} />
      <Choice legend="Digits" options={DIGITS} value={digits.use()} onChange={digits.choose} />
      <p className="settings-note">
        {keepsAnything()
          ? "Kept in this browser."
          : "Not kept: this browser refuses to store anything here, so choices, answers and own files end with this visit."}
      </p>
      <OwnFilesKept />
      <OfflineUse />
      <Machine />
      <p className="settings-note">
        <a href="licences.md">Licences of what is built in</a>
      </p>
    </div>
  );
}
