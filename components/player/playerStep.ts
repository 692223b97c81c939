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
