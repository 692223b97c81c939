import { type MouseEvent, Suspense } from "react";
import { CurrentView } from "./CurrentView.tsx";
import { Header } from "./chrome/Header.tsx";
import { Lazy, lazily } from "./loading.tsx";
import { digits } from "./settings/digits.ts";

const debugs = new URLSearchParams(location.search).has("debug");
const notices = lazily(async () => (await import("./chrome/Notices.tsx")).Notices);
const debugLine = lazily(async () => (await import("./chrome/DebugLine.tsx")).DebugLine);

/** Moves the focus only: what stands after # in the address is the scene. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** The page: every leaf takes what it needs from the stores. With other digits all numbers are written anew. */
export function App() {
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it is a link within the page; only the address is the scene's. */}
      <a className="skip" href="#main" onClick={skip}>
        Skip to the picture
      </a>
      <Header />
      <CurrentView key={digits.use()} />
      <Suspense>
        <Lazy part={notices} />
      </Suspense>
      {debugs && (
        <Suspense>
          <Lazy part={debugLine} />
        </Suspense>
      )}
    </>
  );
}
