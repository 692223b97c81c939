import type { Lesson } from "../lesson.ts";
import { whichShare } from "./whichShare.ts";

/** All lessons, in the order of the course. */
export const LESSONS: readonly Lesson[] = [whichShare];
