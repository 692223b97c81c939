import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Choice } from "../../components/controls/Choice.tsx";
import type { MarkOf, PaintBrush } from "../../components/painting/painting.ts";
import { count } from "../../engine/numbers.ts";
import { type Cell, indexOf, sizeOf } from "../../engine/plan/shape.ts";
import { References } from "../parts/References.tsx";
import { useStage } from "../stage/useStage.ts";
import { Calibration } from "./CourseProgress.tsx";
import { addressOf, COURSE, type CoursePage } from "./course.ts";
import { figuresOfPage } from "./faults.ts";
import { type Figures, type FiguresByName, sameTensors } from "./figures.ts";
import { LessonPicture } from "./LessonPicture.tsx";
import type { PickOption, Question } from "./lesson.ts";
import { sceneOf } from "./lessonStage.ts";
import { litWords } from "./litWords.ts";
import { PaintingCounts, type PaintingView, PaintingViews } from "./PaintingCheck.tsx";
import { PaintToolbar } from "./PaintToolbar.tsx";
import { comparePainted, countPainted, type Painted, paintedSet, reachOf } from "./painted.ts";
import { CONFIDENCES } from "./progress.ts";
import { QuestionForm } from "./QuestionForm.tsx";
import { SceneControls } from "./SceneControls.tsx";
import { type Answering, type FirstAnswer, useAnswering } from "./useAnswering.ts";
import { useMade } from "./useMade.ts";
import { checkedMarks, onBrushKey, type PaintingState, paintedMarks, usePainting } from "./usePainting.ts";
import { Words } from "./Words.tsx";
import "./LessonPage.css";

interface LessonPageProps {
  readonly here: CoursePage;
  readonly seed: number;
  /** Of a question that is one of several, but of no lesson. */
  readonly walk?: Walk;
}

/** Where a question stands among several. */
export interface Walk {
  readonly place: string;
  readonly before: string | null;
  readonly next: { readonly href: string; readonly label: string };
  onFirst(question: Question, answer: FirstAnswer): void;
}

/** One page of a lesson: a few words and a question beside the picture, then what is to be understood. */
export function LessonPage({ here, seed, walk }: LessonPageProps) {
  const { setScene } = useStage();
  const link = here.page.scenes(seed).shown;
  useEffect(() => {
    setScene(sceneOf(link));
    litWords.setState({ target: null });
  }, [setScene, link]);
  const make = useCallback(async () => {
    const figures = await figuresOfPage(here.page, seed);
    const others = await figuresOfPage(here.page, seed + 1);
    return { figures, question: here.page.question(figures), hasOtherNumbers: !sameTensors(figures, others) };
  }, [here, seed]);
  const { made, refusal } = useMade(make);
  if (refusal) return <p className="lesson-words">This question cannot be asked. {refusal}</p>;
  return made && <OpenPage here={here} seed={seed} walk={walk} {...made} />;
}

interface OpenPageProps extends LessonPageProps {
  readonly figures: FiguresByName;
  readonly question: Question;
  /** Whether another seed gives other numbers. */
  readonly hasOtherNumbers: boolean;
}

