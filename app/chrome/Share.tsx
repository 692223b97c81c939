import { useState } from "react";
import { SaveSvg } from "../explore/SaveSvg.tsx";
import { notify } from "../notices.ts";
import { useScene } from "../stage/useStage.ts";

/** What can be taken along: the link, and on Explore the cube as a picture. */
export function Share() {
  const explores = useScene(({ view }) => view === "explore");
  return (
    <div className="header-menu">
      <CopyLink />
      {explores && <SaveSvg />}
    </div>
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
      notify("warn", "The browser does not allow copying here: the link is the page’s address.");
    }
  };
  return (
    <button type="button" className="menu-item" onClick={copy}>
      <span aria-live="polite">{copied ? "Link copied" : "Copy link"}</span>
    </button>
  );
}
