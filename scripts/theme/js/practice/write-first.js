/* <course-write-first>: a place to write before a colleague's answer is read. The text is kept in the record, on this device. */
if (!customElements.get("course-write-first")) {
  const { button, earlier, element, later, the } = window.courseDom;

  customElements.define(
    "course-write-first",
    class extends window.courseElement {
      /** @type {HTMLDetailsElement} */
      details;
      /** @type {HTMLElement} */
      box;
      /** @type {HTMLTextAreaElement | undefined} */
      area;
      waiting = 0;
      written = "";

      build() {
        this.details = the(HTMLDetailsElement, this, "details[id]");
        later(() => this.offer());
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("pagehide", () => this.keep(), { signal });
        window.addEventListener("courserecord", ({ detail }) => this.hear(detail.ended), { signal });
      }

      /* The box to write in, above the colleague's answer. */
      offer() {
        const { details } = this;
        const id = details.id + "-own";
        const label = element("label", "Your answer, kept on this device only. No client identifiers, please.", {
          for: id,
        });
        const area = element("textarea", "", { id, rows: 4, autocomplete: "off" });
        const compare = button("Compare with a colleague", () => {
          this.keep();
          details.open = true;
          the(HTMLElement, details, "summary").focus();
        });
        this.area = area;
        this.box = element("div", [label, area, compare, earlier("writes", details.id)], { class: "own-answer" });
        this.fill();
        this.prepend(this.box);
        area.addEventListener("input", () => {
          this.mark();
          clearTimeout(this.waiting);
          this.waiting = setTimeout(() => this.keep(), 400);
        });
        area.addEventListener("change", () => this.keep());
        const tell = () => this.toggleAttribute("data-open", details.open);
        details.addEventListener("toggle", tell);
        tell();
      }

      get kept() {
        return window.courseStore.text("writes", this.details.id);
      }

      fill() {
        if (this.area) {
          this.area.value = this.written = this.kept;
          this.mark();
        }
      }

      mark() {
        this.box.toggleAttribute("data-empty", !this.area?.value); // paper leaves it out
      }

      keep() {
        clearTimeout(this.waiting);
        if (this.area && this.area.value !== this.written) {
          this.written = this.area.value;
          window.courseStore.write([[["writes", this.details.id], this.written]]);
        }
      }

      /** The record changed: what it says stands in the box, unless somebody writes there.
       * @param {boolean} [ended] */
      hear(ended) {
        if (ended || (document.activeElement !== this.area && this.kept !== this.written)) {
          clearTimeout(this.waiting);
          this.fill();
        }
      }
    },
  );
}
