import { useEffect } from "react";
import { place } from "../address/place.ts";
import { StageContext } from "../stage/useStage.ts";
import { NOTES, nextOpen, pageAt, seedIn } from "./course.ts";
import { LessonNotes } from "./LessonNotes.tsx";
import { LessonPage } from "./LessonPage.tsx";
import { LessonRail } from "./LessonRail.tsx";
import { lessonStage } from "./lessonStage.ts";
import { progress } from "./progress.ts";
import "../../components/painting/marks.css";
import "./learn.css";

/** The course: its lessons to the left, one page of one of them beside. */
export function Learn() {
  const { at, rest } = place();
  const here = pageAt(at) ?? nextOpen(progress.getState().answers);
  const seed = seedIn(rest);
  useEffect(() => {
    document.title = `${here.page.title} – ${here.lesson.title} – Normcube`;
  }, [here]);
  return (
    <StageContext value={lessonStage(here.page.scenes(seed).shown)}>
      <div className="learn">
        <LessonRail here={here} />
        <main id="main" className="learn-page" tabIndex={-1}>
          {at.endsWith(NOTES) ? (
            <LessonNotes key={here.lesson.id} lesson={here.lesson} seed={seed} />
          ) : (
            <LessonPage key={`${here.key} ${seed}`} here={here} seed={seed} />
          )}
        </main>
      </div>
    </StageContext>
  );
}
