/* Calendar days as texts, "2026-11-27": what is shown and computed with. A day is the reader's own, and never 86,400 seconds:
   days are added to the date. */
globalThis.courseDays = (function () {
  /** The local day of a moment in milliseconds.
   * @type {Course.Days["of"]} */
  function of(at) {
    const date = new Date(at);
    return [String(date.getFullYear()).padStart(4, "0"), date.getMonth() + 1, date.getDate()].map((n) =>
      String(n).padStart(2, "0")
    ).join("-");
  }

  /** @type {Course.Days["isDay"]} */
  const isDay = (x) =>
    typeof x === "string" && /^\d{4}-\d\d-\d\d$/.test(x) && !Number.isNaN(Date.parse(x + "T00:00Z")) &&
    plus(x, 0) === x;
  /** @type {Course.Days["plus"]} */
  const plus = (day, days) => {
    const date = new Date(day + "T00:00Z");
    date.setUTCDate(date.getUTCDate() + days);
    return date.toISOString().slice(0, 10);
  };

  /** The day on which something in the record was done. What was kept before days were has that of its moment; a day that is still to
     come, from a clock that was ahead, counts as today.
   * @type {Course.Days["when"]} */
  function when(entry, today) {
    const day = entry.day ?? of(entry.at);
    return day > today ? today : day;
  }

  /** The days of a list in its order, none later than the one after it: nothing was done after what came next.
   * @type {Course.Days["inOrder"]} */
  function inOrder(entries, today) {
    const days = entries.map((entry) => when(entry, today));
    for (let n = days.length - 2; n >= 0; n--) {
      days[n] = days[n] > days[n + 1] ? days[n + 1] : days[n];
    }
    return days;
  }

  /** @type {Course.Days["shown"]} */
  const shown = (day, options) =>
    new Date(day + "T12:00Z").toLocaleDateString(undefined, { ...options, timeZone: "UTC" });

  /** @type {Course.Days["written"]} */
  const written = (day) => shown(day, { day: "numeric", month: "long", year: "numeric" });

  return { of, isDay, plus, when, inOrder, shown, written };
})();
