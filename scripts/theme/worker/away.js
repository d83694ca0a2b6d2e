/* What `make serve` publishes in place of sw.js: it takes away the copy that an earlier site has left at this address, so that nobody who
   writes is shown an old page. It keeps nothing, and says so to a page that asks. */
const MINE = "course-copy " + self.registration.scope + " ";

async function leave() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(MINE)).map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));
self.addEventListener("message", (event) => event.ports[0].postMessage("done"));
