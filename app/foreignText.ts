/** More of a word or of a quotation than this is left out. */
const LONGEST_WORD = 60;
const LONGEST_QUOTE = 40;
/** More of a notice than this is left out, in characters: some ten lines. */
const LONGEST_NOTICE = 600;

/** A text that somebody else wrote, such as a part of an address, as a sentence of the page quotes it. */
export function quoted(text: string): string {
  return `“${shortened(harmless(text), LONGEST_QUOTE)}”`;
}

/** A sentence of the page in which others' words may stand, such as the name of a file: no word and no sentence is endless. */
export function tidy(sentence: string): string {
  const words = harmless(sentence).replace(/\S+/gu, (word) => shortened(word, LONGEST_WORD));
  return shortened(words, LONGEST_NOTICE);
}

/** Without what is not seen but changes how a text is drawn: control characters and turns of direction. */
function harmless(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most).join("")}…` : text;
}
