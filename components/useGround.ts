import { useMemo, useSyncExternalStore } from "react";
import type { Ground, ValueScale } from "./valueScale.ts";

/** The scale on the page as it is now: with another theme it is another scale. */
export function useGrounded(scale: ValueScale): ValueScale {
  const ground = useGround();
  return useMemo(() => ({ ...scale, ground }), [scale, ground]);
}

/** Whether the page is light or dark. */
export function useGround(): Ground {
  return useSyncExternalStore(followTheme, groundNow);
}

function followTheme(tell: () => void): () => void {
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** As the theme declares it. */
function groundNow(): Ground {
  return getComputedStyle(document.documentElement).colorScheme === "dark" ? "dark" : "light";
}
