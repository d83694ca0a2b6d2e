/* What is drawn at random: forms of the assessment, and the order of options and of a review. All of it begins with a seed, so
   that the same seed draws the same again. */
globalThis.courseDraw = (function () {
  /* A seed from the browser's own chance: all that is random here begins with it. */
  const seed = () => crypto.getRandomValues(new Uint32Array(1))[0];

  /** A number between 0 and 1 from a seed, again and again: mulberry32, by Tommy Ettinger (public domain).
   * @type {Course.Draw["random"]} */
  function random(seed) {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }

  /** A copy in random order (Fisher and Yates).
   * @template T
   * @param {T[]} list
   * @param {() => number} next */
  function shuffled(list, next) {
    const copy = list.slice();
    for (let i = copy.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }

  /** A form of `size` questions from a bank [{id, objective}], the same for the same seed: every objective equally often or one more.
   * @type {Course.Draw["draw"]} */
  function draw(bank, size, seed) {
    const next = random(seed);
    /** @type {Map<string, Course.InBank[]>} */
    const groups = new Map();
    bank.forEach((q) => groups.set(q.objective, (groups.get(q.objective) || []).concat(q)));
    const each = Math.floor(size / groups.size);
    const more = new Set(shuffled([...groups.keys()], next).slice(0, size - each * groups.size));
    const chosen = [...groups].flatMap(([objective, all]) =>
      shuffled(all, next).slice(0, each + (more.has(objective) ? 1 : 0))
    );
    return shuffled(chosen, next).map((q) => q.id);
  }

  /** Another form: the first seed from `seed` on whose form shares at most half with the last one.
   * @type {Course.Draw["another"]} */
  function another(bank, size, seed, last) {
    for (let tries = 0;; tries++) {
      const form = draw(bank, size, seed + tries);
      if (form.filter((id) => last.includes(id)).length <= size / 2 || tries === 200) {
        return { seed: (seed + tries) >>> 0, form };
      }
    }
  }

  return { seed, random, shuffled, draw, another };
})();
