import type { Level } from "../scene/level.ts";
import type { View } from "../scene/scene.ts";

/** A part of the page as the search finds it. */
export interface Content {
  readonly name: string;
  /** Where it is, in one sentence. */
  readonly where: string;
  /** Other words that people look for it by. */
  readonly words: string;
  readonly at: ContentPlace;
}

/** A part of a view of the scene, or of what has an address of its own. */
export type ContentPlace =
  | {
      readonly view: View;
      /** The lowest level that shows it. */
      readonly level: Level;
      /** What matches its element. */
      readonly element: string;
    }
  | { readonly address: string };

/** The parts that a reader may mean, the best first: each word that is asked for begins a word of them. All where nothing is asked. */
export function find(contents: readonly Content[], asked: string): readonly Content[] {
  const wanted = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const begins = (text: string, word: string) =>
    text
      .toLowerCase()
      .split(/[\s,.()]+/)
      .some((each) => each.startsWith(word));
  const rank = ({ name, where, words }: Content) => {
    if (wanted.every((word) => begins(name, word))) return 2;
    return wanted.every((word) => begins(`${name} ${words} ${where}`, word)) ? 1 : 0;
  };
  return contents.filter((content) => rank(content) > 0).toSorted((a, b) => rank(b) - rank(a));
}
