/* The copy of the course that a reader may keep on this device: begin, look, take away. The worker that keeps it is sw.js. None of this
   runs before the reader asks for it, but for the look whether there is a copy. */
globalThis.courseKeptCopy = (function () {
  const root = new URL(globalThis.coursePaths.root, location.href).href;
  const mine = "course-copy " + root + " ";
  /** Where a browser has no such thing, or forbids it: a private window, an address without a lock, a file on a disk. */
  const isPossible = () => "serviceWorker" in navigator && "caches" in window && /^https?:$/.test(location.protocol);

  /** @template T @param {() => Promise<T>} act @returns {Promise<T | undefined>} */
  async function tried(act) {
    try {
      return await act();
    } catch {
      return undefined;
    }
  }

  const names = async () => (await caches.keys()).filter((name) => name.startsWith(mine));

  /** The copy that is whole: when it was kept, and how many bytes it has.
   * @type {Course.KeptCopy["look"]} */
  const look = () =>
    tried(async () => {
      const about = await Promise.all( // never opened, which makes one where it was just deleted
        (await names()).map((cacheName) => caches.match(root + "kept.json", { cacheName })),
      );
      return about.find(Boolean)?.json();
    });

  /** Keep a copy. Returns what `look` says of it, or undefined where it could not be kept; nothing of it is left then.
   * @type {Course.KeptCopy["begin"]} */
  async function begin() {
    const registration = await tried(() =>
      navigator.serviceWorker.register(root + "sw.js", { scope: root, updateViaCache: "none" })
    );
    await settled(registration);
    if (registration?.active && !(await look())) { // back to life, as sw.js says
      await asked(registration.active);
      if (!(await look())) { // it is of an earlier build
        await tried(() => registration.update());
        await settled(registration);
      }
    }
    const copy = await look();
    if (!copy) {
      await end();
    }
    return copy;
  }

  /** Wait until a worker that is on its way has arrived, or gone.
   * @param {ServiceWorkerRegistration | undefined} registration */
  async function settled(registration) {
    const worker = registration?.installing ?? registration?.waiting;
    if (worker) {
      await new Promise((done) => {
        const hear = () => /activated|redundant/.test(worker.state) && done(undefined);
        worker.addEventListener("statechange", hear);
        hear();
      });
    }
  }

  /** Ask a worker that is there for a copy, and wait for its word.
   * @param {ServiceWorker} worker */
  function asked(worker) {
    const { port1, port2 } = new MessageChannel();
    return new Promise((done) => {
      port1.onmessage = done;
      worker.postMessage("keep", [port2]);
    });
  }

  /** Take the copy away, and the worker; whoever shows it hears `coursecopy`.
   * @type {Course.KeptCopy["end"]} */
  async function end() {
    if (!isPossible()) {
      return;
    }
    await tried(async () => {
      const registrations = await navigator.serviceWorker.getRegistrations();
      await Promise.all(registrations.filter((one) => one.scope === root).map((one) => one.unregister()));
    });
    await tried(async () => Promise.all((await names()).map((name) => caches.delete(name))));
    window.dispatchEvent(new Event("coursecopy"));
  }

  return { isPossible, look, begin, end };
})();
