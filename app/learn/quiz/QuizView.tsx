import { useEffect, useMemo } from "react";
import { counted } from "../../../engine/numbers.ts";
import { alone } from "../course.ts";
import { LessonPage, type Walk } from "../LessonPage.tsx";
import { estimateAsText, paintingAsText } from "./handIn.ts";
import { keepGiven, ownAnswers } from "./ownAnswers.ts";
import { QuizEnd } from "./QuizEnd.tsx";
import { QuizMaker } from "./QuizMaker.tsx";
import { QuizReader } from "./QuizReader.tsx";
import { type Quiz, type QuizPlace, quizAddress, quizId } from "./quiz.ts";
import "./quiz.css";

interface QuizViewProps {
  readonly quiz: Quiz;
  readonly at: QuizPlace;
}

/** A place in a quiz: its first page, a question, its end; or its making, and the answers to it. */
export function QuizView({ quiz, at }: QuizViewProps) {
  const title = quiz.title || "A quiz";
  useEffect(() => {
    document.title = `${title} – Normcube`;
  }, [title]);
  if (at === "make" || quiz.questions.length === 0) return <QuizMaker quiz={quiz} />;
  if (at === "read") return <QuizReader quiz={quiz} />;
  if (at === "end") return <QuizEnd quiz={quiz} />;
  if (at === "") return <QuizStart quiz={quiz} title={title} />;
  return (
    <QuizPage key={`${at} ${quizId(quiz)}`} quiz={quiz} number={Math.min(at, quiz.questions.length)} title={title} />
  );
}

interface QuizStartProps {
  readonly quiz: Quiz;
  readonly title: string;
}

function QuizStart({ quiz, title }: QuizStartProps) {
  const { questions } = quiz;
  const answers = ownAnswers();
  const answered = answers.quiz === quizId(quiz) ? answers.given : {};
  const open = questions.findIndex((_, i) => !(i + 1 in answered));
  const number = open < 0 ? "end" : open + 1;
  return (
    <article className="quiz">
      <h2 className="lesson-title">
        <strong>{title}</strong> {counted(questions.length, "question")}
      </h2>
      <p className="lesson-words">
        Answer before you see what comes out, and say how sure you are. Your first answer counts; you may try once more
        and then read why. At the end you get a line to hand in. Nothing is sent anywhere.
      </p>
      <div className="lesson-buttons">
        <a className="lesson-primary" href={quizAddress(quiz, number)}>
          {open === 0 ? "Begin" : "Go on"}
        </a>
        <a className="lesson-aside" href={quizAddress(quiz, "read")}>
          Read answers that were handed in
        </a>
        <a className="lesson-aside" href={quizAddress(quiz, "make")}>
          Change this quiz
        </a>
      </div>
    </article>
  );
}

interface QuizPageProps extends QuizStartProps {
  readonly number: number;
}

function QuizPage({ quiz, number, title }: QuizPageProps) {
  const { questions } = quiz;
  const isLast = number === questions.length;
  const walk: Walk = {
    place: `Question ${number} of ${questions.length}`,
    before: number > 1 ? quizAddress(quiz, number - 1) : null,
    next: {
      href: quizAddress(quiz, isLast ? "end" : number + 1),
      label: isLast ? "To the end" : "Next question",
    },
    onFirst: ({ kind }, { estimate, painted, sure, right }) => {
      const answer = kind === "paint" ? paintingAsText(painted) : estimateAsText(Number(estimate));
      keepGiven(quizId(quiz), number, { answer, sure, right });
    },
  };
  const { page } = questions[number - 1];
  const here = useMemo(() => alone(page, title), [page, title]);
  return (
    <>
      <progress className="quiz-progress" value={number - 1} max={questions.length} aria-label="Questions behind you" />
      <LessonPage here={here} seed={0} walk={walk} />
    </>
  );
}
