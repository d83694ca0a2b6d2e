/* What was missed and what is due, of every question of the modules: for my course, the review and the statement.
   Days are calendar days of the reader's zone: a day of 23 or 25 hours is a day, and an answer given late in the evening is due on the
   same weekday as one given early. */
(function () {
  const WEEKS = [1, 4, 12];

  /* What the record says of each question: {id, module, objective, answered, best, missed, confident, due, dates}.
     It is due from the first minute of its day. `dates` are the days still to come. `now` in milliseconds. */
  globalThis.courseReview = function (data, record, now) {
    const { inOrder, of, plus } = globalThis.courseDays;
    const today = of(now);
    return data.modules.flatMap((module) =>
      module.questions.map((q) => {
        const all = (record.answers[q.id] || []).filter((a) => a.hash === q.hash);
        const last = all.at(-1);
        const done = inOrder(all, today);
        const due = last ? WEEKS.map((w) => plus(done[0], 7 * w)) : [];
        return {
          id: q.id,
          module: module.id,
          objective: q.objective,
          answered: all.length > 0,
          best: last?.best === true,
          missed: last !== undefined && last.best !== true,
          confident: last !== undefined && last.best !== true && last.sure === true,
          due: due.some((day) => day <= today && done[done.length - 1] < day),
          dates: due.filter((day) => day > today),
        };
      })
    );
  };
})();
