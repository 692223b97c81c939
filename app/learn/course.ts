import type { Lesson, Page } from "./lesson.ts";
import { LESSONS } from "./lessons/index.ts";
import type { Answers } from "./progress.ts";

/** A page with its place in the course. */
export interface CoursePage {
  readonly lesson: Lesson;
  readonly page: Page;
  /** Counted from 1. */
  readonly lessonNumber: number;
  readonly pageNumber: number;
  /** Its key in what is kept. */
  readonly key: string;
}

/** All pages in their order. */
export const COURSE: readonly CoursePage[] = LESSONS.flatMap((lesson, l) =>
  lesson.pages.map((page, p) => ({
    lesson,
    page,
    lessonNumber: l + 1,
    pageNumber: p + 1,
    key: `${lesson.id}/${page.id}`,
  })),
);

/** The page that an address names, by ids as in "share.batch" or by numbers as in "1.2"; null where there is none. */
export function pageAt(at: string): CoursePage | null {
  const [lesson, page = ""] = at.split(".");
  const ofLesson = COURSE.filter((own) => own.lesson.id === lesson || `${own.lessonNumber}` === lesson);
  return ofLesson.find((own) => own.page.id === page || `${own.pageNumber}` === page) ?? ofLesson[0] ?? null;
}

/** Where one goes on: the first page that is not answered yet, else the first of all. */
export function nextOpen(answers: Answers): CoursePage {
  return COURSE.find(({ key }) => !(key in answers)) ?? COURSE[0];
}

/** The address of a page, for a seed. */
export function addressOf({ lesson, page }: CoursePage, seed = FIRST_SEED): string {
  return `#learn=${lesson.id}.${page.id}${seed === FIRST_SEED ? "" : `&seed=${seed}`}`;
}

/** What stands beside the lessons, each with an address of its own. */
export const BESIDE = [
  { at: "article", name: "The article" },
  { at: "troubles", name: "What goes wrong" },
  { at: "paint", name: "Paint your own" },
  { at: "quiz", name: "Quizzes" },
] as const;

export type Beside = (typeof BESIDE)[number]["at"];

/** What stands in the place of a page in the address of a lesson's notes. */
export const NOTES = ".notes";

const FIRST_SEED = 7;

/** The seed that the rest of an address asks for. */
export function seedIn(rest: string): number {
  const asked = /(?:^|&)seed=(\d{1,9})(?:&|$)/.exec(rest);
  return asked ? Number(asked[1]) : FIRST_SEED;
}

/** A page that is no part of the course, such as somebody's own question: it is not counted. */
export function alone(page: Page, title: string): CoursePage {
  const notes = { aim: "", answers: [], next: [] };
  return {
    lesson: { id: "ask", title, minutes: 1, pages: [page], notes },
    page,
    lessonNumber: 0,
    pageNumber: 1,
    key: "",
  };
}
