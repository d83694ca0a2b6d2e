/* <course-statement>: the statement of participation. It says what is missing, or fills in what the record holds.
   Name and licence are what somebody types; they are kept only if that is asked for. */
if (!customElements.get("course-statement")) {
  customElements.define(
    "course-statement",
    class extends HTMLElement {
      connectedCallback() {
        this.data = JSON.parse(document.getElementById("course-data").textContent);
        this.missing = this.querySelector(".statement-missing");
        this.paper = this.querySelector(".statement-paper");
        this.typed = this.querySelector(".statement-typed");
        if (!this.missing || !this.paper || !this.typed) {
          throw new Error("course-statement needs .statement-missing, .statement-typed and .statement-paper");
        }
        this.typed.append(window.courseDom.button("Print or save as PDF", () => window.print()));
        const kept = window.courseStore.read().statement.typed;
        this.inputs = { name: this.querySelector("#statement-name"), licence: this.querySelector("#statement-licence"), keep: this.querySelector("#statement-keep") };
        if (kept?.keep) {
          this.inputs.name.value = kept.name ?? "";
          this.inputs.licence.value = kept.licence ?? "";
          this.inputs.keep.checked = true;
        }
        this.typed.addEventListener("input", () => this.type());
        this.onRecord = () => this.show();
        window.addEventListener("courserecord", this.onRecord);
        this.show();
      }

      disconnectedCallback() {
        window.removeEventListener("courserecord", this.onRecord);
      }

      type() {
        const { name, licence, keep } = this.inputs;
        const store = window.courseStore;
        if (keep.checked) {
          store.set("statement", "typed", { keep: true, name: name.value, licence: licence.value });
        } else if (store.read().statement.typed?.keep) {
          store.set("statement", "typed", { keep: false });
        }
        this.show();
      }

      show() {
        const record = window.courseStore.read();
        const passed = record.attempts.filter((a) => a.score >= this.data.pass * a.of);
        const unopened = this.data.modules.filter((m) => !window.courseOpened(record, m));
        const steps = [];
        if (unopened.length) {
          steps.push([unopened.length === 1 ? "Open one more module: " : "Open " + unopened.length + " more modules, the next being: ", unopened[0].title, unopened[0].url, window.courseUntraced(unopened[0].url) ? ", which counts once you have answered a question there." : "."]);
        }
        if (!passed.length) {
          steps.push(["Pass the ", "assessment", "assessment/", " with " + Math.round(100 * this.data.pass) + " % of its questions."]);
        }
        if (!record.evaluation.form) {
          steps.push(["Fill in the ", "evaluation", "evaluation/", "."]);
        }
        const list = document.createElement("ul");
        steps.forEach(([before, text, url, after]) => {
          const item = document.createElement("li");
          item.append(before, window.courseDom.link(text, url), after);
          list.append(item);
        });
        this.missing.replaceChildren(...(steps.length ? [window.courseDom.element("p", "Before there is a statement:"), list] : []));
        this.typed.hidden = this.paper.hidden = steps.length > 0;
        document.body.toggleAttribute("data-statement", !steps.length); // it prints alone
        if (!steps.length) {
          this.fill(record, passed);
        }
      }

      fill(record, passed) {
        const best = passed[passed.length - 1];
        const day = (at) => new Date(at).toLocaleDateString(undefined, { day: "numeric", month: "long", year: "numeric" });
        const values = {
          name: this.inputs.name.value.trim() || "(name, as typed)",
          licence: this.inputs.licence.value.trim() || "none given",
          date: day(best.at),
          score: best.score + " of " + best.of,
          version: (best.version || this.data.version) + ", content " + (best.content || this.data.content),
        };
        this.paper.querySelectorAll("[data-fill]").forEach((place) => {
          place.textContent = values[place.dataset.fill];
        });
        const review = window.courseReview(this.data, record, Date.now());
        this.paper.querySelector("tbody").replaceChildren(
          ...this.data.modules.map((module) => {
            const mine = review.filter((q) => q.module === module.id);
            const row = document.createElement("tr");
            const cells = [module.title, day(window.courseOpened(record, module)), mine.filter((q) => q.best).length + " of " + mine.length];
            row.append(...cells.map((text, n) => (n ? window.courseDom.element("td", text) : window.courseDom.element("th", text, { scope: "row" }))));
            return row;
          }),
        );
      }
    },
  );
}
