import { notify } from "../notices.ts";

/** What is kept for offline use, as the build tells it. */
export interface Offline {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Has everything kept for offline use, in a quiet moment, and offers a new version once it is there. Where the browser
 * refuses, the page works as before.
 */
export async function register(): Promise<void> {
  if (!import.meta.env.PROD || !mayKeep()) return;
  const registration = await navigator.serviceWorker.register("./sw.js").catch(() => null);
  if (!registration) return;
  if (registration.waiting) offer(registration);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed" && navigator.serviceWorker.controller) offer(registration);
    });
  });
}

/** A sandbox without an origin of its own has no service workers, and throws where it is asked for them. */
const mayKeep = () => self.origin !== "null" && "serviceWorker" in navigator;

function offer(registration: ServiceWorkerRegistration): void {
  const run = () => {
    // Another tab has taken it already.
    if (!registration.waiting) return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage("take over");
  };
  notify("info", "A new version of the page is here. This one goes on working.", { label: "Reload", run }, "version");
}

/** How much is kept; null where nothing is. */
export async function kept(): Promise<Offline | null> {
  if (!mayKeep()) return null;
  const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined);
  if (!registration) return null;
  await navigator.serviceWorker.ready;
  const told = await fetch("./offline.json").catch(() => null);
  return told?.ok ? ((await told.json()) as Offline) : null;
}