function OpenPage({ here, seed, walk, figures, question, hasOtherNumbers }: OpenPageProps) {
  const { page, lesson } = here;
  const { shown } = figures;
  const state = usePainting(shown.shape);
  const answering = useAnswering(here.key, question, figures, state, (answer) => walk?.onFirst(question, answer));
  const [view, setView] = useState<PaintingView>("check");
  const painting = usePaintingShown(question, state, answering, figures, view);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${page.title} – ${lesson.title} – Normcube`;
    heading.current?.focus({ preventScroll: true });
  }, [page, lesson]);
  const { told, verdict } = answering;
  const asked = askedOf(question, shown);
  const arguable = question.kind === "pick" && question.arguable ? question.options : null;
  const rightWord = arguable ? "That can be argued." : "Right.";

  const onKeyDown = (event: KeyboardEvent) => {
    if (question.kind === "paint" && !told) onBrushKey(event, state);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the brushes work wherever the focus is.
    <div className="lesson" onKeyDown={onKeyDown}>
      <header className="lesson-head">
        <h2 className="lesson-title" ref={heading} tabIndex={-1}>
          <strong>{lesson.title}</strong> {page.title}
        </h2>
        {(walk || here.lessonNumber > 0) && (
          <p className="lesson-place">
            {walk?.place ?? `Lesson ${here.lessonNumber}, question ${here.pageNumber} of ${lesson.pages.length}`}
          </p>
        )}
        <Phases told={told} tried={verdict !== null} />
      </header>
      <div className="lesson-text">
        <p className="lesson-words">
          <Words>{page.words(figures)}</Words>
        </p>
        <QuestionForm question={question} answering={answering} shown={shown} />
      </div>
      <div className="lesson-stage">
        {question.kind === "paint" && !told && <PaintToolbar {...state} />}
        {question.kind === "paint" && told && <PaintingViews view={view} onView={setView} />}
        <LessonPicture veil={told ? "nothing" : (page.veil ?? "after")} {...painting} outlined={told} />
        {question.kind === "paint" && (
          <p className="lesson-foot" aria-live="polite">
            <strong>{countPainted(state.painted)}</strong> of {count(sizeOf(shown.shape))} values painted
          </p>
        )}
        {told && page.touches && (
          <div className="lesson-foot">
            <h3 className="lesson-try">Try it</h3>
            <SceneControls names={page.touches} />
          </div>
        )}
      </div>
      <div className="lesson-answer">
        {!told && (
          <Choice
            legend="How sure are you?"
            options={CONFIDENCES}
            value={answering.sure}
            onChange={answering.chooseSure}
          />
        )}
        <div role="status" className="lesson-verdict" data-right={verdict?.right}>
          {verdict && (
            <p>
              <strong>{verdict.right ? rightWord : told ? "Not quite." : "Not yet: try once more."}</strong>{" "}
              {verdict.says} <Evidence of={arguable?.find(({ because }) => because === verdict.says)} />
            </p>
          )}
        </div>
        {told && (
          <>
            {arguable && <Defences options={arguable.filter(({ because }) => because !== verdict?.says)} />}
            {asked && <PaintingCounts {...comparePainted(state.painted, asked)} />}
            <p className="lesson-words">
              <Words>{page.explain(figures)}</Words>
            </p>
            <References list={arguable ? [] : (page.references ?? [])} />
            {here === COURSE.at(-1) && <Calibration />}
          </>
        )}
        <PageButtons {...{ here, seed, walk, answering, hasOtherNumbers }} link={page.scenes(seed).shown} />
      </div>
    </div>
  );
}

/** What can be said for each other answer that is accepted, and who says so. */
function Defences({ options }: { readonly options: readonly PickOption[] }) {
  return (
    <section className="lesson-defences">
      <h3>What else can be argued for</h3>
      <dl>
        {options
          .filter(({ holds }) => holds)
          .map((own) => (
            <div key={own.says}>
              <dt>{own.says}</dt>
              <dd>
                {own.because} <Evidence of={own} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function Evidence({ of }: { readonly of: PickOption | undefined }) {
  return of?.evidence && <a href={of.evidence.url}>{of.evidence.title}</a>;
}

/** Where one stands on the page. */
function Phases({ told, tried }: { readonly told: boolean; readonly tried: boolean }) {
  const now = told ? 2 : tried ? 1 : 0;
  return (
    <ol className="lesson-phases">
      {["Predict", "Check", "Explain"].map((name, i) => (
        <li key={name} aria-current={i === now ? "step" : undefined} data-done={i < now || undefined}>
          <span className="lesson-phase" aria-hidden="true">
            {i < now ? "✓" : i + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}

interface PageButtonsProps extends LessonPageProps, Pick<OpenPageProps, "hasOtherNumbers"> {
  readonly answering: Answering;
  /** Of the scene in the picture. */
  readonly link: string;
}

function PageButtons({ here, seed, walk, answering, hasOtherNumbers, link }: PageButtonsProps) {
  const { told, ready, verdict, check } = answering;
  const at = COURSE.indexOf(here);
  const { before, next } = walk ?? walkInCourse(here);
  return (
    <div className="lesson-buttons">
      {told ? (
        next && (
          <a className="lesson-primary" href={next.href}>
            {next.label}
          </a>
        )
      ) : (
        <button type="button" className="lesson-primary" disabled={!ready || verdict !== null} onClick={check}>
          Check
        </button>
      )}
      {told && at === COURSE.length - 1 && (
        <a className="lesson-primary" href="#learn=paint">
          Paint your own technique
        </a>
      )}
      {told && (
        <a className="button lesson-link" href={`#${link}`}>
          Open in Explore
        </a>
      )}
      {told && at >= 0 && hasOtherNumbers && (
        <a className="lesson-aside" href={addressOf(here, seed + 1)}>
          Again, with other numbers
        </a>
      )}
      {before && (
        <a className="lesson-aside" href={before}>
          Back
        </a>
      )}
      {!told && next && (
        <a className="lesson-aside" href={next.href}>
          Skip
        </a>
      )}
    </div>
  );
}

function walkInCourse(here: CoursePage): Pick<Walk, "before"> & { readonly next: Walk["next"] | null } {
  const at = COURSE.indexOf(here);
  const [before, next] = [COURSE[at - 1], COURSE[at + 1]];
  const label = next?.lesson === here.lesson ? "Next question" : `Next lesson: ${next?.lesson.title}`;
  return { before: before ? addressOf(before) : null, next: next ? { href: addressOf(next), label } : null };
}

/** What the picture shows of a painting: itself, or once the answer is told what was found of it. */
function usePaintingShown(
  question: Question,
  { painted, brush, stroke }: PaintingState,
  { told }: Answering,
  { shown }: FiguresByName,
  view: PaintingView,
): { readonly markOf: MarkOf | null; readonly brush: PaintBrush | null } {
  const { shape } = shown;
  const asked = useMemo(() => askedOf(question, shown), [question, shown]);
  const markOf = useMemo(() => {
    if (!asked || (told && view === "answer")) return null;
    const marks = told && view === "check" ? checkedMarks(painted, asked) : paintedMarks(painted);
    return (cell: Cell) => marks(indexOf(shape, cell));
  }, [asked, painted, told, view, shape]);
  const paintBrush = useMemo(
    () => (asked && !told ? { reach: reachOf(brush, shape), onStroke: stroke } : null),
    [asked, told, brush, shape, stroke],
  );
  return { markOf, brush: paintBrush };
}

/** The values that are to be painted; null where nothing is. */
function askedOf(question: Question, { plan }: Figures): Painted | null {
  return question.kind === "paint" ? paintedSet(plan.sources[question.source].sets, question.marked) : null;
}
