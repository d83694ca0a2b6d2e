/* <course-question>: one question of a bank, as mkdocs-quiz shows it.
   quiz.js answers, stores and moves focus to the result; this element adds what it leaves out:
   confidence is asked for, all feedback opens after an answer, the attempt goes into the record, and *Try again* returns to the
   first option. */
if (!customElements.get("course-question")) {
  const { all, clicked, element, group, option, the } = window.courseDom;

  customElements.define(
    "course-question",
    class extends window.courseElement {
      /** @type {HTMLElement} */
      result;
      /** @type {HTMLFormElement} */
      form;
      /** @type {HTMLFieldSetElement} */
      sure;
      /** @type {HTMLElement} */
      note;
      submitted = false;
      ended = false;

      build() {
        this.result = the(HTMLElement, this, ".quiz-feedback");
        this.form = the(HTMLFormElement, this, "form");
        this.sure = this.askConfidence();
        this.note = element("p", "", { class: "sure-note", role: "status" });
        this.result.after(this.note);
        this.form.addEventListener("submit", () => {
          this.submitted = true;
        }, true);
        this.form.addEventListener("click", (event) => {
          if (clicked(HTMLElement, event, ".quiz-reset-button") && !this.ended) {
            the(HTMLInputElement, this.form, "input").focus();
          }
        });
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        const observer = new MutationObserver(() => this.update());
        observer.observe(this.result, { attributes: true, attributeFilter: ["class"], childList: true });
        signal.addEventListener("abort", () => observer.disconnect());
        window.addEventListener("courserecord", ({ detail }) => detail.ended && this.forget(), { signal });
        this.update();
      }

      /* The record ended: the question is open, and nothing is kept of that. */
      forget() {
        this.ended = true;
        if (this.hasAttribute("data-answered")) {
          the(HTMLElement, this.form, ".quiz-reset-button").click();
        }
        this.form.reset();
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

      /* Sure or not sure, asked with every question and required of nobody. It stands after the options, before the button. */
      askConfidence() {
        const asked = group("How sure are you? (if you like)", "sure");
        ["sure", "not sure"].forEach((text) => option(asked, "radio", "sure", text, " " + text));
        the(HTMLFieldSetElement, this.form, "fieldset").after(asked);
        return asked;
      }

      update() {
        const answered = !this.result.classList.contains("hidden");
        const before = this.hasAttribute("data-answered");
        this.toggleAttribute("data-answered", answered);
        const options = all(HTMLInputElement, this.form, "input[name=answer]");
        options.forEach((one) => one.parentElement?.toggleAttribute("data-chosen", answered && one.checked));
        this.place(answered ? options.find((one) => one.checked)?.parentElement : null);
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

      /** The verdict at the option that was chosen, and back before the button. A move takes the focus away, which quiz.js has just given.
       * @param {HTMLElement | null | undefined} chosen */
      place(chosen) {
        const focused = document.activeElement === this.result;
        if (chosen) {
          chosen.append(this.result, this.note);
        } else {
          this.sure.after(this.result, this.note);
        }
        if (focused) {
          this.result.focus();
        }
      }

      /** One attempt for the record; a confident error gets a word of its own.
       * @param {HTMLInputElement[]} options */
      keep(options) {
        const chose = options.findIndex((o) => o.checked);
        const best = options.findIndex((o) => o.hasAttribute("data-correct"));
        const said = all(HTMLInputElement, this.sure, "input:checked").map((radio) => radio.value === "sure");
        const { id } = the(HTMLElement, this, ".quiz");
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
