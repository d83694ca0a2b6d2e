/* Which texts have the words that somebody typed. Small words, case, accents and endings do not count: who types “he wants to come” finds “coming”. */
globalThis.courseWords = (function () {
  const SMALL = new Set(
    ("a an the and or but if so that this it its it's i i'm i've he he's she she's they they're him her his hers them their me my you your we us our " +
      "is are was were be been am has have had do does did don't doesn't didn't to of in on at for with about as says said tells told client")
      .split(" "),
  );
  const ENDING = /(?:ing|ed|es|s|e)$/;

  /** @param {string} text */
  const split = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").toLowerCase().match(
      /[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu,
    ) ??
      [];

  /** @param {string} word */
  const stem = (word) => (word.length > 3 ? word.replace(ENDING, "") : word);

  /** Which texts have all of the words; where none has, which have the most of them. `all` says which of the two it is.
   * @type {Course.Words["find"]} */
  function find(typed, texts) {
    const wanted = [...new Set(split(typed).filter((word) => word.length > 1 && !SMALL.has(word)))];
    const counts = texts.map((text) => {
      const words = split(text);
      return wanted.filter((w) => words.some((word) => word.startsWith(w) || stem(word) === stem(w))).length;
    });
    const most = Math.max(...counts);
    return {
      found: counts.map((count) => count === most && (most > 0 || !wanted.length)),
      all: most === wanted.length,
    };
  }

  return { find };
})();
