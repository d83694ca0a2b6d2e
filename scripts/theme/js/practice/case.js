/* <course-case>: a branching case, one moment at a time.
   How far it is stands above the moment, and below it the way taken, which leads back; the browser's Back does too, because every choice is an entry of its
   history, with the way as its state. Paper and readers without scripts see all moments, numbered and linked. */
if (!customElements.get("course-case")) {
  const { all, button, clicked, element, goTo, known, the } = window.courseDom;
  /** @typedef {{ at: string, n: number }} Step at a moment, by its id, and which of its choices
   * @typedef {{ steps: Step[], at: string }} Way the steps, and the moment that they led to */

  customElements.define(
    "course-case",
    class extends window.courseElement {
      /** @type {Map<string, HTMLElement>} */
      moments;
      /** @type {string} */
      start;
      /** @type {HTMLElement} */
      way;
      /** @type {HTMLElement} */
      status;
      /** @type {Way} */
      now;

      build() {
        this.moments = new Map(all(HTMLElement, this, ".moment").map((m) => [the(HTMLElement, m, "h2").id, m]));
        if (!this.moments.size) {
          return false;
        }
        [this.start] = this.moments.keys();
        this.way = element("nav", "", { class: "way", "aria-label": "The way you took" });
        this.status = element("p", "", { class: "way-status", role: "status" });
        this.prepend(this.status, this.way);
        this.addEventListener("click", (event) => this.choose(event));
        this.show(this.wayNow(), false);
        this.setAttribute("data-built", "");
        return true;
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("popstate", () => this.show(this.wayNow(), true), { signal });
      }

      /** The way in the history's state, if it is one of this case and leads to the moment in the address.
       * @returns {Way} */
      wayNow() {
        const state = history.state && history.state.way;
        const here = location.hash.slice(1); // ids need no decoding, and a link that was cut cannot be decoded
        /** @type {Step[]} */
        const steps = Array.isArray(state)
          ? state.map((s) => ({ at: s?.at, n: Number.isInteger(s?.n) ? s.n : -1 }))
          : [];
        const led = steps.every((step, i) =>
          this.target(step) && this.target(step) === (i + 1 < steps.length ? steps[i + 1].at : here)
        );
        if (led && steps.length) {
          return { steps, at: here };
        }
        return { steps: [], at: this.moments.has(here) ? here : this.start };
      }

      /** @param {string} at */
      choices(at) {
        const moment = this.moments.get(at);
        return moment ? all(HTMLAnchorElement, moment, ".choices a") : [];
      }

      /** The moment that a step leads to, if there is one.
       * @param {Step} step */
      target(step) {
        const link = this.choices(step.at)[step.n];
        return link && this.moments.has(link.hash.slice(1)) ? link.hash.slice(1) : "";
      }

      /** @param {MouseEvent} event */
      choose(event) {
        const link = clicked(HTMLElement, event, "a, button");
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
          return;
        }
        const steps = this.chosen(link);
        if (steps) {
          event.preventDefault();
          const at = this.reached(steps, link);
          history.pushState({ way: steps }, "", "#" + at);
          this.show({ steps, at }, true);
        }
      }

      /** The steps that a link or a button stands for, or nothing.
       * @param {HTMLElement} link */
      chosen(link) {
        const { back, other, choice } = link.dataset;
        const n = this.choices(this.now.at).findIndex((a) => a === link);
        if (n >= 0) {
          return this.now.steps.concat({ at: this.now.at, n });
        }
        if (back !== undefined) {
          return this.now.steps.slice(0, Number(back));
        }
        if (other !== undefined) {
          const { at } = this.now.steps[Number(other)];
          return this.now.steps.slice(0, Number(other)).concat({ at, n: Number(choice) });
        }
        return null;
      }

      /** The moment where steps end: without any, where the way began, or the case itself.
       * @param {Step[]} steps @param {HTMLElement} link */
      reached(steps, link) {
        if (steps.length) {
          return this.target(steps[steps.length - 1]);
        }
        return link.dataset.back === "0" && link.closest("li") ? this.now.steps[0].at : this.start;
      }

      /** @param {Way} now @param {boolean} moved */
      show(now, moved) {
        this.now = now;
        this.moments.forEach((moment, id) => moment.classList.toggle("now", id === now.at));
        this.tellWay();
        const moment = this.moment(now.at);
        this.querySelectorAll(".after-ending").forEach((e) => e.remove());
        if (moment.dataset.ending) {
          moment.append(this.afterEnding());
          this.keep(now.at);
        }
        this.tellPlace(moment);
        if (moved) {
          goTo(the(HTMLElement, moment, "h2"));
          if (now.steps.length) {
            this.status.scrollIntoView({ block: "start" });
          }
        }
      }

      /** @param {string} at */
      moment(at) {
        return known(this.moments, "moment", at);
      }

      /** Note that an ending was seen, and the way to it, each once.
       * @param {string} ending */
      keep(ending) {
        const store = window.courseStore;
        const mine = this.dataset.case ?? "";
        const record = store.read();
        const steps = this.now.steps.map((step) => ({ moment: step.at, said: this.said(step) }));
        const way = store.canonical([steps, ending]);
        const seen = record.endings[mine]?.[ending];
        const gone = (record.ways[mine] ?? []).some((one) => store.canonical([one.steps, one.ending]) === way);
        if (seen && (gone || !steps.length)) {
          return;
        }
        store.quietly(() =>
          store.change(({ endings, ways }) => {
            if (!seen) {
              endings[mine] = { ...endings[mine], [ending]: { at: Date.now() } };
            }
            if (steps.length && !gone) {
              const before = ways[mine] ?? [];
              ways[mine] = before.concat(store.entry(before, { ending, steps }));
            }
          })
        );
      }

      /** The words that were chosen at a step.
       * @param {Step} step */
      said(step) {
        return this.choices(step.at)[step.n].textContent.trim();
      }

      /** Where on the way one is and how far it still is: in words, and as dots for those who look.
       * @param {HTMLElement} moment */
      tellPlace(moment) {
        const left = moment.querySelector(".moment-left");
        const { least = "0", most = "0" } = left instanceof HTMLElement ? left.dataset : {};
        const dots = window.courseTrack(this.now.steps.length, Number(least), Number(most));
        const row = element("span", dots.map((kind) => element("i", "", { class: kind })), {
          class: "module-dots",
          "aria-hidden": "true",
        });
        const ended = Boolean(moment.dataset.ending);
        this.status.replaceChildren(row, this.place(ended) + (ended || !left ? "" : " " + left.textContent));
      }

      /** Where on the way one is, in words.
       * @param {boolean} ended */
      place(ended) {
        const { steps, at } = this.now;
        if (ended) {
          return "An ending, after " + (steps.length === 1 ? "1 decision" : steps.length + " decisions") + ".";
        }
        return steps.length || at === this.start
          ? "Decision " + (steps.length + 1) + "."
          : "You have come into the middle of this case.";
      }

      /* The way, a step a line: where, and what was said or done there. Each leads back to its moment. */
      tellWay() {
        const items = this.now.steps.map((step, n) =>
          element("li", [
            this.turn(this.titleOf(step.at), { back: n }),
            " ",
            element("span", this.said(step)),
          ])
        );
        this.way.replaceChildren(...(items.length ? [element("ol", items)] : []));
        if (this.now.at !== this.start) {
          const n = this.now.steps.length;
          if (n > 1) {
            this.way.append(this.turn("One step back", { back: n - 1 }), " ");
          }
          this.way.append(this.turn("Start again", { back: 0 }));
        }
        this.way.hidden = this.now.at === this.start;
      }

      /** @param {string} id */
      titleOf(id) {
        const title = /** @type {HTMLElement} */ (the(HTMLElement, this.moment(id), "h2").cloneNode(true));
        title.querySelectorAll(".headerlink, .moment-number").forEach((e) => e.remove());
        return title.textContent.trim();
      }

      /** A button that `choose` understands: back to a step of the way, or another choice at one.
       * @param {string} text @param {{ [name: string]: number }} data */
      turn(text, data) {
        const made = button(text);
        Object.assign(made.dataset, data);
        return made;
      }

      /* The way as a text to take along, for supervision. Nothing of a client is in it. */
      taking() {
        const said = element("p", "", { role: "status" });
        const shown = element("pre", "", {
          class: "bring-text",
          tabindex: 0,
          role: "group",
          "aria-label": "My way",
          hidden: "",
        });
        const steps = this.now.steps.map((step) => ({ title: this.titleOf(step.at), said: this.said(step) }));
        const title = the(HTMLElement, document, "h1").firstChild?.textContent?.trim() ?? "";
        const address = window.coursePaths.address(window.coursePaths.page + "#" + this.now.at);
        const ending = this.titleOf(this.now.at);
        const text = "Case: " + title + "\n" + (address && address + "\n") + "\n" +
          window.courseWay({ steps, ending }) + "\n";
        const copy = button("Copy my way", () =>
          window.courseCopy(text, said, () => {
            shown.textContent = text;
            shown.hidden = false;
            return shown;
          }));
        return [copy, said, shown];
      }

      /* Below an ending: the roads not taken, each of which can be, and the beginning. */
      afterEnding() {
        const roads = this.now.steps.flatMap((step, n) => {
          const others = this.choices(step.at).flatMap((a, choice) =>
            choice === step.n ? [] : [element("li", this.turn(a.textContent, { other: n, choice }))]
          );
          return [element("p", this.titleOf(step.at) + ":"), element("ul", others)];
        });
        const again = this.turn("Again, from the start", { back: 0 });
        const summary = element("summary", "The roads not taken");
        const after = roads.length ? [element("details", [summary, ...roads]), again, ...this.taking()] : [again];
        return element("div", after, { class: "after-ending" });
      }
    },
  );
}
