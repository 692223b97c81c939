import "./references.css";

/** A book, paper or manual that a text rests on. */
export interface Reference {
  readonly title: string;
  readonly url: string;
}

/** What a text rests on, as links that open beside the page. */
export function References({ list }: { readonly list: readonly Reference[] }) {
  return (
    <ul className="references">
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
