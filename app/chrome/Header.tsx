import { Popover } from "../../components/controls/Popover.tsx";
import { SmallCube } from "../../components/cube/SmallCube.tsx";
import { cut } from "../../engine/plan/partition.ts";
import { Later, later } from "../loading.tsx";
import { Views } from "./Views.tsx";
import "./header.css";

const LOGO = [cut([3, 3, 1, 3], { N: 3, C: 3 })];

const share = later(async () => (await import("./Share.tsx")).Share);
const help = later(async () => (await import("./HelpButton.tsx")).HelpButton);
const settings = later(async () => (await import("../settings/Settings.tsx")).Settings);

/** Name and views; at the right what can be shared, help and settings. */
export function Header() {
  return (
    <header className="header">
      <h1 className="header-name">
        <SmallCube sources={LOGO} size={28} />
        <span className="header-name-text">Normcube</span>
      </h1>
      <Views />
      <div className="header-tools">
        <Popover
          label={
            <>
              <ShareSign />
              <span className="header-share">Share</span>
            </>
          }
          name="Share"
          className="header-tool"
        >
          <Later part={share} />
        </Popover>
        <div className="header-help">
          <Later part={help} />
        </div>
        <Popover label={<Gear />} name="Settings" className="header-tool header-icon">
          <Later part={settings} />
        </Popover>
      </div>
    </header>
  );
}

/** An arrow out of a box, where there is no room for the word. */
function ShareSign() {
  return (
    <svg
      className="header-share-sign"
      width="20"
      height="20"
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    >
      <path d="M10 12V2M6 5.5 10 2l4 3.5M4 9v8h12V9" />
    </svg>
  );
}

/** Two sliders: what is set in one place. */
function Gear() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    >
      <path d="M2 6h9m4 0h3M2 14h3m4 0h9" />
      <circle cx="13" cy="6" r="2.2" />
      <circle cx="7" cy="14" r="2.2" />
    </svg>
  );
}
