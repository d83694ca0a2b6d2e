/* What was missed and what is due, of every question of the modules: for my course, the review and the statement.
   Days are calendar days of the reader's zone, as numbers that weeks can be added to: a day of 23 or 25 hours is a day,
   and an answer given late in the evening is due on the same weekday as one given early. */
(function () {
  const DAY = 86400000;
  const WEEKS = [1, 4, 12];

  /* The calendar day of a time, where the reader is. */
  function dayAt(at) {
    const date = new Date(at);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
  }

  /* The day on which something was done: as it was noted then, or else by its time. A clock that was ahead is not believed. */
  function dayOf(entry, today) {
    const noted = typeof entry.day === "string" ? Date.parse(entry.day + "T00:00Z") / DAY : NaN;
    return Math.min(Number.isInteger(noted) ? noted : dayAt(entry.at), today);
  }

  /* What the record says of each question: {id, module, objective, answered, best, missed, confident, due, dates}.
     It is due from the first minute of its day. `dates` are the days still to come, as `courseReview.written` writes them. `now` in milliseconds. */
  window.courseReview = function (data, record, now) {
    const today = dayAt(now);
    return data.modules.flatMap((module) =>
      module.questions.map((q) => {
        const all = (record.answers[q.id] || []).filter((a) => a.hash === q.hash);
        const last = all[all.length - 1];
        const first = all[0];
        const due = first ? WEEKS.map((w) => dayOf(first, today) + w * 7) : [];
        return {
          id: q.id,
          module: module.id,
          objective: q.objective,
          answered: all.length > 0,
          best: Boolean(last) && last.best === true,
          missed: Boolean(last) && last.best !== true,
          confident: Boolean(last) && last.best !== true && last.sure === true,
          due: due.some((day) => day <= today && dayOf(last, today) < day),
          dates: due.filter((day) => day > today),
        };
      }),
    );
  };

  /* A day as iCalendar writes it: 20261127. */
  window.courseReview.written = (day) => new Date(day * DAY).toISOString().slice(0, 10).replace(/-/g, "");
})();
