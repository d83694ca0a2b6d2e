/* Which voice says a line, and what it says of it. Only a voice that the browser calls the device's own: others send the words to
   somebody's server. */
globalThis.courseVoice = (function () {
  /** The best of some voices: English, American before others, the device's usual one first.
   * @type {Course.VoiceChoice["own"]} */
  function own(voices) {
    const language = (/** @type {Course.Voice} */ voice) => voice.lang.replace("_", "-").toLowerCase();
    const rank = (/** @type {Course.Voice} */ voice) => Number(language(voice) === "en-us") * 2 + Number(voice.default);
    return voices.filter((voice) => voice.localService && /^en\b/.test(language(voice)))
      .sort((a, b) => rank(b) - rank(a))[0];
  }

  /** What a client says, without the marks around it and without what only a reader is told, such as *(laughs)*.
   * @type {Course.VoiceChoice["spoken"]} */
  function spoken(line) {
    return line.replace(/\([^)]*\)|[“”]/g, "").replace(/\s+/g, " ").trim();
  }

  return { own, spoken };
})();
