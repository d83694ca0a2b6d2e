/* The forms that were handed in, looked at again: which of them a paper names, and how each question of one stands today. No storage, no
   clock and no page. */
globalThis.courseAttempts = (function () {
  /** Of several forms, the one with the greatest part of the best options: the longer one of equals, and of these the first; with the
     day of the first of all.
   * @type {Course.Attempts["named"]} */
  function named(attempts, today) {
    const days = globalThis.courseDays.inOrder(attempts, today);
    const [best] = attempts
      .map((attempt, n) => ({ attempt, day: days[n] }))
      .sort(({ attempt: a }, { attempt: b }) => b.score * a.of - a.score * b.of || b.of - a.of);
    return best && { ...best, first: days[0], forms: attempts.length };
  }

  /** How each question of a form stands today, in the order of the form. What was chosen counts only among the words it was chosen from:
     of a question that was reworded or taken out, nothing is said to be right or wrong.
   * @type {Course.Attempts["looked"]} */
  function looked({ form = [], answers = {} }, bank) {
    return form.map((id) => {
      const asked = bank.get(id);
      const given = Object.hasOwn(answers, id) ? answers[id] : undefined;
      if (!asked) {
        return { id, state: "gone", chose: -1 };
      }
      if (!given) {
        return { id, state: "open", chose: -1 };
      }
      const same = given.hash === asked.hash && given.chose < asked.options;
      return same ? { id, state: "same", chose: given.chose } : { id, state: "reworded", chose: -1 };
    });
  }

  return { named, looked };
})();
