/* Served in place of sw.js, this ends offline use: it forgets all that the page keeps and removes itself. */

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(`normcube ${self.registration.scope} `)))
      .then((own) => Promise.all(own.map((name) => caches.delete(name))))
      .then(() => self.registration.unregister()),
  );
});
