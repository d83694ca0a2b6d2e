/* <course-handed-in>: every form of the assessment that was handed in, each to open again with what was chosen, what is best and why. It
   shows copies, so that a form which is being filled in above it is left alone. */
if (!customElements.get("course-handed-in")) {
  const { all, element, known } = window.courseDom;
  const CHANGED = "The wording of this question has changed since you handed it in. " +
    "Your answer belongs to the earlier wording, so it is neither shown nor scored again.";
  const GONE = "This question has been taken out of the assessment since you handed it in.";

  customElements.define(
    "course-handed-in",
    class extends window.courseElement {
      /** @type {Map<string, HTMLElement>} */
      items;
      /** @type {Map<string, { options: number, hash: string }>} */
      bank;
      /** @type {HTMLElement} */
      list;
      /** @type {HTMLElement | null} */
      none;
      /** What stands in the list, by the attempt as text.
       * @type {Map<string, HTMLElement>} */
      shown;
      lines = 0; // made so far, so that the questions of each have ids of their own

      build() {
        this.items = new Map(all(HTMLElement, document, "course-assessment .item").map((item) => [item.id, item]));
        this.bank = new Map([...this.items].map(([id, item]) => [id, {
          options: window.courseItem.options(item).length,
          hash: item.dataset.hash ?? "",
        }]));
        this.none = this.querySelector("p");
        this.list = element("div");
        this.append(this.list);
        this.shown = new Map();
        this.show();
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("courserecord", () => this.show(), { signal });
      }

      /** What stands there already stays where it is, opened or closed. */
      show() {
        const { canonical, read, today } = window.courseStore;
        const { attempts } = read();
        const days = window.courseDays.inOrder(attempts, today());
        const before = this.shown;
        this.shown = new Map(attempts.map((attempt) => {
          const name = canonical(attempt);
          return [name, before.get(name) ?? this.line(attempt)];
        }));
        [...before].forEach(([name, line]) => this.shown.has(name) || line.remove());
        [...this.shown.values()].forEach((line, n) => {
          const { score, of } = attempts[n];
          const says = "Form " + (n + 1) + ", " + window.courseDays.written(days[n]) + ": " + score + " of " + of;
          const title = line.querySelector("summary") ?? line;
          title.textContent = title === line ? says + ". Only the score of this form was kept." : says;
          if (this.list.children[n] !== line) {
            this.list.insertBefore(line, this.list.children[n] ?? null);
          }
        });
        if (this.none) {
          this.none.textContent = attempts.length ? "" : "No form has been handed in on this device yet.";
          this.none.hidden = attempts.length > 0;
        }
      }

      /** @param {Course.HandedIn} attempt */
      line(attempt) {
        if (!attempt.form?.length || !attempt.answers) {
          return element("p");
        }
        const inside = element("div");
        const prefix = "again-" + ++this.lines + "-";
        const line = element("details", [element("summary"), inside], { class: "handed-in" });
        line.addEventListener("toggle", () => {
          inside.replaceChildren(...(line.open ? this.opened(attempt, prefix) : []));
        });
        return line;
      }

      /** @param {Course.HandedIn} attempt @param {string} prefix */
      opened(attempt, prefix) {
        const looked = window.courseAttempts.looked(attempt, this.bank);
        const changed = looked.filter(({ state }) => state === "reworded" || state === "gone").length;
        const next = window.courseDraw.random(attempt.seed ?? 0);
        const note = changed
          ? " Questions that have been reworded or taken out since then: " + changed + ". Each of them says so."
          : "";
        return [
          element("p", "The score is that of the day and stays as it is." + note),
          ...looked.map((one, n) => this.question(one, prefix, "Question " + (n + 1) + " of " + looked.length, next)),
        ];
      }

      /** @param {Course.LookedAt} one @param {string} prefix @param {string} title @param {() => number} next */
      question({ id, state, chose }, prefix, title, next) {
        const heading = element("h3", title, { class: "item-number" });
        if (state === "gone") {
          return element("section", [heading, element("p", GONE, { class: "item-verdict" })], { class: "item" });
        }
        const item = /** @type {HTMLElement} */ (known(this.items, "question", id).cloneNode(true));
        item.querySelectorAll(".item-number, .item-choices, .item-verdict").forEach((old) => old.remove());
        all(HTMLElement, item, "[id]").forEach((inner) => inner.removeAttribute("id"));
        item.id = prefix + id;
        item.hidden = false;
        item.prepend(heading);
        const order = window.courseDraw.shuffled(window.courseItem.options(item).map((_, i) => i), next);
        window.courseItem.ask(item, order, chose, () => {});
        const verdict = window.courseItem.reveal(item, chose);
        if (state === "reworded") {
          verdict.textContent = CHANGED;
          verdict.className = "item-verdict";
        }
        return item;
      }
    },
  );
}
