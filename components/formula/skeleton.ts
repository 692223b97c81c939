/** LaTeX without its numbers: what decides how it is built. */
export interface Skeleton {
  /** The same for all LaTeX that differs in its numbers alone; itself LaTeX, with placeholders. */
  readonly key: string;
  readonly numbers: readonly string[];
}

/** Placeholders are numbers too, long enough not to be mistaken for one that is written. */
const FIRST_PLACEHOLDER = 900_000_000;

/** Marks have names with digits in them, which are no numbers; a power such as ^2 or ^{1/2} belongs to its symbol. */
const NUMBERS = /\\htmlData\{[^}]*\}|\^\{\d+\/\d+\}|(?<![\d.^_])\d[\d.]*/g;

/** Takes the numbers out of LaTeX: signs, powers and parentheses stay. */
export function skeletonOf(latex: string): Skeleton {
  const numbers: string[] = [];
  const key = latex.replace(NUMBERS, (found) => {
    if (!/^\d/.test(found)) return found;
    numbers.push(found);
    return String(FIRST_PLACEHOLDER + numbers.length - 1);
  });
  return { key, numbers };
}

/** Which number a text stands for in what is made of a skeleton; −1 for all other texts. */
export function placeholderOf(text: string): number {
  return /^9\d{8}$/.test(text) ? Number(text) - FIRST_PLACEHOLDER : -1;
}
