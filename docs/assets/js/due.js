/* What was missed and what is due, of every question of the modules: for my course, the review and the statement. */
(function () {
  const DAY = 86400000;
  const WEEKS = [1, 4, 12];

  /* What the record says of each question: {id, module, objective, answered, best, missed, confident, due, dates}; `dates` are still to come. `now` in milliseconds. */
  window.courseReview = function (data, record, now) {
    return data.modules.flatMap((module) =>
      module.questions.map((q) => {
        const all = (record.answers[q.id] || []).filter((a) => a.hash === q.hash);
        const last = all[all.length - 1];
        const first = all[0];
        const due = first ? WEEKS.map((w) => first.at + w * 7 * DAY) : [];
        return {
          id: q.id,
          module: module.id,
          objective: q.objective,
          answered: all.length > 0,
          best: Boolean(last) && last.best === true,
          missed: Boolean(last) && last.best !== true,
          confident: Boolean(last) && last.best !== true && last.sure === true,
          due: due.some((at) => at <= now && last.at < at),
          dates: due.filter((at) => at > now),
        };
      }),
    );
  };
})();
