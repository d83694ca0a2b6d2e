/* <course-earlier>: the earlier versions of a text of the record, where it stands; nothing while there are none. `data-where` is the place
   of the text in the record. */
if (!customElements.get("course-earlier")) {
  const { button, element } = window.courseDom;

  customElements.define(
    "course-earlier",
    class extends window.courseElement {
      /** @type {HTMLDetailsElement} */
      details;

      build() {
        this.details = element("details", "", { class: "earlier" });
        this.append(this.details);
        this.show();
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("courserecord", () => this.show(), { signal });
      }

      show() {
        const { courseStore: store, courseDays: days } = window;
        /** @type {Course.Where} */
        const where = JSON.parse(this.dataset.where ?? "[]");
        const versions = store.earlier(...where);
        this.details.hidden = !versions.length;
        this.details.open &&= !this.details.hidden;
        this.details.replaceChildren(
          element("summary", "Earlier versions of this text: " + versions.length),
          ...versions.flatMap((version) => [
            element("p", days.written(days.when(version, store.today())), { class: "earlier-day" }),
            element("p", version.text, { class: "earlier-text" }),
          ]),
          button("Remove the earlier versions", () => store.forget([where])),
        );
      }
    },
  );
}
