import { type ComponentType, lazy, startTransition, useEffect, useState } from "react";
import type { Stage } from "./stage/stage.ts";

/** A component that is loaded when it is first shown. Where that fails, it says so in its place. */
export function lazily(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => ({ default: await load().catch(() => Missing) }));
}

/** A part of the page that is loaded after the first picture. */
export interface Part {
  /** Null until it is there. */
  shown: ComponentType | null;
  readonly loading: Promise<ComponentType>;
}

/**
 * A part that stands beside or below the picture. It is loaded in a quiet moment and after the parts that were made before
 * it: so what comes first on the page comes first, nothing moves what is there already, and the page answers in between.
 */
export function later(load: () => Promise<ComponentType>): Part {
  const loading = inTurn(load).catch(() => Missing);
  const part: Part = { shown: null, loading };
  loading.then((component) => {
    part.shown = component;
  });
  return part;
}

/** Shows a part. Until it is loaded nothing is in its place. */
export function Later({ part: { shown, loading } }: { part: Part }) {
  const [Shown, setShown] = useState(() => shown);
  useEffect(() => {
    loading.then((component) => startTransition(() => setShown(() => component)));
  }, [loading]);
  return Shown && <Shown />;
}

/** Loads what a click may ask for before it does: the click is answered at once then, also without a network. */
export function ahead(load: () => Promise<unknown>): void {
  inTurn(load).catch(() => {});
}

function Missing() {
  return <p className="panel-note">This part of the page could not be loaded: reload the page to try again.</p>;
}

let begin = () => {};
let last: Promise<unknown> = new Promise<void>((resolve) => {
  begin = resolve;
});

/** Has the parts that come later loaded once a stage has its first picture. */
export function loadAfter({ resultStore }: Stage): void {
  const stop = resultStore.subscribe(({ result }) => {
    if (!result) return;
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
