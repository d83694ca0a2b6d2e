/* What *My course* shows of a record: one next step, the path, what is to review, strength by objective, cases, attempts.
   Pure: the course's facts, the record and what due.js says of each question go in, and plain values come out. */
globalThis.courseSummary = (function () {
  /** @param {number} n */
  const questions = (n) => n + (n === 1 ? " question" : " questions");

  /** How far a module is. Answers show how much of it is left: nothing is noted of how far somebody has read.
   * @param {Course.Module} module
   * @param {number} number
   * @param {Course.Reviewed[]} mine its questions
   * @param {boolean} opened
   * @returns {Course.Stop} */
  function stop(module, number, mine, opened) {
    const answered = mine.filter((q) => q.answered).length;
    const done = answered > 0 && answered === mine.length;
    const begun = answered ? "answered" : opened && "opened";
    return {
      id: module.id,
      number,
      title: module.title,
      url: module.url,
      state: done ? "done" : begun || "new",
      answered,
      of: mine.length,
      best: mine.filter((q) => q.best).length,
      left: Math.round(module.minutes * (mine.length ? 1 - answered / mine.length : 1)),
      quiet: false,
      here: false,
    };
  }

  /** The one next step: to go on where one was, then what is still to do of the course in its order.
   * @param {Course.Kept} record
   * @param {Omit<Course.Summary, "next">} shown
   * @returns {Course.Lead} */
  function next(record, { empty, stops, place, today, cases }) {
    if (place && place.stop.state !== "done") {
      return { says: "Resume: " + place.says, url: place.url };
    }
    // A module of which no note is kept is offered only while nothing was done there.
    const module = stops.find((one) => one.state !== "done" && !(one.quiet && one.answered));
    if (module) {
      const says = empty ? "Start with module " : "Go on with module ";
      return { says: says + module.number + ": " + module.title, url: module.url };
    }
    if (!record.attempts.length) {
      return { says: "Practice with a form of the assessment", url: "assessment/" };
    }
    if (!record.evaluation.form) {
      return { says: "Say what the course was like", url: "evaluation/" };
    }
    if (today.ready) {
      return { says: "Review " + questions(today.ready), url: "review/" };
    }
    const unplayed = cases.find((one) => !one.seen);
    return unplayed
      ? { says: "Play the case: " + unplayed.title, url: unplayed.url }
      : { says: "See your statement", url: "statement/" };
  }

  /** Where the reader was last, if that is a module of this course.
   * @param {Course.Facts} data @param {Course.Stop[]} stops @param {Course.Place | null} last @returns {Course.Summary["place"]} */
  function placeOf(data, stops, last) {
    const stop = stops.find((one) => one.url === last?.page);
    if (!stop || !last) {
      return null;
    }
    const sections = data.sections?.[stop.id] ?? {};
    const title = Object.hasOwn(sections, last.section) ? sections[last.section] : "";
    return title
      ? { stop, says: stop.title + ", at “" + title + "”", url: stop.url + "#" + last.section }
      : { stop, says: stop.title, url: stop.url };
  }

  /** What is to review today, confident errors apart, and when the next is due.
   * @param {Course.Facts} data @param {Course.Reviewed[]} review @returns {Course.Summary["today"]} */
  function todayOf(data, review) {
    const dates = review.flatMap((q) => q.dates).sort();
    const sure = review.filter((q) => q.confident).flatMap((q) =>
      data.modules.filter((module) => module.id === q.module).map((module) => ({
        says: module.title + ", question " + (module.questions.findIndex((one) => one.id === q.id) + 1),
        url: module.url + "#" + q.id,
      }))
    );
    const missed = review.filter((q) => q.missed && !q.confident).length;
    const due = review.filter((q) => q.due && !q.missed).length;
    return {
      sure,
      missed,
      due,
      ready: sure.length + missed + due,
      next: dates.length ? { day: dates[0], questions: dates.filter((day) => day === dates[0]).length } : null,
    };
  }

  /** @type {typeof courseSummary} */
  return function (data, record, review, untraced) {
    const stops = data.modules.map((module, n) => ({
      ...stop(
        module,
        n + 1,
        review.filter((q) => q.module === module.id),
        !untraced(module.url) && record.opened[module.id] !== undefined,
      ),
      quiet: untraced(module.url),
    }));
    const place = placeOf(data, stops, globalThis.courseReading.resume(record, untraced));
    if (place) {
      place.stop.here = true;
    }
    const shown = {
      empty: !globalThis.courseReading.acted(record) && stops.every((one) => one.state === "new"),
      stops,
      place,
      minutes: {
        left: stops.reduce((sum, one) => sum + one.left, 0),
        of: data.modules.reduce((sum, module) => sum + module.minutes, 0),
      },
      today: todayOf(data, review),
      objectives: Object.entries(data.objectives).map(([id, says]) => {
        const mine = review.filter((q) => q.objective === id);
        return {
          id,
          says,
          of: mine.length,
          answered: mine.filter((q) => q.answered).length,
          best: mine.filter((q) => q.best).length,
        };
      }),
      cases: data.cases.map((one) => ({
        ...one,
        seen: Math.min(one.endings, Object.keys(record.endings[one.id] ?? {}).length),
      })),
      attempts: [...record.attempts].reverse(),
    };
    return { ...shown, next: next(record, shown) };
  };
})();
