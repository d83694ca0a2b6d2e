/* A storage in memory, with the words that a browser's own has. `act(key)` is called when something in it has changed.
   https://html.spec.whatwg.org/multipage/webstorage.html#storage-2 */
/** @param {(key: string | null) => void} act @returns {Storage} */
globalThis.courseStorage = function (act) {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return {
    get length() {
      return kept.size;
    },
    key: (n) => [...kept.keys()][n] ?? null,
    getItem: (key) => kept.get(String(key)) ?? null,
    setItem(key, value) {
      kept.set(String(key), String(value));
      act(String(key));
    },
    removeItem(key) {
      kept.delete(String(key));
      act(String(key));
    },
    clear() {
      kept.clear();
      act(null);
    },
  };
};
