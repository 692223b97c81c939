import { counted } from "../../engine/numbers.ts";
import { pageWidth } from "../pageWidth.ts";
import { CourseProgress } from "./CourseProgress.tsx";
import { addressOf, BESIDE, type Beside, COURSE, type CoursePage, NOTES } from "./course.ts";
import { LESSONS } from "./lessons/index.ts";
import { type Answered, progress } from "./progress.ts";
import "./LessonRail.css";

interface LessonRailProps {
  /** Null beside the lessons. */
  readonly here: CoursePage | null;
  /** What is open beside the lessons. */
  readonly beside: Beside | null;
}

/** All lessons, the pages of the open one, and what was answered so far. */
export function LessonRail({ here, beside }: LessonRailProps) {
  const answers = progress(({ answers }) => answers);
  const done = (key: string) => key in answers;
  const finished = LESSONS.filter((lesson) => pagesOf(lesson.id).every(({ key }) => done(key))).length;
  const folds = pageWidth(({ under }) => under.includes(80));
  const list = (
    <>
      <ol className="lesson-list">
        {LESSONS.map((lesson, i) => (
          <li key={lesson.id}>
            <a
              className="lesson-entry"
              href={addressOf(pagesOf(lesson.id)[0])}
              aria-current={lesson === here?.lesson ? "true" : undefined}
            >
              <span className="lesson-number">{i + 1}</span>
              <span className="lesson-name">{lesson.title}</span>
              <span className="lesson-minutes">{lesson.minutes} min</span>
            </a>
            {lesson === here?.lesson && (
              <ol className="lesson-pages">
                {pagesOf(lesson.id).map((own) => (
                  <li key={own.key}>
                    <a href={addressOf(own)} aria-current={own.key === here?.key ? "page" : undefined}>
                      <span className="lesson-done" aria-hidden="true">
                        {signOf(answers[own.key])}
                      </span>
                      {own.page.title}
                      <span className="visually-hidden">{done(own.key) ? ", answered" : ""}</span>
                    </a>
                  </li>
                ))}
                <li>
                  <a href={`#learn=${lesson.id}${NOTES}`}>Teacher’s notes</a>
                </li>
              </ol>
            )}
          </li>
        ))}
      </ol>
      <ul className="lesson-list lesson-beside">
        {BESIDE.map(({ at, name }) => (
          <li key={at}>
            <a className="lesson-entry" href={`#learn=${at}`} aria-current={at === beside ? "page" : undefined}>
              <span />
              {name}
            </a>
          </li>
        ))}
      </ul>
      <p className="lesson-rail-count">{counted(Object.keys(answers).length, "answer")} so far</p>
      <CourseProgress />
    </>
  );
  const counts = `${finished} of ${LESSONS.length}`;
  return (
    <nav className="lesson-rail" aria-label="Lessons">
      {folds ? (
        <details key={here?.key}>
          <summary className="lesson-rail-head">
            {here ? `Lesson ${here.lessonNumber} of ${LESSONS.length}: ${here.lesson.title}` : "All lessons"}
          </summary>
          {list}
        </details>
      ) : (
        <>
          <p className="lesson-rail-head">
            <span>Lessons</span>
            <span>{counts}</span>
          </p>
          {list}
        </>
      )}
    </nav>
  );
}

function pagesOf(lesson: string): readonly CoursePage[] {
  return COURSE.filter((own) => own.lesson.id === lesson);
}

function signOf(answered: Answered | undefined): string {
  if (!answered) return "○";
  return answered.right ? "✓" : "✗";
}
