import { create } from "zustand";

/** One of a few choices, kept in this browser and followed in its other tabs; without storage it holds for this visit. */
export function keptChoice<const T extends string>(key: string, choices: readonly T[]) {
  const known = (text: string | null) => choices.find((choice) => choice === text) ?? choices[0];
  const store = create<{ readonly chosen: T }>(() => ({ chosen: known(read(key)) }));
  globalThis.window?.addEventListener("storage", (event) => {
    if (event.key === key) store.setState({ chosen: known(event.newValue) });
  });
  return {
    use: () => store(({ chosen }) => chosen),
    now: () => store.getState().chosen,
    follow: (tell: () => void) => store.subscribe(tell),

    choose(chosen: T): void {
      store.setState({ chosen });
      try {
        localStorage.setItem(key, chosen);
      } catch {
        // Refused: it is asked again next time.
      }
    },
  };
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
