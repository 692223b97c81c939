import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { typesetting } from "../components/formula/katex.ts";
import { Gallery } from "./Gallery.tsx";
import type { Stories } from "./story.ts";
import "../app/styles/tokens.css";
import "../app/styles/base.css";
import "../app/styles/button.css";
import "../app/styles/table.css";
import "./gallery.css";

/** Every file in stories/, by its name. */
const files = import.meta.glob<{ readonly default: Stories }>("./stories/*.tsx", { eager: true });
const stories = Object.fromEntries(
  Object.entries(files).map(([path, { default: own }]) => [path.replace(/^.*\/|\.tsx$/g, ""), own]),
);

await typesetting();
createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <Gallery stories={stories} asked={new URLSearchParams(location.search)} />
  </StrictMode>,
);
