import { capitalize } from "../../engine/explain/words.ts";

/** A step as the player names it. */
export interface PlayerStep {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** What its tensor is called. */
  readonly symbol: string;
  /** The lane it belongs to, where there are several. */
  readonly lane: string | null;
}

/** "Mean", or of one lane among several "Batch: mean". */
export function titleOf({ lane, title }: PlayerStep): string {
  return lane ? `${capitalize(lane)}: ${title.toLowerCase()}` : title;
}
