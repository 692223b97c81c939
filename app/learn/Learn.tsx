import { useEffect, useMemo } from "react";
import { place } from "../address/place.ts";
import { quoted } from "../foreignText.ts";
import { notify } from "../notices.ts";
import { StageContext } from "../stage/useStage.ts";
import { Article } from "./article/Article.tsx";
import { challengeIn } from "./challenge.ts";
import { alone, BESIDE, type CoursePage, NOTES, nextOpen, pageAt, seedIn } from "./course.ts";
import { LessonNotes } from "./LessonNotes.tsx";
import { LessonPage } from "./LessonPage.tsx";
import { LessonRail } from "./LessonRail.tsx";
import { lessonStage } from "./lessonStage.ts";
import { PaintYourOwn } from "./own/PaintYourOwn.tsx";
import { progress } from "./progress.ts";
import { QuizView } from "./quiz/QuizView.tsx";
import { type Quiz, quizIn, quizPlaceIn } from "./quiz/quiz.ts";
import { Troubles } from "./troubles/Troubles.tsx";
import "../../components/painting/marks.css";
import "./learn.css";

/** The course: its lessons to the left, one page of one of them beside. */
export function Learn() {
  const { at, rest } = place();
  const here = pageAt(at) ?? nextOpen(progress.getState().answers);
  const asked = useMemo(() => (at === ASK ? askedIn(rest) : null), [at, rest]);
  const quiz = useMemo(() => (at.split(".")[0] === QUIZ ? quizOf(rest) : null), [at, rest]);
  const refusal = asked?.refusal ?? quiz?.refusal;
  const beside = BESIDE.find((own) => own.at === at.split(".")[0])?.at ?? null;
  const seed = seedIn(rest);
  const isUnknown = at !== "" && at !== ASK && !beside && !pageAt(at);
  useEffect(() => {
    if (isUnknown) notify("warn", `There is no lesson ${quoted(at)}: this is where you would go on.`);
  }, [isUnknown, at]);
  return (
    <StageContext value={lessonStage((asked?.page ?? here).page.scenes(seed).shown)}>
      <div className="learn">
        <LessonRail here={beside || asked ? null : here} beside={beside} />
        <main id="main" className="learn-page" tabIndex={-1}>
          {refusal ? (
            <p className="lesson-words">{refusal}</p>
          ) : quiz?.quiz ? (
            <QuizView quiz={quiz.quiz} at={quizPlaceIn(at)} />
          ) : (
            <Content here={asked?.page ?? here} at={at} seed={seed} />
          )}
        </main>
      </div>
    </StageContext>
  );
}

/** What stands in the place of a lesson in the address of somebody's own question. */
const ASK = "ask";

/** And of a quiz. */
const QUIZ = "quiz";

function quizOf(rest: string): { readonly quiz: Quiz | null; readonly refusal: string | null } {
  try {
    return { quiz: quizIn(rest), refusal: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { quiz: null, refusal: `${error.message} Ask for the quiz’s link again.` };
  }
}

interface Asked {
  readonly page: CoursePage | null;
  /** Why it cannot be asked. */
  readonly refusal: string | null;
}

function askedIn(rest: string): Asked {
  try {
    return { page: alone(challengeIn(rest), "A question for you"), refusal: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { page: null, refusal: error.message };
  }
}

interface ContentProps {
  readonly here: CoursePage;
  readonly at: string;
  readonly seed: number;
}

/** What an address of Learn opens: a page, a lesson's notes, the article, or what goes wrong. */
function Content({ here, at, seed }: ContentProps) {
  const [part, own = ""] = at.split(".");
  if (part === "paint") return <PaintYourOwn />;
  if (part === "article") return <Article />;
  if (part === "troubles") return <Troubles at={own} />;
  if (at.endsWith(NOTES)) return <LessonNotes key={here.lesson.id} lesson={here.lesson} seed={seed} />;
  return <LessonPage key={`${here.key} ${here.page.scenes(seed).shown}`} here={here} seed={seed} />;
}
