/* <course-statement>: the statement of participation. It says what is missing, or fills in what the record holds.
   Name and license are what somebody types; they are kept only if that is asked for. */
if (!customElements.get("course-statement")) {
  const { all, button, earlier, element, facts, link, the } = window.courseDom;

  customElements.define(
    "course-statement",
    class extends window.courseElement {
      /** @type {Course.Facts} */
      data;
      /** @type {HTMLElement} */
      missing;
      /** @type {HTMLElement} */
      paper;
      /** @type {HTMLElement} */
      typed;
      /** @type {{ name: HTMLInputElement, licence: HTMLInputElement, keep: HTMLInputElement }} */
      inputs;

      build() {
        this.data = facts();
        this.missing = the(HTMLElement, this, ".statement-missing");
        this.paper = the(HTMLElement, this, ".statement-paper");
        this.typed = the(HTMLElement, this, ".statement-typed");
        this.typed.append(button("Print or save as PDF", () => window.print()));
        this.inputs = {
          name: the(HTMLInputElement, this, "#statement-name"),
          licence: the(HTMLInputElement, this, "#statement-licence"),
          keep: the(HTMLInputElement, this, "#statement-keep"),
        };
        this.inputs.name.parentElement?.after(earlier("statement", "typed", "name"));
        this.inputs.licence.parentElement?.after(earlier("statement", "typed", "licence"));
        this.typed.addEventListener("input", () => this.type());
        this.fillIn(true);
        this.show();
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("courserecord", ({ detail }) => {
          if (detail.ended || this.kept || this.inputs.keep.checked) {
            this.fillIn(detail.ended);
          }
          this.show();
        }, { signal });
        window.addEventListener("pageshow", (event) => event.persisted || this.fillIn(true), { signal }); // whatever the browser filled in
      }

      get kept() {
        return window.courseStore.text("statement", "typed", "keep") === "yes";
      }

      /** What the record keeps stands in the boxes; `all`: even where somebody writes.
       * @param {boolean} [all] */
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
        /** @param {string} field */
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
        const unopened = this.data.modules.filter((m) => !window.courseOpened(record, m));
        /** What is still to do: words, the text and the path of a link, and words after it.
         * @type {[string, string, string, string][]} */
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
        if (!record.attempts.length) {
          steps.push(["Hand in a form of the ", "assessment", "assessment/", ", whatever its score."]);
        }
        if (!record.evaluation.form) {
          steps.push(["Fill in the ", "evaluation", "evaluation/", "."]);
        }
        const items = steps.map(([before, text, url, after]) => element("li", [before, link(text, url), after]));
        this.missing.replaceChildren(
          ...(items.length ? [element("p", "Before there is a statement:"), element("ul", items)] : []),
        );
        this.typed.hidden = this.paper.hidden = steps.length > 0;
        document.body.toggleAttribute("data-statement", !steps.length); // it prints alone
        if (!steps.length) {
          this.fill(record);
        }
      }

      /** @param {Course.Kept} record with a form that was handed in */
      fill(record) {
        const { written, when } = window.courseDays;
        const today = window.courseStore.today();
        const { attempt: best, ...named } = window.courseAttempts.named(record.attempts, today);
        /** @param {Course.Entry | undefined} entry */
        const day = (entry) => (entry ? written(when(entry, today)) : "");
        /** @type {Course.ById<string>} */
        const values = {
          name: this.inputs.name.value.trim() || "(name, as typed)",
          licence: this.inputs.licence.value.trim() || "none given",
          practiced: best.of + " questions practiced, " + best.score + " right on " + written(named.day) +
            (named.forms > 1
              ? ", the best of " + named.forms + " forms; the first was handed in on " + written(named.first)
              : ""),
          version: (best.version || this.data.version) + ", content " + (best.content || this.data.content),
        };
        all(HTMLElement, this.paper, "[data-fill]").forEach((place) => {
          place.textContent = values[place.dataset.fill ?? ""];
        });
        const review = window.courseReview(this.data, record, Date.now());
        the(HTMLElement, this.paper, "tbody").replaceChildren(
          ...this.data.modules.map((module) => {
            const mine = review.filter((q) => q.module === module.id);
            return element("tr", [
              element("th", module.title, { scope: "row" }),
              element("td", day(window.courseOpened(record, module))),
              element("td", mine.filter((q) => q.best).length + " of " + mine.length),
            ]);
          }),
        );
      }
    },
  );
}
