/* The course kept on a reader's device, for use without a network: only where the reader asked for it on My course, and until it is taken
   away there or the record is erased. It answers for its own folder alone and fetches nothing from elsewhere, whatever a page's policy
   says: a policy does not bind a worker. The network comes first, and the kept copy only where there is none.

   The build writes two constants above: BUILD, a name for this very build, and FILES, the addresses of all that is kept. */
const SCOPE = self.registration.scope;
const MINE = "course-copy " + SCOPE + " ";
const KEPT = MINE + BUILD;

/* Past the browser's own cache, in which an old page could stand beside new ones; and never on to where a host might send it. By its
   address, and not as a browser hands over a request: Chromium may have begun that one already, from its own cache, before it woke the
   worker. */
const fresh = (address, redirect = "error") =>
  fetch(address, { cache: "reload", credentials: "same-origin", redirect });

/* Returns its bytes. It is kept with the type of what came, and without what a host adds for caches of its own. */
async function keepFile(cache, file) {
  const response = await fresh(SCOPE + file);
  if (!response.ok) {
    throw new Error(file + ": " + response.status);
  }
  const body = await response.blob();
  await cache.put(SCOPE + file, new Response(body));
  return body.size;
}

/* All of a build or nothing: what was begun goes where a file does not come, there is no room, or another build was published meanwhile. */
async function keep() {
  const cache = await caches.open(KEPT);
  try {
    let bytes = 0;
    for (const file of FILES) {
      // deno-lint-ignore no-await-in-loop -- one after another, so that what the reader opens meanwhile need not wait
      bytes += await keepFile(cache, file);
    }
    if (!(await (await fresh(self.location.href)).text()).includes(BUILD)) {
      throw new Error("another build was published meanwhile");
    }
    await cache.put(SCOPE + "kept.json", Response.json({ at: Date.now(), bytes })); // the last: with it the copy is whole
  } catch (error) {
    await caches.delete(KEPT);
    throw error;
  }
  await self.skipWaiting();
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(MINE) && name !== KEPT).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request, address) {
  try {
    return await (request.mode === "navigate" ? fresh(request.url, "manual") : fetch(request)); // a browser follows by itself
  } catch (error) {
    const copy = await kept(request, address);
    if (!copy) {
      throw error;
    }
    return copy;
  }
}

async function kept(request, address) {
  const find = (file) => caches.match(file, { cacheName: KEPT }); // and never open it, which makes one where it was erased
  const about = await find(SCOPE + "kept.json");
  const isPage = request.mode === "navigate";
  const found = about && (await find(address));
  if (!about || !isPage) {
    return found;
  }
  if (!found && (await find(address + "/"))) { // as hosts do for an address that was typed without its last slash
    return Response.redirect(address + "/");
  }
  const response = found ?? (await find(SCOPE + "404.html"));
  const day = new Date((await about.json()).at).toLocaleDateString("en-US", { dateStyle: "long" });
  const says =
    '<p class="storage-note" role="note">There is no network. This page is from the copy that was kept on this device on ' +
    day + ".</p>";
  const html = (await response.text()).replace(/<article[^>]*>/, (article) => article + says);
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
/* A page asks for a copy where the browser has brought this worker back to life: taken away, it lives on while a tab of it is open. */
self.addEventListener("message", (event) => {
  const [page] = event.ports;
  event.waitUntil(keep().catch(() => undefined).then(() => page.postMessage("done")));
});
self.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
self.addEventListener("fetch", (event) => {
  const address = event.request.url.split(/[?#]/)[0];
  if (event.request.method === "GET" && address.startsWith(SCOPE)) {
    event.respondWith(answer(event.request, address));
  }
});
