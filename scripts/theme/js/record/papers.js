/* <course-portion>: a record of a part of the course, as a sheet and as a text to paste. Both stand in the page, blank; what the record holds
   of the modules that are ticked is filled in. Nothing that is typed or ticked here is kept. */
if (!customElements.get("course-portion")) {
  const { all, button, element, facts, group, option, the } = window.courseDom;

  customElements.define(
    "course-portion",
    class extends window.courseElement {
      /** @type {Course.Facts} */
      data;
      /** @type {HTMLElement} */
      state;
      /** @type {HTMLElement} */
      ticks;
      /** @type {HTMLInputElement} */
      name;
      /** @type {HTMLElement} */
      text;
      /** What the blank papers say at each place.
       * @type {Map<HTMLElement, string>} */
      blank;
      /** What the reader ticked and unticked, by module.
       * @type {Map<string, boolean>} */
      wanted = new Map();

      build() {
        this.data = facts();
        this.state = the(HTMLElement, this, ".portion-state");
        this.ticks = the(HTMLElement, this, ".portion-ticks");
        this.name = the(HTMLInputElement, this, "#portion-name");
        this.text = the(HTMLElement, this, ".portion-text");
        this.blank = new Map(all(HTMLElement, this, "[data-fill]").map((place) => [place, place.textContent]));
        the(HTMLElement, this, ".portion-typed").hidden = false;
        this.name.addEventListener("input", () => this.fill());
        const said = element("p", "", { role: "status" });
        the(HTMLElement, this, ".portion-print").append(button("Print or save as PDF", () => this.print("portion")));
        the(HTMLElement, this, ".portion-copy").append(
          button("Copy this text", () => window.courseCopy(this.text.textContent, said, () => this.text)),
          said,
        );
        document.querySelector(".cpd-print")?.append(button("Print or save as PDF", () => this.print("cpd")));
        this.begin();
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("courserecord", ({ detail }) => (detail.ended ? this.begin() : this.show()), {
          signal,
        });
        window.addEventListener("pageshow", (event) => event.persisted || this.begin(), { signal }); // whatever the browser filled in
        window.addEventListener("afterprint", () => document.body.removeAttribute("data-paper"), { signal });
      }

      /** One paper alone; the browser's own *Print* prints all.
       * @param {string} paper */
      print(paper) {
        document.body.dataset.paper = paper;
        window.print();
      }

      /* The name is that of the statement, if the reader asked for it to be kept. */
      begin() {
        const typed = /** @param {string} field */ (field) => window.courseStore.text("statement", "typed", field);
        this.name.value = typed("keep") === "yes" ? typed("name") : "";
        this.wanted.clear();
        this.show();
      }

      portions() {
        return window.coursePortion.modules(this.data, window.courseStore.read(), window.courseStore.today());
      }

      /** Modules in which something was answered are ticked until the reader says otherwise.
       * @param {Course.Portion} one */
      isWanted(one) {
        return this.wanted.get(one.id) ?? one.tried;
      }

      show() {
        const portions = this.portions();
        const { courseStore: store, courseNotices: notices } = window;
        this.state.textContent = window.coursePortion.blank(portions, {
          notice: store.notice(),
          newer: notices.says.newer,
          aside: store.aside().length > 0,
        });
        this.offer(portions);
        this.fill();
      }

      /** A box to tick for each; the one that has the focus stays.
       * @param {Course.Portion[]} portions */
      offer(portions) {
        const there = all(HTMLInputElement, this.ticks, "input").map((input) => input.value);
        if (there.join() !== portions.map((one) => one.id).join()) {
          const choices = group("Which modules stand on it", "field field--choice");
          portions.forEach((one) => {
            const box = option(choices, "checkbox", "portion", one.id, " " + this.called(one.id));
            box.addEventListener("change", () => {
              this.wanted.set(one.id, box.checked);
              this.fill();
            });
          });
          this.ticks.replaceChildren(...(portions.length ? [choices] : []));
        }
        all(HTMLInputElement, this.ticks, "input").forEach((box, n) => {
          box.checked = this.isWanted(portions[n]);
        });
      }

      /** @param {string} id */
      called(id) {
        const n = this.data.modules.findIndex((module) => module.id === id);
        return n + 1 + ". " + this.data.modules[n].title;
      }

      fill() {
        const { written } = window.courseDays;
        const chosen = this.portions().filter((one) => this.isWanted(one));
        const days = /** @param {Course.Portion} one */ ({ first, last }) =>
          written(first) + (first === last ? "" : " to " + written(last));
        const { read, stated } = window.coursePortion.minutes(chosen, this.data);
        const minutes = /** @param {Course.Portion} one */ (
          one,
        ) => (one.whole ? String(one.minutes) : "none yet");
        all(HTMLTableRowElement, this, "tbody tr").forEach((row) => {
          const one = chosen.find(({ id }) => id === row.dataset.module);
          row.hidden = chosen.length > 0 && !one;
          all(HTMLElement, row, "[data-cell]").forEach((cell) => {
            const says = { days, answered: (/** @type {Course.Portion} */ { says }) => says, minutes };
            cell.textContent = one ? says[/** @type {keyof typeof says} */ (cell.dataset.cell)](one) : "";
          });
        });
        const lines = chosen.map((one) =>
          this.called(one.id) + ": " + days(one) + "; questions answered: " + one.says + "; minutes: " + minutes(one)
        );
        const address = window.coursePaths.address("");
        /** @type {Course.ById<string>} */
        const values = chosen.length
          ? {
            modules: lines.map((line) => "\n- " + line).join(""),
            read: "about " + read,
            stated: "about " + stated,
            today: written(window.courseStore.today()),
            ...(address ? { address } : {}),
          }
          : {};
        const name = this.name.value.trim();
        this.blank.forEach((was, place) => {
          place.textContent = { ...values, ...(name ? { name } : {}) }[place.dataset.fill ?? ""] ?? was;
        });
      }
    },
  );
}
