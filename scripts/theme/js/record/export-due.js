/* Whether a reader should be reminded to export: there is something to lose, and for two weeks nobody has saved it. */
globalThis.courseExportDue = (function () {
  const DAYS = 14;

  /** Every moment that stands in the record, in milliseconds.
   * @param {unknown} value
   * @returns {number[]} */
  function moments(value) {
    if (typeof value !== "object" || value === null) {
      return [];
    }
    return Object.entries(value).flatMap(([name, inner]) =>
      name === "at" && typeof inner === "number" ? [inner] : moments(inner)
    );
  }

  /** A sentence, or "" where nothing is due.
   * @param {Course.Kept} record
   * @param {number} exported when it was last saved as a file on this device, in milliseconds; 0 for never
   * @param {number} now */
  return function (record, exported, now) {
    const { of, plus, written } = globalThis.courseDays;
    const all = moments(record).sort((a, b) => a - b);
    const last = all[all.length - 1] ?? 0;
    if (!globalThis.courseReading.acted(record) || last <= exported) {
      return "";
    }
    const since = Math.max(exported, all[0]);
    if (plus(of(since), DAYS) > of(now)) {
      return "";
    }
    return exported
      ? "You last exported this record on " + written(of(exported)) + ". What came since stands on this device only."
      : "You have not exported this record yet. It stands on this device only, and a browser may tidy it away.";
  };
})();
