/* <course-review>: what was missed and what is due, one question at a time, confident errors first, the others mixed. */
if (!customElements.get("course-review")) {
  const { all, button, element, facts, known, the } = window.courseDom;

  customElements.define(
    "course-review",
    class extends window.courseElement {
      /** @type {Map<string, HTMLElement>} */
      items;
      /** @type {HTMLElement} */
      panel;
      /** @type {HTMLElement} */
      place;
      /** @type {HTMLElement} */
      next;
      /** @type {() => number} */
      random;
      /** @type {Course.Reviewed[]} */
      waiting;
      started = false;
      total = 0;
      right = 0;

      build() {
        this.items = new Map(all(HTMLElement, this, ".item").map((item) => [item.id, item]));
        this.panel = element("div", "", { role: "status" });
        this.place = element("div");
        this.next = element("div");
        this.prepend(this.panel, this.place, this.next);
        this.random = window.courseDraw.random(window.courseDraw.seed());
        this.begin();
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("courserecord", ({ detail }) => detail.ended && this.begin(), { signal });
      }

      begin() {
        this.started = false;
        const ready = window.courseReview(facts(), window.courseStore.read(), Date.now()).filter((q) =>
          (q.missed || q.due) && this.items.has("review-" + q.id)
        );
        const mixed = window.courseDraw.shuffled(ready, this.random);
        this.waiting = mixed.filter((q) => q.confident).concat(mixed.filter((q) => !q.confident));
        this.total = this.waiting.length;
        this.right = 0;
        this.ask();
      }

      ask() {
        const q = this.waiting.shift();
        this.next.replaceChildren();
        if (!q) {
          this.place.replaceChildren();
          this.panel.textContent = this.total
            ? "That is all for now: " + this.right + " of " + this.total +
              " with the best option. What was missed comes again."
            : "Nothing is ready for review. Missed questions come at once, the others 1, 4 and 12 weeks after you first answered them.";
          return;
        }
        const item = known(this.items, "question", "review-" + q.id);
        item.hidden = false;
        the(HTMLElement, item, ".item-why").hidden = true;
        const number = window.courseItem.number(item, this.total - this.waiting.length - 1, this.total);
        let chose = -1;
        window.courseItem.ask(
          item,
          window.courseDraw.shuffled(window.courseItem.options(item).map((_, i) => i), this.random),
          -1,
          (n) => {
            chose = n;
          },
        );
        this.place.replaceChildren(item);
        const check = button("Check my answer", () => {
          if (chose < 0) {
            the(HTMLInputElement, item, "input").focus();
            return;
          }
          const best = chose === Number(item.dataset.best);
          this.right += best ? 1 : 0;
          window.courseStore.answer(q.id, { hash: item.dataset.hash ?? "", chose, best });
          window.courseItem.reveal(item, chose).focus();
          this.next.replaceChildren(
            button(this.waiting.length ? "Next question" : "Finish", () => this.ask()),
          );
        });
        this.next.replaceChildren(check);
        this.panel.textContent = "";
        if (this.started) {
          number.focus();
        }
        this.started = true;
      }
    },
  );
}
