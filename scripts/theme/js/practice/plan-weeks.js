/* A plan's weeks as days: one event a week from the day that the reader has chosen. */
(function () {
  /** The events, or nothing where the first day is none that a calendar can hold.
   * @type {typeof coursePlanWeeks} */
  globalThis.coursePlanWeeks = function (plan, first) {
    // A year of fewer digits than four is one that somebody has not finished typing.
    if (!globalThis.courseDays.isDay(first) || first < "2000" || first >= "3000") {
      return null;
    }
    return plan.weeks.map((says, n) => ({
      day: globalThis.courseDays.plus(first, 7 * n),
      id: plan.id + "-" + (n + 1),
      title: plan.weeks.length === 1 ? "Reading" : "Reading, week " + (n + 1) + " of " + plan.weeks.length,
      says,
      address: plan.address,
    }));
  };
})();
