/* <course-question>: one question of a bank, as mkdocs-quiz shows it.
   quiz.js answers, stores and moves focus to the result; this element adds what it leaves out:
   confidence is asked for, all feedback opens after an answer, the attempt goes into the record, *Try again* returns to the
   first option, and the page keeps a tally. */
if (!customElements.get("course-question")) {
  customElements.define(
    "course-question",
    class extends HTMLElement {
      /** @type {HTMLFieldSetElement} */
      sure;
      /** @type {HTMLElement} */
      note;
      /** @type {MutationObserver | undefined} */
      observer;
      /** @type {(event: WindowEventMap["courserecord"]) => void} */
      onRecord;
      submitted = false;
      ended = false;

      connectedCallback() {
        const result = this.querySelector(".quiz-feedback");
        const form = this.querySelector("form");
        if (!result || !form) {
          throw new Error("course-question “" + this.id + "” needs a form and a .quiz-feedback");
        }
        this.sure = this.askConfidence(form);
        this.note = window.courseDom.element("p", "", { class: "sure-note", role: "status" });
        result.after(this.note);
        form.addEventListener("submit", () => {
          this.submitted = true;
        }, true);
        this.observer = new MutationObserver(() => this.update(result, form));
        this.observer.observe(result, { attributes: true, attributeFilter: ["class"], childList: true });
        this.update(result, form);
        form.addEventListener("click", (event) => {
          if (window.courseDom.clicked(HTMLElement, event, ".quiz-reset-button") && !this.ended) {
            window.courseDom.the(HTMLInputElement, form, "input").focus();
          }
        });
        this.onRecord = ({ detail }) => {
          if (detail.ended) {
            this.forget(form);
          }
        };
        window.addEventListener("courserecord", this.onRecord);
      }

      /** The record ended: the question is open, and nothing is kept of that.
       * @param {HTMLFormElement} form */
      forget(form) {
        this.ended = true;
        if (this.hasAttribute("data-answered")) {
          window.courseDom.the(HTMLElement, form, ".quiz-reset-button").click();
        }
        form.reset();
        this.clear();
        setTimeout(() => {
          this.ended = false; // the observer has seen it
        });
      }

      /* No word on the last answer, and no confidence of it. */
      clear() {
        this.note.textContent = "";
        this.sure.querySelectorAll("input").forEach((radio) => {
          radio.checked = false;
        });
      }

      /** Sure or not sure, asked with every question and required of nobody. It stands after the options, before the button.
       * @param {HTMLFormElement} form */
      askConfidence(form) {
        const group = window.courseDom.group("How sure are you? (if you like)", "sure");
        ["sure", "not sure"].forEach((text) => window.courseDom.option(group, "radio", "sure", text, " " + text));
        window.courseDom.the(HTMLFieldSetElement, form, "fieldset").after(group);
        return group;
      }

      disconnectedCallback() {
        this.observer?.disconnect();
        window.removeEventListener("courserecord", this.onRecord);
      }

      /** @param {Element} result @param {HTMLFormElement} form */
      update(result, form) {
        const answered = !result.classList.contains("hidden");
        const before = this.hasAttribute("data-answered");
        this.toggleAttribute("data-answered", answered);
        const options = window.courseDom.all(HTMLInputElement, form, "input[name=answer]");
        options.forEach((option) => option.parentElement?.toggleAttribute("data-chosen", answered && option.checked));
        if (answered && this.submitted) {
          this.keep(options);
        } else if (before && !answered) {
          if (!this.ended) {
            window.courseStore.reopen(this.id);
          }
          this.clear();
        }
        this.submitted = false;
        this.sure.disabled = answered;
      }

      /** One attempt for the record; a confident error gets a word of its own.
       * @param {HTMLInputElement[]} options */
      keep(options) {
        const chose = options.findIndex((o) => o.checked);
        const best = options.findIndex((o) => o.hasAttribute("data-correct"));
        const said = window.courseDom.all(HTMLInputElement, this.sure, "input:checked").map((radio) =>
          radio.value === "sure"
        );
        const { id } = window.courseDom.the(HTMLElement, this, ".quiz");
        const attempt = { hash: id.slice(this.id.length + 1), chose, best: chose === best };
        window.courseStore.answer(this.id, said.length ? { ...attempt, sure: said[0] } : attempt);
        this.note.textContent = said.length ? this.word(attempt.best, said[0]) : "";
      }

      /** @param {boolean} best @param {boolean} sure */
      word(best, sure) {
        if (best) {
          return sure ? "" : "You were not sure, and it was the best of these. See below why.";
        }
        return sure
          ? "You were sure. Such answers teach most: read why this option draws people. It is kept on your review list."
          : "You were not sure, and that was sound. It is kept on your review list.";
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
  const module = document.body.dataset.module;
  window.addEventListener("quizProgressUpdate", ({ detail: { total, answered, correct } }) => {
    if (module && total && answered === total && !window.courseStore.read().done[module]) {
      window.courseStore.set("done", module, { of: total });
    }
    tally.textContent = answered + " of " + total + " answered, " + correct + " with the best of the options.";
  });
})();
