/* The service worker. The build writes which files it keeps and of which version they are. */

const FILES = "FILES OF THE BUILD";
const PREFIX = "normcube ";
const OWN = `${PREFIX}VERSION OF THE BUILD`;

self.addEventListener("install", (event) => {
  const all = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(OWN).then((cache) => cache.addAll(all)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOld());
});

// A new version waits until its reader asks for it.
self.addEventListener("message", ({ data }) => {
  if (data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(self.registration.scope)) event.respondWith(answer(event.request));
});

/** From what is kept of this version, else of the one before, whose tabs may still be open, else from the network. */
async function answer(request) {
  const page = self.registration.scope;
  const wanted = request.mode === "navigate" && request.url.split(/[?#]/)[0] === page ? page : request;
  // Some servers vary what they send by headers that say nothing here.
  const loosely = { ignoreSearch: true, ignoreVary: true };
  const cache = await caches.open(OWN);
  const found = (await cache.match(wanted, loosely)) ?? (await caches.match(wanted, loosely));
  return found ?? fetch(request);
}

/** Keeps this version and the one before. */
async function forgetOld() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
  for (const name of others.slice(0, -1)) await caches.delete(name);
}
