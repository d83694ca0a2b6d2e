/* Where the record is kept: the seam between the record and a place that holds texts by their keys. store.js talks to one keeper, and
   `data-place` of its script names it. Another place is one more function here.

   `get` gives null for none and undefined where it may not look; `put` gives "" or why it could not keep; `keys` names all that is there;
   `hear(act)` calls `act(key, value)` when another tab changed something, with null for what is gone. None of them throws. */
globalThis.courseKeepers = (function () {
  /** @template T @param {() => T} act @returns {T | undefined} */
  function tried(act) {
    try {
      return act();
    } catch {
      return undefined;
    }
  }

  /** The browser's own storage, which all tabs of the site share. Where it is forbidden, already the look for it throws.
   * @type {Course.Keepers[string]} */
  const local = (browser) => ({
    get: (key) => tried(() => browser.localStorage.getItem(key)),
    put(key, value) {
      try {
        browser.localStorage.setItem(key, value);
        return "";
      } catch (error) {
        const refused = /** @type {Partial<Error> | null} */ (error)?.name === "SecurityError";
        return refused || !tried(() => browser.localStorage) ? "forbidden" : "full";
      }
    },
    drop: (key) => void tried(() => browser.localStorage.removeItem(key)),
    keys: () =>
      tried(() => Array.from({ length: browser.localStorage.length }, (_, n) => browser.localStorage.key(n) ?? "")) ??
        [],
    hear: (act) => browser.addEventListener("storage", (event) => act(event.key, event.newValue)),
  });

  /** The page's own memory, which ends with the page.
   * @type {Course.Keepers[string]} */
  function memory() {
    /** @type {Map<string, string>} */
    const kept = new Map();
    return {
      get: (key) => kept.get(key) ?? null,
      put: (key, value) => (kept.set(key, value), ""),
      drop: (key) => void kept.delete(key),
      keys: () => [...kept.keys()],
      hear: () => {},
    };
  }

  return { local, memory };
})();
