import { place } from "../address/place.ts";
import { StageContext } from "../stage/useStage.ts";
import { Article } from "./article/Article.tsx";
import { BESIDE, type CoursePage, NOTES, nextOpen, pageAt, seedIn } from "./course.ts";
import { LessonNotes } from "./LessonNotes.tsx";
import { LessonPage } from "./LessonPage.tsx";
import { LessonRail } from "./LessonRail.tsx";
import { lessonStage } from "./lessonStage.ts";
import { progress } from "./progress.ts";
import { Troubles } from "./troubles/Troubles.tsx";
import "../../components/painting/marks.css";
import "./learn.css";

/** The course: its lessons to the left, one page of one of them beside. */
export function Learn() {
  const { at, rest } = place();
  const here = pageAt(at) ?? nextOpen(progress.getState().answers);
  const beside = BESIDE.find((own) => own.at === at.split(".")[0])?.at ?? null;
  const seed = seedIn(rest);
  return (
    <StageContext value={lessonStage(here.page.scenes(seed).shown)}>
      <div className="learn">
        <LessonRail here={beside ? null : here} beside={beside} />
        <main id="main" className="learn-page" tabIndex={-1}>
          <Content here={here} at={at} seed={seed} />
        </main>
      </div>
    </StageContext>
  );
}

interface ContentProps {
  readonly here: CoursePage;
  readonly at: string;
  readonly seed: number;
}

/** What an address of Learn opens: a page, a lesson's notes, the article, or what goes wrong. */
function Content({ here, at, seed }: ContentProps) {
  const [part, own = ""] = at.split(".");
  if (part === "article") return <Article />;
  if (part === "troubles") return <Troubles at={own} />;
  if (at.endsWith(NOTES)) return <LessonNotes key={here.lesson.id} lesson={here.lesson} seed={seed} />;
  return <LessonPage key={`${here.key} ${seed}`} here={here} seed={seed} />;
}
