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

  /** The moment of the last thing in a record, in milliseconds: a file that brought it here was not saved before. 0 for none.
   * @type {Course.ExportDue["last"]} */
  const last = (record) => moments(record).reduce((a, b) => Math.max(a, b), 0);

  /** A sentence, or "" where nothing is due.
   * @type {Course.ExportDue["says"]} */
  function says(record, exported, now) {
    const { of, plus, written } = globalThis.courseDays;
    if (!globalThis.courseReading.acted(record) || last(record) <= exported) {
      return "";
    }
    const since = Math.max(exported, moments(record).reduce((a, b) => Math.min(a, b)));
    if (plus(of(since), DAYS) > of(now)) {
      return "";
    }
    return exported
      ? "Your last file of this record is from " + written(of(exported)) +
        ". What came since stands on this device only."
      : "You have not exported this record yet. It stands on this device only, and a browser may tidy it away.";
  }

  return { says, last };
})();
