/** The part of a keyboard event that decides where a walk over cells goes. */
export interface WalkKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
}
