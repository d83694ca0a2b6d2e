/* Runs before quiz.js starts, which it does when the page is parsed: what the record holds of this page's questions becomes
   what quiz.js reads. Answers to questions or wordings that the page no longer has are not among it. */
(function () {
  const questions = [...document.querySelectorAll("course-question")].flatMap((question) => {
    const quiz = question.querySelector(".quiz");
    const options = [...question.querySelectorAll("input[name=answer]")];
    return quiz
      ? [{
        id: question.id,
        hash: quiz.id.slice(question.id.length + 1),
        best: options.findIndex((o) => o.hasAttribute("data-correct")),
        options: options.length,
      }]
      : [];
  });
  if (questions.length) {
    window.courseStore.restoreQuiz(questions);
  }
})();
