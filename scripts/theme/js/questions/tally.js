/* The tally below the bank: how many are answered, how many of them with the best option. And the line on where answers are kept, with the
   button that clears them, which shows once there is a script to clear them. Neither needs another element. */
if (!customElements.get("course-quiz-intro")) {
  customElements.define("course-quiz-intro", class extends HTMLElement {});
}

(function () {
  const tally = document.querySelector(".quiz-tally");
  if (!tally) {
    return;
  }
  const module = document.body.dataset.module;
  window.addEventListener("quizProgressUpdate", ({ detail: { total, answered, correct } }) => {
    if (module && total && answered === total && !window.courseStore.read().done[module]) {
      window.courseStore.set("done", module, { of: total });
    }
    tally.textContent = answered + " of " + total + " answered, " + correct + " with the best of the options.";
  });
})();
