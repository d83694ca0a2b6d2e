/* What a record amounts to for a learning management system. Pure.

   The whole course is complete when every question of its modules is answered and one form of the assessment is handed in; its score is
   that of the best form, in percent. Without the assessment the questions are enough, and there is no score. One module is complete when
   its questions are answered; its score is how many of the last answers are the best, in percent.
   The course has no mark to pass: whether somebody passed is said only where the system itself names one. */
/** @type {Course.ReportOf} */
globalThis.courseReport = function (record, { modules, questions, assessed, scored }) {
  const done = modules.filter((id) => record.done[id]);
  const forms = record.attempts.map(({ score, of }) => score / of);
  const progress = modules.length ? done.length / modules.length : 0;
  if (assessed.length) {
    const complete = progress === 1 && forms.length > 0;
    return { complete, progress, score: forms.length ? Math.max(...forms) : null };
  }
  const best = questions.filter(({ id, hash }) => {
    const answers = (record.answers[id] ?? []).filter((one) => one.hash === hash);
    return answers[answers.length - 1]?.best;
  });
  return {
    complete: progress === 1,
    progress,
    score: scored && progress === 1 ? best.length / questions.length : null,
  };
};
