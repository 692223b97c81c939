/** How much of the page is shown: the picture alone, with its numbers, or everything there is. */
export const LEVELS = ["picture", "numbers", "everything"] as const;
export type Level = (typeof LEVELS)[number];

const KEPT = "level";

/** The level that was last chosen on this device. */
export function keptLevel(): Level {
  try {
    return LEVELS.find((level) => level === localStorage.getItem(KEPT)) ?? LEVELS[0];
  } catch {
    return LEVELS[0];
  }
}

/** Keeps a level on this device; a browser that keeps nothing asks again next time. */
export function keepLevel(level: Level): void {
  try {
    localStorage.setItem(KEPT, level);
  } catch {
    /* Without storage the level holds for this visit. */
  }
}
