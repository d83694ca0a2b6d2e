/* <course-kept-form>: a form that stands in the page as HTML and whose choices and texts are kept in the record under data-part and
   data-id: confidence before and after, the evaluation. Saved as they change; without scripts it can be filled in and printed. */
if (!customElements.get("course-kept-form")) {
  customElements.define(
    "course-kept-form",
    class extends HTMLElement {
      connectedCallback() {
        const store = window.courseStore;
        const { part, id } = this.dataset;
        const inputs = [...this.querySelectorAll("input, textarea")];
        const ratings = store.read()[part][id]?.ratings ?? {};
        inputs.forEach((input) => {
          const value = ratings[input.name];
          if (input.type === "radio") {
            input.checked = value === input.value;
          } else if (value !== undefined) {
            input.value = value;
          }
        });
        this.said = document.createElement("p");
        this.said.setAttribute("role", "status");
        this.append(this.said);
        this.addEventListener("change", () => {
          const values = {};
          inputs.forEach((input) => {
            if (input.type === "radio" ? input.checked : input.value) {
              values[input.name] = input.value;
            }
          });
          const saved = store.set(part, id, { ratings: values });
          this.said.textContent = saved ? "Kept on this device." : "";
        });
      }
    },
  );
}
