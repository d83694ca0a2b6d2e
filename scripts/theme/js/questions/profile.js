/* What a form that was handed in shows: how many of all questions were answered with the best option, how many of each objective in the
   order of the bank, and how many of the safety stories. */
(function () {
  const RARE = 1; // so many safety stories anybody may misread; more, and module 2 is worth reading again

  globalThis.courseProfile = function (bank, form, best) {
    /** @param {Course.InBank[]} questions @returns {Course.Counted} */
    const counted = (questions) => {
      const missed = questions.filter((q) => !best(q.id)).map((q) => q.id);
      return { of: questions.length, right: questions.length - missed.length, missed };
    };
    const asked = bank.filter((q) => form.includes(q.id));
    const signs = counted(asked.filter((q) => q.safety));
    return {
      ...counted(asked),
      objectives: [...new Set(bank.map((q) => q.objective))]
        .map((id) => ({ id, ...counted(asked.filter((q) => q.objective === id)) }))
        .filter((objective) => objective.of),
      signs: { ...signs, again: signs.missed.length > RARE },
    };
  };
})();
