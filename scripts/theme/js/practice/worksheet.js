/* <course-worksheet>: print, save as text, save a table as CSV (data-table), clear. What is written is kept nowhere, except on the therapist's own sheet (data-keep).
   What is for the therapist alone stands on the screen and neither on paper nor in the saved text: a client may hold those. */
if (!customElements.get("course-worksheet")) {
  const UNDO = 30000; // milliseconds during which a sheet that was cleared can be put back
  const SAVED = "h2:not(.screen-only), .field:not(.therapist)";
  const { all, button, earlier, element, save, the } = window.courseDom;
  /** @typedef {HTMLInputElement | HTMLTextAreaElement} Input */
  /** Whether it is a radio or a tick.
   * @param {Input} i @returns {i is HTMLInputElement} */
  const isBox = (i) => i.type === "radio" || i.type === "checkbox";
  /** What a radio, a tick or a text is called in the record.
   * @param {Input} i */
  const nameOf = (i) => (i.type === "radio" ? i.name : i.id);
  /** The text of a heading without its link.
   * @param {Element} heading */
  const titleOf = (heading) => heading.firstChild?.textContent?.trim() ?? "";

  customElements.define(
    "course-worksheet",
    class extends window.courseElement {
      /** @type {HTMLElement} */
      bar;
      /** @type {HTMLElement} */
      said;
      /** Ends the time in which a sheet that was cleared can be put back.
       * @type {(() => void) | null} */
      settle = null;

      build() {
        this.said = element("span", "", { role: "status" });
        this.bar = element("p", [
          button("Print", () => window.print()),
          button("Save as text", () => save(this.dataset.file + ".txt", "text/plain", this.text())),
          ...("table" in this.dataset ? [button("Save as CSV", () => this.saveTable())] : []),
          button("Clear the sheet", () => this.clear()),
          this.said,
        ], { class: "sheet-bar" });
        this.append(this.bar);
        this.addEventListener("input", () => this.changed());
        const { keep } = this.dataset;
        if (keep) {
          this.querySelectorAll("textarea").forEach((area) =>
            area.closest("p")?.after(earlier("sheets", keep, area.id))
          );
          this.restore();
        }
        this.advise();
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("pagehide", () => this.settle?.(), { signal });
        signal.addEventListener("abort", () => this.settle?.());
        if (this.dataset.keep) {
          window.addEventListener("courserecord", ({ detail }) => {
            if (detail.ended) {
              this.said.textContent = ""; // with what could be put back
            }
            if (detail.ended || !this.contains(document.activeElement)) {
              this.restore();
            }
          }, { signal });
          window.addEventListener("pageshow", () => this.contains(document.activeElement) || this.restore(), {
            signal,
          });
        }
      }

      get inputs() {
        return [...this.querySelectorAll("input"), ...this.querySelectorAll("textarea")];
      }

      /* A text that is longer than its box prints cut: say so while it can still be saved whole. */
      changed() {
        const long = [...this.querySelectorAll("textarea")].filter((area) => area.scrollHeight > area.clientHeight + 4);
        this.said.textContent = long.length
          ? "Some text is longer than its box. The printed page shows what fits; the saved text has all of it."
          : "";
        const { keep } = this.dataset;
        if (keep) {
          /** @type {Course.ById<string>} */
          const values = Object.create(null);
          this.inputs.forEach((i) => {
            const filled = isBox(i) ? i.checked : i.value;
            const value = i.type === "checkbox" ? "yes" : i.value;
            values[nameOf(i)] = filled ? value : values[nameOf(i)] ?? "";
          });
          window.courseStore.write(Object.entries(values).map(([name, text]) => [["sheets", keep, name], text]));
        }
        this.advise();
      }

      restore() {
        this.inputs.forEach((i) => {
          const value = window.courseStore.text("sheets", this.dataset.keep ?? "", nameOf(i));
          if (isBox(i)) {
            i.checked = value === (i.type === "checkbox" ? "yes" : i.value);
          } else {
            i.value = value;
          }
        });
        this.advise();
      }

      /* On the self-check: the skills rated lowest are named first, each with where to go. */
      advise() {
        const where = this.querySelector("#next-steps ~ ul");
        if (!where || !this.dataset.keep) {
          return;
        }
        const groups = [...this.querySelectorAll("fieldset.field--choice")];
        const rated = groups.map((g) => ({
          id: g.id,
          rate: [...g.querySelectorAll("input")].findIndex((i) => i.checked),
        })).filter((g) => g.rate >= 0);
        const lowest = Math.min(...rated.map((g) => g.rate));
        [...where.children].forEach((item) => {
          const mine = rated.find((g) => g.rate === lowest && item.querySelector('a[href$="#' + g.id + '"]'));
          item.toggleAttribute("data-first", Boolean(mine) && rated.length === groups.length);
        });
      }

      text() {
        const lines = [
          titleOf(the(HTMLElement, document, "h1")),
          the(HTMLElement, document, ".filled-by").textContent,
          "",
        ];
        this.querySelectorAll(SAVED).forEach((e) => {
          if (e.tagName === "H2") {
            lines.push("", titleOf(e).toUpperCase(), "");
          } else if (e.classList.contains("field--tick")) {
            lines.push((the(HTMLInputElement, e, "input").checked ? "[x] " : "[ ] ") + e.textContent.trim());
          } else if (e.tagName === "FIELDSET") {
            const [chosen] = all(HTMLInputElement, e, "input:checked");
            lines.push(the(HTMLElement, e, "legend").textContent + ": " + (chosen?.value ?? ""));
          } else {
            const says = the(HTMLElement, e, "label").textContent;
            lines.push(says + ":", the(HTMLTextAreaElement, e, "textarea").value, "");
          }
        });
        return lines.join("\n") + "\n";
      }

      /* A row for each heading, a column for each label. */
      saveTable() {
        /** @type {Course.Part[]} */
        const parts = [];
        this.querySelectorAll(SAVED).forEach((e) => {
          if (e.tagName === "H2") {
            parts.push({ title: titleOf(e), fields: [] });
            return;
          }
          const [chosen] = all(HTMLInputElement, e, "input:checked");
          const label = the(HTMLElement, e, "legend, label").textContent.trim();
          parts.at(-1)?.fields.push([label, chosen?.value ?? e.querySelector("textarea")?.value ?? ""]);
        });
        const { tabulate, write } = window.courseCsv;
        save(this.dataset.file + ".csv", "text/csv", write(tabulate(parts)));
      }

      /* One step back, for a hand that meant the button beside it; not for long, for the next to write here may be somebody else. */
      clear() {
        this.settle?.();
        const before = this.inputs.map((input) => ({
          input,
          checked: isBox(input) && input.checked,
          text: input.value,
        }));
        const filled = before.some(({ input, checked, text }) => (isBox(input) ? checked : text));
        this.inputs.forEach((i) => {
          if (isBox(i)) {
            i.checked = false;
          } else {
            i.value = "";
          }
        });
        this.changed();
        this.said.textContent = "The sheet is empty. ";
        if (!filled) {
          return;
        }
        const end = () => {
          clearTimeout(over);
          if (this.said.contains(back)) {
            const focused = document.activeElement === back;
            this.said.textContent = "The sheet is empty.";
            if (focused) {
              the(HTMLButtonElement, this.bar, "button:last-of-type").focus();
            }
          }
          before.length = 0;
          this.settle = null;
        };
        const back = button("Put it back", () => {
          before.forEach(({ input, checked, text }) => {
            if (isBox(input)) {
              input.checked = checked;
            } else {
              input.value = text;
            }
          });
          end();
          this.changed();
          this.said.textContent ||= "It is back.";
        });
        const over = setTimeout(end, UNDO);
        this.settle = end;
        this.said.append(back);
      }
    },
  );
}
