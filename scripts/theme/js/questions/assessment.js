/* <course-assessment>: a form drawn from the bank, handed in as a whole, then shown as a profile and explained question by question.
   It can be left and taken up again, and filled in from two tabs; every attempt is kept, one for each form. It is practice: the key is
   in the page, and there is no mark to reach. */
if (!customElements.get("course-assessment")) {
  const { all, button, element, known, the } = window.courseDom;

  customElements.define(
    "course-assessment",
    class extends window.courseElement {
      /** @type {Map<string, HTMLElement>} */
      items;
      /** @type {Course.InBank[]} */
      bank;
      /** @type {Course.Size} */
      size;
      /** @type {HTMLElement} */
      panel;
      /** @type {HTMLElement} */
      form;
      /** @type {HTMLElement} */
      end;
      /** @type {HTMLElement} */
      said;
      /** @type {number | undefined} */
      seed;
      /** @type {string[]} */
      ids;
      /** What is chosen, by the id of the question.
       * @type {Map<string, number>} */
      chosen;
      live = false;

      build() {
        this.items = new Map(all(HTMLElement, this, ".item").map((item) => [item.id, item]));
        if (!this.items.size) {
          return false;
        }
        this.bank = [...this.items.values()].map((item) => ({
          id: item.id,
          objective: item.dataset.objective ?? "",
          safety: item.dataset.safety !== undefined,
        }));
        this.size = { questions: Number(this.dataset.draw), safety: Number(this.dataset.safety) };
        this.panel = element("div", "", { class: "assessment-panel" });
        this.form = element("div");
        this.end = element("div", "", { class: "assessment-end" });
        this.said = element("div", "", { role: "status" });
        this.prepend(this.panel, this.form, this.said, this.end);
        this.open();
        return true;
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("courserecord", ({ detail }) => this.hear(detail.ended), { signal });
      }

      get store() {
        return window.courseStore;
      }

      /** The form that was begun and not handed in, with what is chosen of it, if every question of it still stands as it was.
       * @returns {Course.Begun | null} */
      draft() {
        const { assessment, chosen } = this.store.read();
        const { seed, form = [] } = assessment.draft ?? {};
        if (!form.length || !form.every((id) => this.items.has(id)) || this.isIn(seed)) {
          return null;
        }
        return {
          seed,
          form,
          chosen: Object.fromEntries(Object.entries(chosen).filter(([, one]) => one.seed === seed)),
        };
      }

      /** @param {string} id */
      item(id) {
        return known(this.items, "question", id);
      }

      /** Whether the form of this seed was handed in.
       * @param {number | undefined} seed */
      isIn(seed) {
        return seed !== undefined && this.store.read().attempts.some((attempt) => attempt.seed === seed);
      }

      /** What another tab did: its choices are taken over; a form that ended there ends here.
       * @param {boolean} [ended] */
      hear(ended) {
        const draft = this.draft();
        if (ended || (this.live && draft?.seed !== this.seed)) {
          const elsewhere = this.isIn(this.seed)
            ? "This form was handed in, in another tab."
            : "Another form was begun, in another tab.";
          this.live = false;
          this.form.replaceChildren();
          this.end.replaceChildren();
          this.said.replaceChildren(...(ended ? [] : [element("p", elsewhere)]));
          this.panel.hidden = false;
          this.open();
        } else if (!this.live) {
          this.renew();
        } else {
          this.ids.forEach((id) => {
            const item = this.item(id);
            const one = draft?.chosen[id];
            if (one && one.hash === item.dataset.hash) {
              all(HTMLInputElement, item, `.item-choices input[value="${one.chose}"]`).forEach((radio) => {
                radio.checked = true;
                this.chosen.set(id, one.chose);
              });
            }
          });
          this.tell();
        }
      }

      /* A form that another tab began, went on with or handed in: what the panel offers is true of it, unless it shows a result. */
      renew() {
        if (!this.panel.querySelector(".assessment-profile") && !this.panel.contains(document.activeElement)) {
          this.open();
        }
      }

      open() {
        const draft = this.draft();
        const done = this.store.read().attempts;
        const { shown, when } = window.courseDays;
        const lines = done.map((a) => shown(when(a, this.store.today())) + ": " + a.score + " of " + a.of + ".");
        const first = done.length ? "Take another form" : "Start: " + this.size.questions + " questions";
        this.panel.replaceChildren(
          ...(lines.length
            ? [element("p", [
              "Your attempts, kept on this device: " + lines.join(" ") + " ",
              element("a", "Open one again", { href: "#handed-in" }),
            ])]
            : []),
          button(draft ? "Go on where you left" : first, () => this.start()),
          ...(draft ? [button("Begin anew with another form", () => this.askAnew())] : []),
        );
      }

      /* What is chosen in a form that was begun, here or in another tab a moment ago, goes with it: that is asked first. */
      askAnew() {
        const draft = this.draft();
        const n = Object.keys(draft?.chosen ?? {}).length;
        if (!draft || !n) {
          this.start(true);
          return;
        }
        const keep = button("Keep it", () => {
          this.open();
          the(HTMLButtonElement, this.panel, "button").focus();
        });
        this.panel.replaceChildren(element("p", [
          "You have answered " + n + " of " + draft.form.length +
          " questions of the form that you began. With another form these answers are gone. ",
          keep,
          " ",
          button("Yes, another form", () => this.start(true)),
        ]));
        keep.focus();
      }

      /** @param {boolean} [anew] */
      start(anew) {
        const draft = (anew ? null : this.draft()) ?? this.drawn();
        this.seed = draft.seed;
        this.ids = draft.form;
        this.chosen = new Map();
        this.ids.forEach((id) => {
          const one = draft.chosen[id];
          const item = this.item(id);
          if (one && one.hash === item.dataset.hash && window.courseItem.options(item)[one.chose]) {
            this.chosen.set(id, one.chose);
          }
        });
        this.show();
      }

      /** Another form than the last, kept as begun.
       * @returns {Course.Begun} */
      drawn() {
        const last = (this.draft() || this.store.read().attempts.at(-1))?.form ?? [];
        const drawn = window.courseDraw.another(this.bank, this.size, window.courseDraw.seed(), last);
        this.store.set("assessment", "draft", drawn);
        return { ...drawn, chosen: {} };
      }

      show() {
        this.live = true;
        this.panel.hidden = true;
        this.said.replaceChildren();
        const next = window.courseDraw.random(this.seed ?? 0);
        this.form.replaceChildren(
          ...this.ids.map((id, n) => {
            const item = this.item(id);
            item.hidden = false;
            the(HTMLElement, item, ".item-why").hidden = true;
            item.querySelectorAll(".item-verdict").forEach((old) => old.remove());
            window.courseItem.number(item, n, this.ids.length);
            const order = window.courseDraw.shuffled(window.courseItem.options(item).map((_, i) => i), next);
            window.courseItem.ask(item, order, this.chosen.get(id) ?? -1, (chose) => {
              this.chosen.set(id, chose);
              this.store.set("chosen", id, { seed: this.seed, hash: item.dataset.hash ?? "", chose });
              this.tell();
            });
            return item;
          }),
        );
        this.end.replaceChildren(button("Hand in", () => this.submit(false)));
        this.tell();
        this.goTo(this.ids.findIndex((id) => !this.chosen.has(id)));
      }

      /** @returns {Course.ById<Course.Choice & { best: boolean }>} */
      answers() {
        return Object.fromEntries([...this.chosen].map(([id, chose]) => {
          const { hash = "", best } = this.item(id).dataset;
          return [id, { hash, chose, best: chose === Number(best) }];
        }));
      }

      tell() {
        if (this.said.querySelector("a")) {
          this.name();
        }
      }

      /** @param {number} n */
      goTo(n) {
        the(HTMLElement, this.item(this.ids[Math.max(0, n)]), ".item-number").focus();
      }

      /* The questions that are open, by name, each a way to it. */
      name() {
        const open = this.ids.map((id, n) => ({ id, n })).filter(({ id }) => !this.chosen.has(id));
        if (!open.length) {
          this.said.replaceChildren(element("p", "Every question is answered."));
          this.end.replaceChildren(button("Hand in", () => this.submit(false)));
          return;
        }
        const links = open.flatMap(({ id, n }, i) => {
          const link = element("a", "question " + (n + 1), { href: "#" + id });
          link.addEventListener("click", (event) => {
            event.preventDefault();
            this.goTo(n);
          });
          return i ? [", ", link] : [link];
        });
        const counted = ". An open question counts as not answered with the best option.";
        this.said.replaceChildren(element("p", ["Still open: ", ...links, counted]));
      }

      /** @param {boolean} anyway */
      submit(anyway) {
        this.hear(); // what another tab did a moment ago
        if (!this.live) {
          return;
        }
        if (this.chosen.size < this.ids.length && !anyway) {
          this.name();
          this.end.replaceChildren(
            button("Hand in", () => this.submit(false)),
            button("Hand in as it is", () => this.submit(true)),
          );
          the(HTMLAnchorElement, this.said, "a").focus();
          return;
        }
        const answers = this.answers();
        const profile = window.courseProfile(this.bank, this.ids, (id) => answers[id]?.best === true);
        const attempt = {
          seed: this.seed,
          form: this.ids,
          score: profile.right,
          of: profile.of,
          version: this.dataset.version,
          content: this.dataset.content,
          answers,
        };
        this.live = false;
        this.store.change((record) => {
          record.attempts.push(this.store.entry(record.attempts, attempt));
          record.assessment.draft = this.store.entry([record.assessment.draft], {});
        });
        this.ids.forEach((id) => window.courseItem.reveal(this.item(id), this.chosen.get(id) ?? -1));
        const result = element("h2", profile.right + " of " + profile.of, { tabindex: -1 });
        this.said.replaceChildren();
        this.panel.hidden = false;
        this.panel.replaceChildren(
          result,
          ...this.told(profile),
          element("a", "What comes afterwards", { href: "#afterwards" }),
        );
        this.end.replaceChildren(button("Take another form", () => this.start())); // that of another tab, where one was begun there
        result.focus();
        result.scrollIntoView({ block: "center" });
      }

      /** A line for each objective, with where to read again, and one for the safety stories.
       * @param {Course.Profile} profile */
      told({ objectives, signs }) {
        /** @param {string} name @param {Course.Counted} counted */
        const line = (name, { right, of }) => element("strong", name + ": " + right + " of " + of + ".");
        const lines = objectives.map(({ id, ...counted }) => {
          const links = counted.missed.map((missed) => this.taught(missed));
          const again = new Map(links.map((link) => [link.href, link]));
          const separated = [...again.values()].flatMap((link, n) => [n ? ", " : " Read again: ", link]);
          return element("li", [line(id[0].toUpperCase() + id.slice(1), counted), ...separated, again.size ? "." : ""]);
        });
        if (signs.of) {
          const again = signs.again ? this.querySelector(".profile-again") : null;
          const copies = [...(again?.childNodes ?? [])].map((node) => node.cloneNode(true));
          lines.push(
            element("li", [line(the(HTMLElement, this, ".profile-signs").textContent, signs), " ", ...copies]),
          );
        }
        const note = "This is practice, without a pass mark. Every question is explained below.";
        return [element("ul", lines, { class: "assessment-profile" }), element("p", note)];
      }

      /** Where a question is taught: the last link of its explanation, which ends there.
       * @param {string} id */
      taught(id) {
        const [link] = all(HTMLAnchorElement, this.item(id), ".item-why a").slice(-1);
        return element("a", link.textContent, { href: link.href });
      }
    },
  );
}
