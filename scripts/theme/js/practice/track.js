/* How far it is in a case, as a row of dots: one for each decision taken, one for where the reader is, and one for each that is still to
   come, first those that every way has, then those that some have. Pure: the names of the dots in their order. */
/** @type {Course.Track} */
globalThis.courseTrack = function (taken, least, most) {
  const of = /** @param {string} kind @param {number} n */ (kind, n) => Array(Math.max(n, 0)).fill(kind);
  // Where a decision waits, the reader stands at the first of those that are left; at an ending none is.
  return [...of("taken", taken), "here", ...of("left", least - 1), ...of("perhaps", most - Math.max(least, 1))];
};
