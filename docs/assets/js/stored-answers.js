/* Runs before quiz.js: drops stored answers whose question this page no longer has.
   quiz.js counts whatever it finds in storage, so an answer to a deleted question would still give credit. */
(function () {
  try {
    const place = "quiz_progress_" + location.pathname;
    const stored = JSON.parse(localStorage.getItem(place));
    if (!stored || typeof stored !== "object" || Array.isArray(stored)) {
      return;
    }
    const kept = {};
    document.querySelectorAll("course-question .quiz").forEach(function (quiz) {
      const answer = stored[quiz.id];
      if (answer && typeof answer === "object" && answer.answered === true && Array.isArray(answer.selectedValues) && answer.selectedValues.length) {
        kept[quiz.id] = answer;
      }
    });
    localStorage.setItem(place, JSON.stringify(kept));
  } catch (error) {
    // Storage is forbidden or holds something foreign: quiz.js copes with both, and nothing is lost by leaving it.
  }
})();
