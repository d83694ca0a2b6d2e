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
        this.inputs = {
          name: this.querySelector("#statement-name"),
          licence: this.querySelector("#statement-licence"),
          keep: this.querySelector("#statement-keep"),
        };
        ["name", "licence"].forEach((field) =>
          this.inputs[field].parentElement.after(window.courseDom.earlier("statement", "typed", field))
        );
        this.typed.addEventListener("input", () => this.type());
        this.onRecord = ({ detail }) => {
          if (detail.ended || this.kept || this.inputs.keep.checked) {
            this.fillIn(detail.ended);
          }
          this.show();
        };
        window.addEventListener("courserecord", this.onRecord);
        window.addEventListener("pageshow", (event) => event.persisted || this.fillIn(true)); // whatever the browser filled in
        this.fillIn(true);
        this.show();
      }

      disconnectedCallback() {
        window.removeEventListener("courserecord", this.onRecord);
      }

      get kept() {
        return window.courseStore.text("statement", "typed", "keep") === "yes";
      }

      /* What the record keeps stands in the boxes; `all`: even where somebody writes. */
      fillIn(all) {
        const { name, licence, keep } = this.inputs;
        const kept = this.kept;
        keep.checked = kept;
        Object.entries({ name, licence }).forEach(([field, input]) => {
          if (all || document.activeElement !== input) {
            input.value = kept ? window.courseStore.text("statement", "typed", field) : "";
          }
        });
      }

      /* Kept only while that is asked for: without the tick, every version of both goes. */
      type() {
        const { name, licence, keep } = this.inputs;
        const store = window.courseStore;
        const at = (field) => ["statement", "typed", field];
        if (keep.checked) {
          store.write([[at("keep"), "yes"], [at("name"), name.value], [at("licence"), licence.value]]);
        } else if (this.kept) {
          store.write([[at("keep"), "no"]]);
          store.forget([at("name"), at("licence")], true);
        }
        this.show();
      }

      show() {
        const record = window.courseStore.read();
        const passed = record.attempts.filter((a) => a.score >= this.data.pass * a.of);
        const unopened = this.data.modules.filter((m) => !window.courseOpened(record, m));
        const steps = [];
        if (unopened.length) {
          steps.push([
            unopened.length === 1
              ? "Open one more module: "
              : "Open " + unopened.length + " more modules, the next being: ",
            unopened[0].title,
            unopened[0].url,
            window.courseUntraced(unopened[0].url) ? ", which counts once you have answered a question there." : ".",
          ]);
        }
        if (!passed.length) {
          steps.push([
            "Pass the ",
            "assessment",
            "assessment/",
            " with " + Math.round(100 * this.data.pass) + " % of its questions.",
          ]);
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
        this.missing.replaceChildren(
          ...(steps.length ? [window.courseDom.element("p", "Before there is a statement:"), list] : []),
        );
        this.typed.hidden = this.paper.hidden = steps.length > 0;
        document.body.toggleAttribute("data-statement", !steps.length); // it prints alone
        if (!steps.length) {
          this.fill(record, passed);
        }
      }

      fill(record, passed) {
        const best = passed[passed.length - 1];
        const { written, when } = window.courseDays;
        const today = window.courseStore.today();
        const day = (entry) => written(when(entry, today));
        const values = {
          name: this.inputs.name.value.trim() || "(name, as typed)",
          licence: this.inputs.licence.value.trim() || "none given",
          date: day(best),
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
            const cells = [
              module.title,
              day(window.courseOpened(record, module)),
              mine.filter((q) => q.best).length + " of " + mine.length,
            ];
            row.append(
              ...cells.map((
                text,
                n,
              ) => (n ? window.courseDom.element("td", text) : window.courseDom.element("th", text, { scope: "row" }))),
            );
            return row;
          }),
        );
      }
    },
  );
}
