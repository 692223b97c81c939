import { lazy, Suspense, useEffect, useState } from "react";
import { ahead } from "../loading.tsx";

const load = async () => ({ default: (await import("./Help.tsx")).Help });
const Help = lazy(load);
ahead(load);

/** Opens the help, as the key ? does wherever nothing is typed. */
export function HelpButton() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
      if (event.key === "?" && !typing) setOpen(true);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <button
        type="button"
        className="header-tool header-icon"
        aria-label="Help and search"
        onClick={() => setOpen(true)}
      >
        ?
      </button>
      {open && (
        <Suspense>
          <Help onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
