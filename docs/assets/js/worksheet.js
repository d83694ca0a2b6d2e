/* <course-worksheet>: print, save as text, clear. What is written is kept nowhere, except on the therapist's own sheet (data-keep).
   What is for the therapist alone stands on the screen and neither on paper nor in the saved text: a client may hold those. */
if (!customElements.get("course-worksheet")) {
  const UNDO = 30000; // milliseconds during which a sheet that was cleared can be put back

  customElements.define(
    "course-worksheet",
    class extends HTMLElement {
      connectedCallback() {
        if (this.bar) {
          return;
        }
        this.bar = window.courseDom.element("p", "", { class: "sheet-bar" });
        this.said = window.courseDom.element("span", "", { role: "status" });
        this.bar.append(
          window.courseDom.button("Print", () => window.print()),
          window.courseDom.button(
            "Save as text",
            () => window.courseDom.save(this.dataset.file + ".txt", "text/plain", this.text()),
          ),
          window.courseDom.button("Clear the sheet", () => this.clear()),
          this.said,
        );
        this.append(this.bar);
        this.addEventListener("input", () => this.changed());
        if (this.dataset.keep) {
          this.querySelectorAll("textarea").forEach((area) =>
            area.closest("p").after(window.courseDom.earlier("sheets", this.dataset.keep, area.id))
          );
          this.restore();
          window.addEventListener("courserecord", ({ detail }) => {
            if (detail.ended) {
              this.said.textContent = ""; // with what could be put back
            }
            if (detail.ended || !this.contains(document.activeElement)) {
              this.restore();
            }
          });
          window.addEventListener("pageshow", () => this.contains(document.activeElement) || this.restore());
        }
        this.advise();
      }

      get inputs() {
        return [...this.querySelectorAll("textarea, input")];
      }

      /* A text that is longer than its box prints cut: say so while it can still be saved whole. */
      changed() {
        const long = [...this.querySelectorAll("textarea")].filter((area) => area.scrollHeight > area.clientHeight + 4);
        this.said.textContent = long.length
          ? "Some text is longer than its box. The printed page shows what fits; the saved text has all of it."
          : "";
        if (this.dataset.keep) {
          const values = Object.create(null);
          this.inputs.forEach((i) => {
            const name = i.type === "radio" ? i.name : i.id;
            const filled = i.type === "radio" || i.type === "checkbox" ? i.checked : i.value;
            values[name] = filled ? (i.type === "checkbox" ? "yes" : i.value) : values[name] ?? "";
          });
          window.courseStore.write(
            Object.entries(values).map(([name, text]) => [["sheets", this.dataset.keep, name], text]),
          );
        }
        this.advise();
      }

      restore() {
        this.inputs.forEach((i) => {
          const value = window.courseStore.text("sheets", this.dataset.keep, i.type === "radio" ? i.name : i.id);
          if (i.type === "radio") {
            i.checked = value === i.value;
          } else if (i.type === "checkbox") {
            i.checked = value === "yes";
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
          document.querySelector("h1").firstChild.textContent.trim(),
          document.querySelector(".filled-by").textContent,
          "",
        ];
        this.querySelectorAll("h2, .field:not(.therapist)").forEach((e) => {
          if (e.tagName === "H2") {
            lines.push("", e.firstChild.textContent.trim().toUpperCase(), "");
          } else if (e.classList.contains("field--tick")) {
            lines.push((e.querySelector("input").checked ? "[x] " : "[ ] ") + e.textContent.trim());
          } else if (e.tagName === "FIELDSET") {
            const chosen = e.querySelector("input:checked");
            lines.push(e.querySelector("legend").textContent + ": " + (chosen ? chosen.value : ""));
          } else {
            lines.push(e.querySelector("label").textContent + ":", e.querySelector("textarea").value, "");
          }
        });
        return lines.join("\n") + "\n";
      }

      /* One step back, for a hand that meant the button beside it; not for long, for the next to write here may be somebody else. */
      clear() {
        const before = this.inputs.map((i) => [i, i.checked, i.value]);
        const filled = before.some((
          [i, checked, value],
        ) => (i.type === "radio" || i.type === "checkbox" ? checked : value));
        this.inputs.forEach((i) => {
          if (i.type === "radio" || i.type === "checkbox") {
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
          window.removeEventListener("pagehide", end);
          if (this.said.contains(back)) {
            const focused = document.activeElement === back;
            this.said.textContent = "The sheet is empty.";
            if (focused) {
              this.bar.querySelector("button:last-of-type").focus();
            }
          }
          before.length = 0;
        };
        const back = window.courseDom.button("Put it back", () => {
          before.forEach(([i, checked, value]) => {
            i.checked = checked;
            i.value = value;
          });
          end();
          this.changed();
          this.said.textContent ||= "It is back.";
        });
        const over = setTimeout(end, UNDO);
        window.addEventListener("pagehide", end);
        this.said.append(back);
      }
    },
  );
}
