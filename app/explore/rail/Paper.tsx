import type { Technique } from "../../../engine/plan/technique.ts";

/** Who published a technique and when, linked; nothing where nobody did. */
export function Paper({ paper, year }: Pick<Technique, "paper" | "year">) {
  if (!paper) return null;
  const { title, authors, arxiv } = paper;
  return (
    <a
      className="technique-paper"
      href={`https://arxiv.org/abs/${arxiv}`}
      target="_blank"
      rel="noopener noreferrer"
      title={title}
    >
      {authors} {year}
      <span className="visually-hidden">, the paper, in a new tab</span>
    </a>
  );
}
