/* The service worker. The build writes which files it keeps and of which version they are. */

const FILES = "FILES OF THE BUILD";
/* Another copy on the same host keeps its own. */
const PREFIX = `normcube ${self.registration.scope} `;
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

/** From what is kept of this version, else of an older one, whose tabs may still be open, else from the network. */
async function answer(request) {
  const page = self.registration.scope;
  const isPage = request.mode === "navigate" && [page, `${page}index.html`].includes(request.url.split(/[?#]/)[0]);
  const wanted = isPage ? page : request;
  // Some servers vary what they send by headers that say nothing here.
  const loosely = { ignoreSearch: true, ignoreVary: true };
  const cache = await caches.open(OWN);
  const found = (await cache.match(wanted, loosely)) ?? (await caches.match(wanted, loosely));
  return found ?? fetch(request);
}

/** Keeps older versions as long as more tabs are open than the one that may have asked for this one. */
async function forgetOld() {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.length > 1) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== OWN).map((name) => caches.delete(name)));
}
