/* <course-kept-form>: a form that stands in the page as HTML and whose choices and texts are kept in the record under data-part and
   data-id: confidence before and after, the evaluation. Saved as they change; without scripts it can be filled in and printed. */
if (!customElements.get("course-kept-form")) {
  const { earlier, element } = window.courseDom;
  /** @param {HTMLInputElement | HTMLTextAreaElement} input @returns {input is HTMLInputElement} */
  const isRadio = (input) => input.type === "radio";

  customElements.define(
    "course-kept-form",
    class extends window.courseElement {
      /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */
      inputs;
      /** @type {HTMLElement} */
      said;

      build() {
        this.inputs = [...this.querySelectorAll("input"), ...this.querySelectorAll("textarea")];
        this.inputs.filter((input) => !isRadio(input)).forEach((input) => {
          input.autocomplete = "off";
          input.closest("p")?.after(earlier(...this.where(input.name))); // a paragraph cannot hold what opens
        });
        this.said = element("p", "", { role: "status" });
        this.append(this.said);
        this.addEventListener("change", () => this.keep());
        this.fill(true);
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("courserecord", ({ detail }) => {
          this.fill(detail.ended);
          if (detail.ended) {
            this.said.textContent = "";
          }
        }, { signal });
        window.addEventListener("pageshow", () => this.fill(), { signal });
      }

      /** Where a choice or a text stands in the record.
       * @param {string} name */
      where(name) {
        const { part = "", id = "" } = this.dataset;
        return [part, id, name];
      }

      /** What the record says, whatever the browser filled in; a text that somebody writes now stays, unless the record ended.
       * @param {boolean} [ended] */
      fill(ended) {
        this.inputs.forEach((input) => {
          const value = window.courseStore.text(...this.where(input.name));
          if (isRadio(input)) {
            input.checked = value === input.value;
          } else if (ended || document.activeElement !== input) {
            input.value = value;
          }
        });
      }

      keep() {
        const names = [...new Set(this.inputs.map((input) => input.name))];
        const saved = window.courseStore.write(names.map((name) => [this.where(name), this.valueIn(name)]));
        this.said.textContent = saved ? "Kept on this device." : "";
      }

      /** @param {string} name */
      valueIn(name) {
        const mine = this.inputs.filter((input) => input.name === name);
        const shown = isRadio(mine[0]) ? mine.filter(isRadio).find((input) => input.checked) : mine[0];
        return shown?.value ?? "";
      }
    },
  );
}
