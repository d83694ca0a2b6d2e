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

  /** A form from a bank [{id, objective, safety}], the same for the same seed: every objective equally often, and as many safety
     stories as asked for, or as many as these objectives have. Those are drawn first; the rest may bring more of them.
   * @type {Course.Draw["draw"]} */
  function draw(bank, { questions, safety }, seed) {
    const next = random(seed);
    const objectives = new Set(bank.map((q) => q.objective));
    const each = Math.floor(questions / objectives.size);
    /** @type {Course.InBank[]} */
    const chosen = [];
    /** @param {Course.InBank[]} from @param {number} most */
    const take = (from, most) =>
      from.forEach((q) => {
        if (chosen.length < most && chosen.filter((c) => c.objective === q.objective).length < each) {
          chosen.push(q);
        }
      });
    const mixed = shuffled(bank, next);
    take(mixed.filter((q) => q.safety), safety);
    take(mixed.filter((q) => !chosen.includes(q)), questions);
    return shuffled(chosen, next).map((q) => q.id);
  }

  /** Another form: the first seed from `seed` on whose form shares at most half with the last one.
   * @type {Course.Draw["another"]} */
  function another(bank, size, seed, last) {
    for (let tries = 0;; tries++) {
      const form = draw(bank, size, seed + tries);
      if (form.filter((id) => last.includes(id)).length <= form.length / 2 || tries === 200) {
        return { seed: (seed + tries) >>> 0, form };
      }
    }
  }

  return { seed, random, shuffled, draw, another };
})();
