/* Between the record and what mkdocs-quiz keeps by itself: a note for each page, under a key in localStorage, which its quiz.js reads when it
   starts and writes with every answer. The record is the source; the note is written anew from it. Without storage, clock or page. */
globalThis.courseQuizBridge = (function () {
  const PREFIX = "quiz_progress_"; // before the path of the page
  /** @param {Course.Asked} question */
  const nameOf = ({ id, hash }) => id + "-" + hash;

  /** The note that shows what the record holds of the questions of a page, or nothing where it holds nothing: an empty note would say that
     the page was opened. Only the last attempt at this very wording counts.
   * @type {Course.QuizBridge["note"]} */
  function note(record, questions) {
    const answered = questions.flatMap((question) => {
      const { id, hash, best, options } = question;
      const last = (record.answers[id] || []).filter((a) => a.hash === hash && a.chose < options).pop();
      return last && !(record.reopened[id]?.at >= last.at)
        ? [[nameOf(question), { answered: true, correct: last.chose === best, selectedValues: [String(last.chose)] }]]
        : [];
    });
    return answered.length ? Object.fromEntries(answered) : null;
  }

  /** The attempts that such a note holds, for a reader who answered before there was a record.
   * @type {Course.QuizBridge["attempts"]} */
  function attempts(before, questions) {
    const { isObject } = globalThis.courseMerge;
    return questions.flatMap((question) => {
      const { id, hash, best, options } = question;
      const noted = isObject(before) ? before[nameOf(question)] : undefined;
      const [value] = isObject(noted) && noted.answered === true && Array.isArray(noted.selectedValues)
        ? noted.selectedValues
        : [];
      const chose = typeof value === "string" ? Number(value) : -1;
      return Number.isSafeInteger(chose) && chose >= 0 && chose < options
        ? [{ id, attempt: { hash, chose, best: chose === best } }]
        : [];
    });
  }

  return { PREFIX, note, attempts };
})();
