import { useCallback, useEffect, useMemo, useState } from "react";
import { Choice } from "../../../components/controls/Choice.tsx";
import { type PaintedCut, paintedCut } from "../../../engine/compare/paintedCut.ts";
import { recognisedInWords } from "../../../engine/compare/recognise.ts";
import { count, counted } from "../../../engine/numbers.ts";
import { cut } from "../../../engine/plan/partition.ts";
import { indexOf, type Shape, sizeOf } from "../../../engine/plan/shape.ts";
import { useStage } from "../../stage/useStage.ts";
import { LessonPicture } from "../LessonPicture.tsx";
import { sceneOf } from "../lessonStage.ts";
import { litWords } from "../litWords.ts";
import { PaintHelp, PaintToolbar } from "../PaintToolbar.tsx";
import { countPainted, reachOf } from "../painted.ts";
import { useMade } from "../useMade.ts";
import { onBrushKey, paintedMarks, usePainting } from "../usePainting.ts";
import { followsFrom, namesOf, ownScene } from "./follows.ts";
import "./own.css";
import "../LessonPage.css";

const SHAPES = [
  { value: "4x6x3x3", label: "4 × 6 × 3 × 3", shape: [4, 6, 3, 3] },
  { value: "2x8x5x1", label: "2 × 8 × 5 × 1", shape: [2, 8, 5, 1] },
  { value: "6x4x1x1", label: "6 × 4 × 1 × 1", shape: [6, 4, 1, 1] },
] as const satisfies readonly { value: string; label: string; shape: Shape }[];

/** The reader paints one set of a technique; the page says which that is, and what follows. */
export function PaintYourOwn() {
  const [value, setValue] = useState<(typeof SHAPES)[number]["value"]>("4x6x3x3");
  useEffect(() => {
    document.title = "Paint your own technique – Normcube";
    litWords.setState({ target: null });
  }, []);
  const { shape } = SHAPES.find((own) => own.value === value) ?? SHAPES[0];
  return (
    <Painting key={value} shape={shape}>
      <Choice legend="Samples × channels × rows × columns" options={SHAPES} value={value} onChange={setValue} />
    </Painting>
  );
}

const UNCUT = { N: 1, C: 1, H: 1, W: 1 };

type Derived = Extract<PaintedCut, { refusal: null }>;

function Painting({ shape, children }: { readonly shape: Shape; readonly children: React.ReactNode }) {
  const { setScene } = useStage();
  const state = usePainting(shape);
  const { painted, brush, stroke } = state;
  const [asked, setAsked] = useState<{ readonly painted: Uint8Array; readonly found: PaintedCut } | null>(null);
  const found = asked?.painted === painted ? asked.found : null;
  const derived = found?.blocks ? found : null;
  const link = derived ? ownScene(derived.blocks, shape, `&cell=${derived.first.join(".")}`) : ownScene(UNCUT, shape);
  useEffect(() => {
    setScene(sceneOf(link));
  }, [setScene, link]);
  const markOf = useMemo(() => {
    const marks = paintedMarks(painted);
    return (cell: Parameters<typeof indexOf>[1]) => marks(indexOf(shape, cell));
  }, [painted, shape]);
  const paintBrush = useMemo(() => ({ reach: reachOf(brush, shape), onStroke: stroke }), [brush, shape, stroke]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the brushes work wherever the focus is.
    <div className="lesson" onKeyDown={(event) => !derived && onBrushKey(event, state)}>
      <header className="lesson-head">
        <h2 className="lesson-title">
          <strong>Paint your own technique</strong> and read what follows
        </h2>
      </header>
      <div className="lesson-text">
        <p className="lesson-words">
          A technique is a rule for which values share a mean and a variance. Paint one such set, any you like. The page
          repeats it over the whole tensor, says whether it has a name, and computes what it can and cannot do.
        </p>
        {!derived && (
          <>
            {children}
            <PaintHelp />
          </>
        )}
      </div>
      <div className="lesson-stage">
        {!derived && <PaintToolbar {...state} />}
        <LessonPicture
          veil={derived ? "nothing" : "cuts"}
          markOf={derived ? null : markOf}
          brush={derived ? null : paintBrush}
          outlined={derived !== null}
        />
        <p className="lesson-foot" aria-live="polite">
          <strong>{countPainted(painted)}</strong> of {count(sizeOf(shape))} values painted
        </p>
      </div>
      <div className="lesson-answer">
        <div role="status" className="lesson-verdict" data-right={derived !== null}>
          {found?.refusal && (
            <p>
              <strong>No cut has this set.</strong> {found.refusal}
            </p>
          )}
          {derived && <Name derived={derived} shape={shape} />}
        </div>
        {derived && <What derived={derived} shape={shape} />}
        <div className="lesson-buttons">
          {derived ? (
            <>
              <a className="lesson-primary" href={`#${link}`}>
                Open in Explore
              </a>
              <button type="button" className="button" onClick={() => setAsked(null)}>
                Paint another
              </button>
            </>
          ) : (
            <button
              type="button"
              className="lesson-primary"
              disabled={countPainted(painted) === 0 || found !== null}
              onClick={() => setAsked({ painted, found: paintedCut(painted, shape) })}
            >
              What follows?
            </button>
          )}
        </div>
      </div>
    </div>
  );
}

interface WhatProps {
  readonly derived: Derived;
  readonly shape: Shape;
}

function Name({ derived, shape }: WhatProps) {
  const { blocks } = derived;
  const sets = cut(shape, blocks);
  const names = namesOf(blocks, shape);
  const [first, ...others] = names.map((own) => recognisedInWords(own, shape));
  return (
    <p>
      <strong>
        {names.length > 0 ? `That is ${names[0].technique.name.toLowerCase()}’s set.` : "It has no common name."}
      </strong>{" "}
      {first} It cuts the tensor into {counted(sets.count, "set")} of {counted(sizeOf(shape) / sets.count, "value")}.
      {others.length > 0 && ` At this shape it is the same as: ${others.join(" ")}`}
    </p>
  );
}

function What({ derived, shape }: WhatProps) {
  const { made, refusal } = useMade(
    useCallback(() => followsFrom(derived.blocks, shape, derived.first), [derived, shape]),
  );
  if (refusal) return <p>{refusal}</p>;
  return (
    <dl className="own-follows">
      {made?.map(({ asks, holds, says }) => (
        <div key={asks}>
          <dt>{asks}</dt>
          <dd>
            <strong>{holds ? "Yes." : "No."}</strong> {says}
          </dd>
        </div>
      ))}
    </dl>
  );
}
