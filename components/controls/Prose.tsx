/** A sentence in which code stands between backticks. */
export function Prose({ children }: { children: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other name, and keep their order.
  return children.split("`").map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part));
}

/** The same sentence as plain text. */
export function withoutMarks(text: string): string {
  return text.replaceAll("`", "");
}
