import { useCallback, useEffect } from "react";
import { addressOf, COURSE } from "./course.ts";
import { figuresOfPage } from "./faults.ts";
import { answerInWords } from "./judge.ts";
import type { Lesson } from "./lesson.ts";
import { useMade } from "./useMade.ts";
import { withoutMarks } from "./Words.tsx";
import "./LessonNotes.css";

interface LessonNotesProps {
  readonly lesson: Lesson;
  readonly seed: number;
}

/** A lesson for who teaches it, on paper: aim, usual answers, what to ask next, and each question with its answer. */
export function LessonNotes({ lesson, seed }: LessonNotesProps) {
  useEffect(() => {
    document.title = `${lesson.title}, teacher’s notes – Normcube`;
  }, [lesson]);
  const { made: figures, refusal } = useMade(
    useCallback(() => Promise.all(lesson.pages.map((page) => figuresOfPage(page, seed))), [lesson, seed]),
  );
  const { aim, answers, next } = lesson.notes;
  const pages = COURSE.filter((own) => own.lesson === lesson);
  return (
    <article className="lesson-notes">
      <h2 className="lesson-title">
        <strong>{lesson.title}</strong> Teacher’s notes
      </h2>
      <p>
        {lesson.minutes} minutes. {aim}
      </p>
      <h3>What students usually answer</h3>
      <ul>
        {answers.map((answer) => (
          <li key={answer}>{answer}</li>
        ))}
      </ul>
      <h3>What to ask next</h3>
      <ul>
        {next.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      <h3>The questions</h3>
      {refusal && <p>{refusal}</p>}
      <ol>
        {figures &&
          lesson.pages.map((page, i) => {
            const question = page.question(figures[i]);
            return (
              <li key={page.id}>
                <p>
                  <a href={addressOf(pages[i], seed)}>{page.title}</a>. {withoutMarks(page.words(figures[i]))}
                </p>
                <p>
                  <strong>{question.ask}</strong> {answerInWords(question, figures[i].shown)}
                </p>
                <p>{withoutMarks(page.explain(figures[i]))}</p>
              </li>
            );
          })}
      </ol>
      <button type="button" className="button lesson-print" onClick={() => print()}>
        Print
      </button>
    </article>
  );
}
