/* <course-write-first>: a place to write before a colleague's answer is read. The text is kept in the record, on this device. */
if (!customElements.get("course-write-first")) {
  customElements.define(
    "course-write-first",
    class extends HTMLElement {
      connectedCallback() {
        const details = this.querySelector("details");
        if (!details || !details.id) {
          throw new Error("course-write-first needs a details element with an id");
        }
        window.courseDom.later(() => this.querySelector("textarea") || this.build(details));
      }

      /** @param {HTMLDetailsElement} details */
      build(details) {
        const store = window.courseStore;
        const id = details.id;
        const { element, button } = window.courseDom;
        const label = element("label", "Your answer, kept on this device only. No client identifiers, please.", {
          for: id + "-own",
        });
        const area = element("textarea", "", { id: id + "-own", rows: 4, autocomplete: "off" });
        const compare = button("Compare with a colleague", () => {
          save();
          details.open = true;
          window.courseDom.the(HTMLElement, details, "summary").focus();
        });
        const box = element("div", [label, area, compare, window.courseDom.earlier("writes", id)], {
          class: "own-answer",
        });
        const mark = () => box.toggleAttribute("data-empty", !area.value); // paper leaves it out
        /** @param {string} text */
        const fill = (text) => {
          area.value = text;
          mark();
        };
        fill(read());
        this.prepend(box);

        let waiting = 0;
        let written = area.value;
        const save = () => {
          clearTimeout(waiting);
          if (area.value !== written) {
            written = area.value;
            store.write([[["writes", id], written]]);
          }
        };
        area.addEventListener("input", () => {
          mark();
          clearTimeout(waiting);
          waiting = setTimeout(save, 400);
        });
        area.addEventListener("change", save);
        window.addEventListener("pagehide", save);
        window.addEventListener("courserecord", ({ detail }) => {
          if (detail.ended || (document.activeElement !== area && read() !== written)) {
            clearTimeout(waiting);
            fill(written = read());
          }
        });
        const tell = () => this.toggleAttribute("data-open", details.open);
        details.addEventListener("toggle", tell);
        tell();

        function read() {
          return store.text("writes", id);
        }
      }
    },
  );
}
