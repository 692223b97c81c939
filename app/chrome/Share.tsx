import { useState } from "react";
import { encodeScene } from "../address/address.ts";
import { place } from "../address/place.ts";
import { SaveSvg } from "../explore/SaveSvg.tsx";
import {
  CHALLENGES,
  type ChallengeKind,
  challengeAddress,
  challengeRefusal,
  LONGEST_HINT,
} from "../learn/challenge.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { useScene, useStage } from "../stage/useStage.ts";

/** What can be taken along: the link, and on Explore the cube as a picture. */
export function Share() {
  const isScene = place(({ part }) => part === "scene");
  const explores = useScene(({ view }) => view === "explore") && isScene;
  return (
    <div className="header-menu">
      <CopyLink />
      {explores && <SaveSvg />}
      {explores && <AskAbout />}
    </div>
  );
}

function CopyLink() {
  return <CopyButton label="Copy link" done="Link copied" className="menu-item" text={() => location.href} />;
}

/** A question about the scene, as a link that does not hold the answer. */
function AskAbout() {
  const { sceneStore } = useStage();
  const [hint, setHint] = useState("");
  const refusal = useScene(challengeRefusal);
  const link = (kind: ChallengeKind) => {
    const address = challengeAddress(kind, encodeScene(sceneStore.getState().scene).hash, hint);
    return `${location.href.replace(/#.*/, "")}${address}`;
  };
  return (
    <details className="header-ask">
      <summary className="menu-item">Ask about this</summary>
      {refusal && <p className="header-ask-hint">{refusal}</p>}
      {!refusal && (
        <>
          <label className="header-ask-hint">
            A hint, if you like
            <input
              type="text"
              maxLength={LONGEST_HINT}
              value={hint}
              onChange={(event) => setHint(event.target.value)}
            />
          </label>
          {CHALLENGES.map(({ kind, name }) => (
            <CopyButton
              key={kind}
              label={`Copy as a question: ${name}`}
              done="Link copied"
              className="menu-item"
              text={() => link(kind)}
            />
          ))}
          <a className="menu-item" href="#learn=quiz">
            Make a quiz of several
          </a>
        </>
      )}
    </details>
  );
}
