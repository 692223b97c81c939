import { type ComponentType, createElement, type ReactNode, startTransition, use, useEffect, useState } from "react";
import { notify } from "./notices.ts";
import type { Stage } from "./stage/stage.ts";

type Load<P = object> = () => Promise<ComponentType<P>>;

/** A part of the page that is loaded when it is first shown. */
export interface LazyPart<P = object> {
  readonly load: Load<P>;
  loading: Promise<ComponentType<P> | null> | null;
  /** Null until it is there. */
  shown: ComponentType<P> | null;
}

export function lazily<P = object>(load: Load<P>): LazyPart<P> {
  return { load, loading: null, shown: null };
}

async function loaded<P>(part: LazyPart<P>): Promise<ComponentType<P> | null> {
  try {
    part.shown = await part.load();
  } catch {
    // Who shows it says so.
  }
  return part.shown;
}

interface LazyProps<P> {
  readonly part: LazyPart<P>;
  readonly props?: P | null;
  /** Where the note stands that the part is missing. */
  readonly frame?: (note: ReactNode) => ReactNode;
}

/** Shows a part that is loaded now at the latest, and suspends until it is there. Where that fails, it says so in its place. */
export function Lazy<P extends object>({ part, props = null, frame = unframed }: LazyProps<P>) {
  const [tries, setTries] = useState(1);
  if (!part.shown) part.loading ??= loaded(part);
  // Whoever waited must ask again, even when the part is there by now.
  const shown = part.loading ? use(part.loading) : part.shown;
  const again = () => {
    part.loading = null;
    setTries(tries + 1);
  };
  return shown ? createElement(shown, props) : frame(<Missing tries={tries} onAgain={again} />);
}

const unframed = (note: ReactNode) => note;

/** A part of the page that is loaded after the first picture. */
export interface Part {
  readonly load: Load;
  /** Null until it is there. */
  shown: ComponentType | null;
  readonly loading: Promise<ComponentType | null>;
}

/**
 * A part that stands beside or below the picture. It is loaded in a quiet moment and after the parts that were made before
 * it: so what comes first on the page comes first, nothing moves what is there already, and the page answers in between.
 */
export function later(load: Load): Part {
  const part: Part = { load, shown: null, loading: inTurn(load).catch(() => null) };
  part.loading.then((component) => {
    part.shown = component;
  });
  return part;
}

/** Shows a part. Until it is loaded nothing is in its place. */
export function Later({ part }: { part: Part }) {
  const [{ shown, tries }, setState] = useState({ shown: part.shown, tries: 0 });
  const show = (loading: Promise<ComponentType | null>) =>
    loading.then((component) => startTransition(() => setState((now) => ({ shown: component, tries: now.tries + 1 }))));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is known once.
  useEffect(() => {
    if (!part.shown) show(part.loading);
  }, [part]);
  if (shown) return createElement(shown);
  return tries > 0 && <Missing tries={tries} onAgain={() => show(part.load().catch(() => null))} />;
}

/** Loads what a click may ask for before it does: the click is answered at once then, also without a network. */
export function ahead(load: () => Promise<unknown>): void {
  inTurn(load).catch(() => {});
}

/** Loads a part ahead: it is shown at once then. */
export function partAhead<P>(part: LazyPart<P>): void {
  ahead(() => loaded(part));
}

/**
 * Says that a part is missing, and tries again. Some browsers remember for as long as the page lives that a script could not
 * be loaded: after a second failure the page is loaded again, with the scene that is in its address.
 */
function Missing({ tries, onAgain }: { tries: number; onAgain(): void }) {
  return (
    <p className="panel-note">
      This part of the page could not be loaded.{" "}
      <button type="button" className="link-button" onClick={tries > 1 ? () => location.reload() : onAgain}>
        {tries > 1 ? "Load the page again" : "Try again"}
      </button>
    </p>
  );
}

/** What a press needs, loaded when it is first needed; null where that fails, which is said. */
export async function loadedOrSaid<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load();
  } catch {
    notify(
      "error",
      "This part of the page could not be loaded: check the connection and press again, or reload the page.",
    );
    return null;
  }
}

let begin = () => {};
let last: Promise<unknown> = new Promise<void>((resolve) => {
  begin = resolve;
});

/** Has the parts that come later loaded once a stage has its first picture, or says why it has none. */
export function loadAfter({ resultStore }: Stage): void {
  const stop = resultStore.subscribe(({ result, problem }) => {
    if (!result && !problem) return;
    stop();
    begin();
  });
}

function inTurn<T>(load: () => Promise<T>): Promise<T> {
  const loaded = last.then(quiet).then(load);
  last = loaded.catch(() => {});
  return loaded;
}

/** On a page that is never quiet a moment is taken after this many milliseconds. */
const QUIET_WITHIN = 500;

/** Waits until the browser has nothing else to do. */
function quiet(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: QUIET_WITHIN });
    else setTimeout(resolve, QUIET_WITHIN / 10);
  });
}
