import { useCallback, useEffect, useRef, useState } from "react";
import { References } from "../../parts/References.tsx";
import { useStage } from "../../stage/useStage.ts";
import { figuresOfPage } from "../faults.ts";
import { LessonPicture } from "../LessonPicture.tsx";
import { sceneOf } from "../lessonStage.ts";
import { useMade } from "../useMade.ts";
import { findTroubles, TROUBLES } from "./index.ts";
import type { Trouble } from "./trouble.ts";
import "./troubles.css";

const SEED = 7;

/** What goes wrong, found by what one notices or by what the library prints; the open one stands in the picture. */
export function Troubles({ at }: { readonly at: string }) {
  const [text, setText] = useState("");
  const open = TROUBLES.find(({ id }) => id === at) ?? null;
  const found = findTroubles(text);
  useEffect(() => {
    document.title = `${open?.symptom ?? "What goes wrong"} – Normcube`;
  }, [open]);
  return (
    <div className="lesson">
      <header className="lesson-head">
        <h2 className="lesson-title">
          <strong>What goes wrong</strong> and how to tell
        </h2>
      </header>
      <div className="lesson-text">
        <label className="trouble-search">
          What do you see, or what does it print?
          <input type="search" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <p aria-live="polite" className="question-help">
          {found.length === 0
            ? "Nothing of that is known here: try fewer words."
            : `${found.length} of ${TROUBLES.length}`}
        </p>
        <ul className="trouble-list">
          {found.map((trouble) => (
            <li key={trouble.id}>
              <a href={`#learn=troubles.${trouble.id}`} aria-current={trouble === open ? "true" : undefined}>
                {trouble.symptom}
              </a>
              {trouble === open && <OpenTrouble key={trouble.id} trouble={trouble} />}
            </li>
          ))}
        </ul>
      </div>
      {open && (
        <div className="lesson-stage trouble-stage">
          <LessonPicture veil="nothing" markOf={null} brush={null} outlined />
        </div>
      )}
    </div>
  );
}

function OpenTrouble({ trouble }: { readonly trouble: Trouble }) {
  const { setScene } = useStage();
  const { made: figures, refusal } = useMade(useCallback(() => figuresOfPage(trouble, SEED), [trouble]));
  const link = trouble.scenes(SEED).shown;
  useEffect(() => {
    setScene(sceneOf(link));
  }, [setScene, link]);
  const { message, cause, fix, references } = trouble;
  const opened = useRef<HTMLDivElement>(null);
  useEffect(() => {
    opened.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div className="trouble" ref={opened}>
      <p>{message ? <code>{message}</code> : "The library says nothing."}</p>
      <p>{cause}</p>
      <p className="trouble-proof">{refusal ?? (figures && trouble.proof(figures))}</p>
      <pre>
        <code>{fix}</code>
      </pre>
      <References list={references} />
      <a href={`#${link}`}>Open in Explore</a>
    </div>
  );
}
