/* <course-assessment>: a form drawn from the bank, handed in as a whole, then explained question by question.
   It can be left and taken up again; every attempt is kept. It is self-assessment: the key is in the page. */
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
        this.panel = document.createElement("div");
        this.panel.className = "assessment-panel";
        this.form = document.createElement("div");
        this.end = document.createElement("div");
        this.end.className = "assessment-end";
        this.said = document.createElement("div");
        this.said.setAttribute("role", "status");
        this.prepend(this.panel, this.form, this.said, this.end);
        this.open();
      }

      get store() {
        return window.courseStore;
      }

      attempts() {
        return this.store.list(this.store.read().attempts).filter((a) => this.store.entry(a) && typeof a.score === "number" && typeof a.of === "number");
      }

      /* The form that was begun and not handed in, if every question of it still stands as it was. */
      draft() {
        const draft = this.store.entry(this.store.objects(this.store.read(), "assessment").draft);
        const form = draft ? this.store.list(draft.form) : [];
        return form.length && form.every((id) => this.items.has(id)) ? draft : null;
      }

      open() {
        const draft = this.draft();
        const done = this.attempts();
        const lines = done.map((a) => new Date(a.at).toLocaleDateString() + ": " + a.score + " of " + a.of + (this.passed(a) ? ", passed" : "") + ".");
        this.panel.replaceChildren(
          ...(lines.length ? [this.element("p", "Your attempts, kept on this device: " + lines.join(" "))] : []),
          this.button(draft ? "Go on where you left" : done.length ? "Take another form" : "Start: " + this.size + " questions", () => this.start()),
          ...(draft ? [this.button("Begin anew with another form", () => this.start(true))] : []),
        );
      }

      passed(attempt) {
        return attempt.score >= this.pass * attempt.of;
      }

      start(anew) {
        let draft = anew ? null : this.draft();
        if (!draft) {
          const begun = this.draft();
          const last = begun ? begun.form : this.store.list((this.attempts().pop() || {}).form);
          const seed = crypto.getRandomValues(new Uint32Array(1))[0];
          draft = Object.assign(window.courseItem.another(this.bank, this.size, seed, last), { chosen: {} });
          this.keep(draft);
        }
        this.seed = Number(draft.seed) >>> 0;
        this.ids = this.store.list(draft.form);
        this.chosen = new Map();
        const kept = draft.chosen !== null && typeof draft.chosen === "object" ? draft.chosen : {};
        this.ids.forEach((id) => {
          const one = kept[id];
          const item = this.items.get(id);
          if (one && one.hash === item.dataset.hash && window.courseItem.options(item)[one.chose]) {
            this.chosen.set(id, one.chose);
          }
        });
        this.show();
      }

      keep(draft) {
        this.store.set("assessment", "draft", { seed: draft.seed, form: draft.form, chosen: draft.chosen });
      }

      show() {
        this.panel.hidden = true;
        this.said.replaceChildren();
        const next = window.courseItem.random(this.seed);
        this.form.replaceChildren(
          ...this.ids.map((id, n) => {
            const item = this.items.get(id);
            item.hidden = false;
            item.querySelector(".item-why").hidden = true;
            item.querySelectorAll(".item-verdict, .item-number").forEach((old) => old.remove());
            const number = this.element("h2", "Question " + (n + 1) + " of " + this.ids.length);
            number.className = "item-number";
            number.tabIndex = -1;
            item.prepend(number);
            const order = window.courseItem.shuffled(window.courseItem.options(item).map((_, i) => i), next);
            window.courseItem.ask(item, order, this.chosen.has(id) ? this.chosen.get(id) : -1, (chose) => {
              this.chosen.set(id, chose);
              this.keep({ seed: this.seed, form: this.ids, chosen: this.answers() });
              this.tell();
            });
            return item;
          }),
        );
        this.end.replaceChildren(this.button("Hand in", () => this.submit(false)));
        this.tell();
        this.focus(this.ids.findIndex((id) => !this.chosen.has(id)));
      }

      answers() {
        return Object.fromEntries([...this.chosen].map(([id, chose]) => [id, { hash: this.items.get(id).dataset.hash, chose }]));
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
          this.said.replaceChildren(this.element("p", "Every question is answered."));
          this.end.replaceChildren(this.button("Hand in", () => this.submit(false)));
          return;
        }
        const line = this.element("p", "Still open: ");
        open.forEach(([id, n], i) => {
          const link = this.element("a", "question " + (n + 1));
          link.href = "#" + id;
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
        if (this.chosen.size < this.ids.length && !anyway) {
          this.name();
          this.end.replaceChildren(this.button("Hand in", () => this.submit(false)), this.button("Hand in as it is", () => this.submit(true)));
          this.said.querySelector("a").focus();
          return;
        }
        const answers = this.answers();
        Object.keys(answers).forEach((id) => {
          answers[id].best = answers[id].chose === Number(this.items.get(id).dataset.best);
        });
        const score = Object.values(answers).filter((a) => a.best).length;
        const attempt = { at: Date.now(), seed: this.seed, form: this.ids, score, of: this.ids.length, version: this.dataset.version, content: this.dataset.content, answers };
        this.store.change((record) => {
          record.attempts = this.store.list(record.attempts).concat(attempt);
          this.store.part(record, "assessment").draft = { at: attempt.at };
        });
        this.ids.forEach((id) => window.courseItem.reveal(this.items.get(id), this.chosen.has(id) ? this.chosen.get(id) : -1));
        const result = this.element("h2", score + " of " + attempt.of + ": " + (this.passed(attempt) ? "passed." : "not passed yet."));
        result.tabIndex = -1;
        const note = this.element(
          "p",
          (this.passed(attempt) ? "" : Math.ceil(this.pass * attempt.of) + " are needed. ") +
            "Every question is explained below, with a link to where it is taught. You marked this yourself: the key is in the page.",
        );
        this.said.replaceChildren();
        this.panel.hidden = false;
        this.panel.replaceChildren(result, note);
        this.end.replaceChildren(this.button("Take another form", () => this.start(true)));
        const after = document.querySelector("#afterwards");
        if (after) {
          const link = this.element("a", "What comes afterwards");
          link.href = "#afterwards";
          this.panel.append(link);
        }
        result.focus();
        result.scrollIntoView({ block: "center" });
      }

      element(name, text) {
        const made = document.createElement(name);
        made.textContent = text;
        return made;
      }

      button(text, act) {
        const made = this.element("button", text);
        made.type = "button";
        made.addEventListener("click", act);
        return made;
      }
    },
  );
}
