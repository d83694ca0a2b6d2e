/* <course-assessment>: a form drawn from the bank, handed in as a whole, then explained question by question.
   It can be left and taken up again, and filled in from two tabs; every attempt is kept, one for each form. It is self-assessment:
   the key is in the page. */
if (!customElements.get("course-assessment")) {
  customElements.define(
    "course-assessment",
    class extends HTMLElement {
      connectedCallback() {
        this.items = new Map([...this.querySelectorAll(".item")].map((item) => [item.id, item]));
        if (!this.items.size || this.panel) {
          return;
        }
        this.bank = [...this.items.values()].map((item) => ({ id: item.id, objective: item.dataset.objective }));
        this.size = Number(this.dataset.draw);
        this.pass = Number(this.dataset.pass);
        this.panel = window.courseDom.element("div", "", { class: "assessment-panel" });
        this.form = window.courseDom.element("div");
        this.end = window.courseDom.element("div", "", { class: "assessment-end" });
        this.said = window.courseDom.element("div", "", { role: "status" });
        this.prepend(this.panel, this.form, this.said, this.end);
        this.onRecord = ({ detail }) => this.hear(detail.ended);
        window.addEventListener("courserecord", this.onRecord);
        this.open();
      }

      disconnectedCallback() {
        window.removeEventListener("courserecord", this.onRecord);
      }

      get store() {
        return window.courseStore;
      }

      /* The form that was begun and not handed in, with what is chosen of it, if every question of it still stands as it was. */
      draft() {
        const { assessment, chosen } = this.store.read();
        const draft = assessment.draft;
        if (!draft?.form?.length || !draft.form.every((id) => this.items.has(id)) || this.isIn(draft.seed)) {
          return null;
        }
        return {
          ...draft,
          chosen: Object.fromEntries(Object.entries(chosen).filter(([, one]) => one.seed === draft.seed)),
        };
      }

      /* Whether the form of this seed was handed in. */
      isIn(seed) {
        return seed !== undefined && this.store.read().attempts.some((attempt) => attempt.seed === seed);
      }

      /* What another tab did: its choices are taken over; a form that ended there ends here. */
      hear(ended) {
        const draft = this.draft();
        if (ended || (this.live && draft?.seed !== this.seed)) {
          const why = ended
            ? ""
            : this.isIn(this.seed)
            ? "This form was handed in, in another tab."
            : "Another form was begun, in another tab.";
          this.live = false;
          this.form.replaceChildren();
          this.end.replaceChildren();
          this.said.replaceChildren(...(why ? [window.courseDom.element("p", why)] : []));
          this.panel.hidden = false;
          this.open();
        } else if (this.live) {
          this.ids.forEach((id) => {
            const item = this.items.get(id);
            const one = draft.chosen[id];
            const radio = one?.hash === item.dataset.hash
              ? item.querySelector(`.item-choices input[value="${one.chose}"]`)
              : null;
            if (radio) {
              radio.checked = true;
              this.chosen.set(id, one.chose);
            }
          });
          this.tell();
        }
      }

      open() {
        const draft = this.draft();
        const done = this.store.read().attempts;
        const { shown, when } = window.courseDays;
        const lines = done.map((a) =>
          shown(when(a, this.store.today())) + ": " + a.score + " of " + a.of + (this.passed(a) ? ", passed" : "") + "."
        );
        this.panel.replaceChildren(
          ...(lines.length
            ? [window.courseDom.element("p", "Your attempts, kept on this device: " + lines.join(" "))]
            : []),
          window.courseDom.button(
            draft ? "Go on where you left" : done.length ? "Take another form" : "Start: " + this.size + " questions",
            () => this.start(),
          ),
          ...(draft ? [window.courseDom.button("Begin anew with another form", () => this.askAnew(draft))] : []),
        );
      }

      /* What is chosen in a form that was begun goes with it: that is asked first. */
      askAnew(draft) {
        const n = Object.keys(draft.chosen ?? {}).length;
        if (!n) {
          this.start(true);
          return;
        }
        const ask = window.courseDom.element(
          "p",
          "You have answered " + n + " of " + draft.form.length +
            " questions of the form that you began. With another form these answers are gone. ",
        );
        const keep = window.courseDom.button("Keep it", () => {
          this.open();
          this.panel.querySelector("button").focus();
        });
        ask.append(keep, " ", window.courseDom.button("Yes, another form", () => this.start(true)));
        this.panel.replaceChildren(ask);
        keep.focus();
      }

      passed(attempt) {
        return attempt.score >= this.pass * attempt.of;
      }

      start(anew) {
        let draft = anew ? null : this.draft();
        if (!draft) {
          const last = (this.draft() || this.store.read().attempts.at(-1))?.form ?? [];
          draft = { ...window.courseItem.another(this.bank, this.size, window.courseItem.seed(), last), chosen: {} };
          this.store.set("assessment", "draft", { seed: draft.seed, form: draft.form });
        }
        this.seed = draft.seed;
        this.ids = draft.form;
        this.chosen = new Map();
        this.ids.forEach((id) => {
          const one = draft.chosen?.[id];
          const item = this.items.get(id);
          if (one && one.hash === item.dataset.hash && window.courseItem.options(item)[one.chose]) {
            this.chosen.set(id, one.chose);
          }
        });
        this.show();
      }

      show() {
        this.live = true;
        this.panel.hidden = true;
        this.said.replaceChildren();
        const next = window.courseItem.random(this.seed);
        this.form.replaceChildren(
          ...this.ids.map((id, n) => {
            const item = this.items.get(id);
            item.hidden = false;
            item.querySelector(".item-why").hidden = true;
            item.querySelectorAll(".item-verdict").forEach((old) => old.remove());
            window.courseItem.number(item, n, this.ids.length);
            const order = window.courseItem.shuffled(window.courseItem.options(item).map((_, i) => i), next);
            window.courseItem.ask(item, order, this.chosen.has(id) ? this.chosen.get(id) : -1, (chose) => {
              this.chosen.set(id, chose);
              this.store.set("chosen", id, { seed: this.seed, hash: item.dataset.hash, chose });
              this.tell();
            });
            return item;
          }),
        );
        this.end.replaceChildren(window.courseDom.button("Hand in", () => this.submit(false)));
        this.tell();
        this.focus(this.ids.findIndex((id) => !this.chosen.has(id)));
      }

      answers() {
        return Object.fromEntries(
          [...this.chosen].map(([id, chose]) => [id, { hash: this.items.get(id).dataset.hash, chose }]),
        );
      }

      tell() {
        if (this.said.querySelector("a")) {
          this.name();
        }
      }

      focus(n) {
        const item = this.items.get(this.ids[Math.max(0, n)]);
        item.querySelector(".item-number").focus();
      }

      /* The questions that are open, by name, each a way to it. */
      name() {
        const open = this.ids.map((id, n) => [id, n]).filter(([id]) => !this.chosen.has(id));
        if (!open.length) {
          this.said.replaceChildren(window.courseDom.element("p", "Every question is answered."));
          this.end.replaceChildren(window.courseDom.button("Hand in", () => this.submit(false)));
          return;
        }
        const line = window.courseDom.element("p", "Still open: ");
        open.forEach(([id, n], i) => {
          const link = window.courseDom.element("a", "question " + (n + 1), { href: "#" + id });
          link.addEventListener("click", (event) => {
            event.preventDefault();
            this.focus(n);
          });
          line.append(...(i ? [", ", link] : [link]));
        });
        line.append(". An open question counts as not answered with the best option.");
        this.said.replaceChildren(line);
      }

      submit(anyway) {
        this.hear(); // what another tab did a moment ago
        if (!this.live) {
          return;
        }
        if (this.chosen.size < this.ids.length && !anyway) {
          this.name();
          this.end.replaceChildren(
            window.courseDom.button("Hand in", () => this.submit(false)),
            window.courseDom.button("Hand in as it is", () => this.submit(true)),
          );
          this.said.querySelector("a").focus();
          return;
        }
        const answers = this.answers();
        Object.keys(answers).forEach((id) => {
          answers[id].best = answers[id].chose === Number(this.items.get(id).dataset.best);
        });
        const score = Object.values(answers).filter((a) => a.best).length;
        const attempt = {
          seed: this.seed,
          form: this.ids,
          score,
          of: this.ids.length,
          version: this.dataset.version,
          content: this.dataset.content,
          answers,
        };
        this.live = false;
        this.store.change((record) => {
          record.attempts.push(this.store.entry(record.attempts, attempt));
          record.assessment.draft = this.store.entry([record.assessment.draft], {});
        });
        this.ids.forEach((id) =>
          window.courseItem.reveal(this.items.get(id), this.chosen.has(id) ? this.chosen.get(id) : -1)
        );
        const result = window.courseDom.element(
          "h2",
          score + " of " + attempt.of + ": " + (this.passed(attempt) ? "passed." : "not passed yet."),
          { tabindex: -1 },
        );
        const note = window.courseDom.element(
          "p",
          (this.passed(attempt) ? "" : Math.ceil(this.pass * attempt.of) + " are needed. ") +
            "Every question is explained below, with a link to where it is taught. You marked this yourself: the key is in the page.",
        );
        this.said.replaceChildren();
        this.panel.hidden = false;
        this.panel.replaceChildren(result, note);
        this.end.replaceChildren(window.courseDom.button("Take another form", () => this.start(true)));
        this.panel.append(window.courseDom.element("a", "What comes afterwards", { href: "#afterwards" }));
        result.focus();
        result.scrollIntoView({ block: "center" });
      }
    },
  );
}
