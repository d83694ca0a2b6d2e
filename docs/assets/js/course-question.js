/* <course-question>: one question of a bank, as mkdocs-quiz shows it.
   quiz.js answers, stores and moves focus to the result; this element adds what it leaves out:
   all feedback opens after an answer, *Try again* returns to the first option, and the page keeps a tally. */
if (!customElements.get("course-question")) {
  customElements.define(
    "course-question",
    class extends HTMLElement {
      connectedCallback() {
        const result = this.querySelector(".quiz-feedback");
        const form = this.querySelector("form");
        if (!result || !form) {
          throw new Error("course-question “" + this.id + "” needs a form and a .quiz-feedback");
        }
        this.observer = new MutationObserver(() => this.update(result, form));
        this.observer.observe(result, { attributes: true, attributeFilter: ["class"], childList: true });
        this.update(result, form);
        form.addEventListener("click", (event) => {
          if (event.target.closest(".quiz-reset-button")) {
            form.querySelector("input").focus();
          }
        });
      }

      disconnectedCallback() {
        this.observer?.disconnect();
      }

      update(result, form) {
        const answered = !result.classList.contains("hidden");
        this.toggleAttribute("data-answered", answered);
        form.querySelectorAll("fieldset > div").forEach((option) => {
          option.toggleAttribute("data-chosen", answered && option.querySelector("input").checked);
        });
      }
    },
  );
}

/* The line on where answers are kept, with the button that clears them, shows once there is a script to clear them. */
if (!customElements.get("course-quiz-intro")) {
  customElements.define("course-quiz-intro", class extends HTMLElement {});
}

/* The tally below the bank: how many are answered, how many of them with the best option. */
(function () {
  const tally = document.querySelector(".quiz-tally");
  if (!tally) {
    return;
  }
  const write = ({ total, answered, correct }) => {
    tally.textContent = answered + " of " + total + " answered, " + correct + " with the best of the options.";
  };
  window.addEventListener("quizProgressUpdate", (event) => write(event.detail));
})();
