/* <course-kept-form>: a form that stands in the page as HTML and whose choices and texts are kept in the record under data-part and
   data-id: confidence before and after, the evaluation. Saved as they change; without scripts it can be filled in and printed. */
if (!customElements.get("course-kept-form")) {
  customElements.define(
    "course-kept-form",
    class extends HTMLElement {
      /** @type {HTMLElement | undefined} */
      said;

      connectedCallback() {
        if (this.said) {
          return;
        }
        const store = window.courseStore;
        const { part = "", id = "" } = this.dataset;
        const inputs = [...this.querySelectorAll("input"), ...this.querySelectorAll("textarea")];
        /** @param {HTMLInputElement | HTMLTextAreaElement} input @returns {input is HTMLInputElement} */
        const isRadio = (input) => input.type === "radio";
        const names = [...new Set(inputs.map((input) => input.name))];
        /** What the record says, whatever the browser filled in; a text that somebody writes now stays, unless the record ended.
         * @param {boolean} [ended] */
        const fill = (ended) => {
          inputs.forEach((input) => {
            const value = store.text(part, id, input.name);
            if (isRadio(input)) {
              input.checked = value === input.value;
            } else if (ended || document.activeElement !== input) {
              input.value = value;
            }
          });
        };
        inputs.filter((input) => !isRadio(input)).forEach((input) => {
          input.autocomplete = "off";
          input.closest("p")?.after(window.courseDom.earlier(part, id, input.name)); // a paragraph cannot hold what opens
        });
        const said = window.courseDom.element("p", "", { role: "status" });
        this.said = said;
        this.append(said);
        /** @param {string} name */
        const valueOf = (name) => {
          const mine = inputs.filter((input) => input.name === name);
          const shown = isRadio(mine[0]) ? mine.filter(isRadio).find((input) => input.checked) : mine[0];
          return shown?.value ?? "";
        };
        this.addEventListener("change", () => {
          const saved = store.write(names.map((name) => [[part, id, name], valueOf(name)]));
          said.textContent = saved ? "Kept on this device." : "";
        });
        window.addEventListener("courserecord", ({ detail }) => {
          fill(detail.ended);
          if (detail.ended) {
            said.textContent = "";
          }
        });
        window.addEventListener("pageshow", () => fill());
        fill(true);
      }
    },
  );
}
