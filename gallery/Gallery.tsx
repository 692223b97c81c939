import { useLayoutEffect } from "react";
import { STORY_THEMES, type Stories } from "./story.ts";

interface GalleryProps {
  readonly stories: Readonly<Record<string, Stories>>;
  /** ?story=cube shows all of a file, ?story=cube/group norm one of them; ?theme=dark. */
  readonly asked: URLSearchParams;
}

/** Components with real props, beside a list of all of them. */
export function Gallery({ stories, asked }: GalleryProps) {
  const [file = "", ...rest] = (asked.get("story") ?? Object.keys(stories)[0]).split("/");
  const name = rest.join("/");
  const theme = STORY_THEMES.find((known) => known === asked.get("theme")) ?? "light";
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const shown = Object.entries(stories[file] ?? {}).filter(([own]) => name === "" || own === name);
  const link = (part: Readonly<Record<string, string>>) => `?${new URLSearchParams({ story: file, theme, ...part })}`;
  return (
    <div className="gallery">
      <nav className="gallery-list" aria-label="Stories">
        <ul>
          {STORY_THEMES.map((each) => (
            <li key={each}>
              <a href={link({ theme: each })} aria-current={each === theme || undefined}>
                {each}
              </a>
            </li>
          ))}
        </ul>
        <ul>
          {Object.keys(stories).map((each) => (
            <li key={each}>
              <a href={link({ story: each })} aria-current={each === file || undefined}>
                {each}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main className="gallery-stories">
        <h1 className="gallery-title">{file}</h1>
        {shown.length === 0 && <p>There is no story “{asked.get("story")}”.</p>}
        {shown.map(([own, make]) => (
          <section key={own} className="gallery-story" data-story={`${file}/${own}`}>
            <h2 className="gallery-name">
              <a href={link({ story: `${file}/${own}` })}>{own}</a>
            </h2>
            {make()}
          </section>
        ))}
      </main>
    </div>
  );
}
