/* Which texts have the words that somebody typed. Small words, case, accents and endings do not count: who types “he wants to come” finds “coming”. */
globalThis.courseWords = (function () {
  const SMALL = new Set(
    ("a an the and or but if so that this it its it's i i'm i've he he's she she's they they're him her hers his them their me my you your we us our all any " +
      "is are was were be been am has have had do does did don't doesn't didn't not no can can't could would will just ever again always when what how who " +
      "to of in on at for with about as by from want wants wanted says said tells told client next because")
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

  /** Which texts have all of the words. Where none has, those with the most of them, and those that come near: a word counts the more the
   * fewer texts have it, or “husband” would hide “cheating”. `all` says which of the two it is.
   * @type {Course.Finding["find"]} */
  function find(typed, texts) {
    const wanted = [...new Set(split(typed).filter((word) => word.length > 1 && !SMALL.has(word)))];
    const words = texts.map(split);
    const has = wanted.map((w) => words.map((own) => own.some((word) => word.startsWith(w) || stem(word) === stem(w))));
    const whole = words.map((_, n) => has.every((row) => row[n]));
    if (whole.includes(true)) {
      return { found: whole, all: true };
    }
    const weights = has.map((row) => Math.log(1 + texts.length / Math.max(1, row.filter(Boolean).length)));
    const scores = words.map((_, n) => has.reduce((sum, row, i) => sum + (row[n] ? weights[i] : 0), 0));
    const most = Math.max(...scores);
    return { found: scores.map((score) => score > 0 && score >= 0.6 * most), all: false };
  }

  return { find };
})();
