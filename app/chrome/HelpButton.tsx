import { Suspense, useEffect, useState } from "react";
import { Dialog } from "../../components/controls/Dialog.tsx";
import { Lazy, lazily, partAhead } from "../loading.tsx";
import { CloseHelp } from "./closeHelp.ts";

const help = lazily(async () => (await import("./Help.tsx")).Help);
partAhead(help);

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
      <Dialog open={open} title="Help" onClose={() => setOpen(false)}>
        {open && (
          <Suspense>
            <CloseHelp value={() => setOpen(false)}>
              <Lazy part={help} />
            </CloseHelp>
          </Suspense>
        )}
      </Dialog>
    </>
  );
}
