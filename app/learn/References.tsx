import type { Reference } from "./lesson.ts";

/** What a text rests on, as links that open beside the page. */
export function References({ list }: { readonly list: readonly Reference[] }) {
  return (
    <ul className="lesson-references">
      {list.map(({ title, url }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noreferrer">
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
