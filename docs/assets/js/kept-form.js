/* <course-kept-form>: a form that stands in the page as HTML and whose choices and texts are kept in the record under data-part and
   data-id: confidence before and after, the evaluation. Saved as they change; without scripts it can be filled in and printed. */
if (!customElements.get("course-kept-form")) {
  customElements.define(
    "course-kept-form",
    class extends HTMLElement {
      connectedCallback() {
        if (this.said) {
          return;
        }
        const store = window.courseStore;
        const { part, id } = this.dataset;
        const inputs = [...this.querySelectorAll("input, textarea")];
        const names = [...new Set(inputs.map((input) => input.name))];
        /* What the record says, whatever the browser filled in; a text that somebody writes now stays, unless the record ended. */
        const fill = (ended) => {
          inputs.forEach((input) => {
            const value = store.text(part, id, input.name);
            if (input.type === "radio") {
              input.checked = value === input.value;
            } else if (ended || document.activeElement !== input) {
              input.value = value;
            }
          });
        };
        inputs.filter((input) => input.type !== "radio").forEach((input) => {
          input.autocomplete = "off";
          input.closest("p").after(window.courseDom.earlier(part, id, input.name)); // a paragraph cannot hold what opens
        });
        this.said = window.courseDom.element("p", "", { role: "status" });
        this.append(this.said);
        const valueOf = (name) => {
          const mine = inputs.filter((input) => input.name === name);
          return (mine[0].type === "radio" ? mine.find((input) => input.checked)?.value : mine[0].value) ?? "";
        };
        this.addEventListener("change", () => {
          const saved = store.write(names.map((name) => [[part, id, name], valueOf(name)]));
          this.said.textContent = saved ? "Kept on this device." : "";
        });
        window.addEventListener("courserecord", ({ detail }) => {
          fill(detail.ended);
          if (detail.ended) {
            this.said.textContent = "";
          }
        });
        window.addEventListener("pageshow", () => fill());
        fill(true);
      }
    },
  );
}
