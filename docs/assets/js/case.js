/* <course-case>: a branching case, one moment at a time.
   The way taken stands above the moment and leads back; the browser's Back does too, because every choice is an entry of its
   history, with the way as its state. Paper and readers without scripts see all moments, numbered and linked. */
if (!customElements.get("course-case")) {
  customElements.define(
    "course-case",
    class extends HTMLElement {
      connectedCallback() {
        this.moments = new Map([...this.querySelectorAll(".moment")].map((m) => [m.querySelector("h2").id, m]));
        if (!this.moments.size || this.way) {
          return;
        }
        this.start = this.moments.keys().next().value;
        this.build();
        this.addEventListener("click", (event) => this.choose(event));
        this.onMove = () => this.show(this.wayNow(), true);
        window.addEventListener("popstate", this.onMove);
        this.show(this.wayNow(), false);
        this.setAttribute("data-built", "");
      }

      disconnectedCallback() {
        window.removeEventListener("popstate", this.onMove);
      }

      build() {
        this.way = window.courseDom.element("nav", "", { class: "way", "aria-label": "The way you took" });
        this.status = window.courseDom.element("p", "", { class: "way-status", role: "status" });
        this.prepend(this.way, this.status);
      }

      /* The way in the history's state, if it is one of this case: [{at: moment, n: which of its choices}, …] up to the moment in the address. */
      wayNow() {
        const state = history.state && history.state.way;
        const here = location.hash.slice(1); // ids need no decoding, and a link that was cut cannot be decoded
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

      choices(at) {
        const moment = this.moments.get(at);
        return moment ? [...moment.querySelectorAll(".choices a")] : [];
      }

      /* The moment that a step leads to, if there is one. */
      target(step) {
        const link = this.choices(step.at)[step.n];
        return link && this.moments.has(link.hash.slice(1)) ? link.hash.slice(1) : "";
      }

      choose(event) {
        const link = event.target.closest("a, button");
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
          return;
        }
        const data = link.dataset;
        const n = this.choices(this.now.at).indexOf(link);
        let steps = null;
        if (n >= 0) {
          steps = this.now.steps.concat({ at: this.now.at, n });
        } else if (data.back !== undefined) {
          steps = this.now.steps.slice(0, Number(data.back));
        } else if (data.other !== undefined) {
          const step = this.now.steps[Number(data.other)];
          steps = this.now.steps.slice(0, Number(data.other)).concat({ at: step.at, n: Number(data.choice) });
        }
        if (steps) {
          event.preventDefault();
          const at = steps.length
            ? this.target(steps[steps.length - 1])
            : data.back === "0" && link.closest("li")
            ? this.now.steps[0].at
            : this.start;
          history.pushState({ way: steps }, "", "#" + at);
          this.show({ steps, at }, true);
        }
      }

      show(now, moved) {
        this.now = now;
        this.moments.forEach((moment, id) => moment.classList.toggle("now", id === now.at));
        this.tellWay();
        const moment = this.moments.get(now.at);
        this.querySelectorAll(".after-ending").forEach((e) => e.remove());
        const ending = moment.dataset.ending;
        if (ending) {
          moment.append(this.afterEnding());
          const store = window.courseStore;
          const mine = this.dataset.case;
          if (!store.read().endings[mine]?.[now.at]) {
            store.quietly(() =>
              store.change(({ endings }) => {
                endings[mine] = { ...endings[mine], [now.at]: { at: Date.now() } };
              })
            );
          }
        }
        this.status.textContent = ending
          ? "An ending, after " + this.count(now.steps.length) + "."
          : now.steps.length
          ? "Moment " + (now.steps.length + 1) + "."
          : now.at === this.start
          ? ""
          : "You have come into the middle of this case.";
        if (moved) {
          window.courseDom.goTo(moment.querySelector("h2"));
          if (now.steps.length) {
            this.way.scrollIntoView({ block: "start" });
          }
        }
      }

      count(n) {
        return n === 1 ? "1 decision" : n + " decisions";
      }

      /* The way, a step a line: where, and what was said or done there. Each leads back to its moment. */
      tellWay() {
        const list = document.createElement("ol");
        this.now.steps.forEach((step, n) => {
          const item = document.createElement("li");
          const said = window.courseDom.element("span", this.choices(step.at)[step.n].textContent);
          item.append(this.turn(this.title(step.at), { back: n }), " ", said);
          list.append(item);
        });
        this.way.replaceChildren(...(this.now.steps.length ? [list] : []));
        if (this.now.at !== this.start) {
          const n = this.now.steps.length;
          if (n > 1) {
            this.way.append(this.turn("One step back", { back: n - 1 }), " ");
          }
          this.way.append(this.turn("Start again", { back: 0 }));
        }
        this.way.hidden = this.now.at === this.start;
      }

      title(id) {
        const title = this.moments.get(id).querySelector("h2").cloneNode(true);
        title.querySelectorAll(".headerlink, .moment-number").forEach((e) => e.remove());
        return title.textContent.trim();
      }

      /* A button that `choose` understands: back to a step of the way, or another choice at one. */
      turn(text, data) {
        const button = window.courseDom.button(text);
        Object.assign(button.dataset, data);
        return button;
      }

      /* Below an ending: the roads not taken, each of which can be, and the beginning. */
      afterEnding() {
        const after = window.courseDom.element("div", "", { class: "after-ending" });
        if (this.now.steps.length) {
          const roads = document.createElement("details");
          roads.append(window.courseDom.element("summary", "The roads not taken"));
          this.now.steps.forEach((step, n) => {
            const where = window.courseDom.element("p", this.title(step.at) + ":");
            const list = document.createElement("ul");
            this.choices(step.at).forEach((a, choice) => {
              if (choice !== step.n) {
                const item = document.createElement("li");
                item.append(this.turn(a.textContent, { other: n, choice }));
                list.append(item);
              }
            });
            roads.append(where, list);
          });
          after.append(roads);
        }
        after.append(this.turn("Again, from the start", { back: 0 }));
        return after;
      }
    },
  );
}
