import { keptChoice } from "../settings/kept.ts";

/** How much of the page is shown: the picture alone, with its numbers, or everything there is. */
export const LEVELS = ["picture", "numbers", "everything"] as const;
export type Level = (typeof LEVELS)[number];

/** The level that was last chosen on this device. */
export const keptLevel = keptChoice("level", LEVELS);
