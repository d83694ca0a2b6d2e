/* <course-hear>: what supervisees say, as a table. A box finds rows by words, and Escape empties it; each message can be copied, and where the
   build did not know the site's address, it gets the one at which the page stands. Nothing that is typed is kept. */
if (!customElements.get("course-hear")) {
  const { all, button, element, the } = window.courseDom;

  customElements.define(
    "course-hear",
    class extends window.courseElement {
      /** @type {HTMLElement[]} */
      rows;
      /** @type {string[]} */
      texts;
      /** @type {HTMLInputElement} */
      box;
      /** @type {HTMLElement} */
      status;

      build() {
        this.rows = all(HTMLElement, this, "tbody");
        // Not by the line to practice or the last column: what is said there is not what was heard.
        this.texts = this.rows.map((row) =>
          [row.dataset.also, ...all(HTMLElement, row, "tr th, .hear-sent").map((e) => e.textContent)].join(" ")
        );
        this.rows.forEach((row) => {
          this.complete(row);
          this.offer(row);
        });
        this.box = element("input", "", { type: "text", id: "hear-words", autocomplete: "off", spellcheck: "false" });
        this.status = element("p", "", { role: "status" });
        const label = element("label", "What did you hear?", { for: "hear-words" });
        this.prepend(element("div", [label, this.box, this.status], { class: "hear-find" }));
        this.box.addEventListener("input", () => this.show());
        this.box.addEventListener("keydown", (event) => {
          if (event.key === "Escape") {
            this.box.value = "";
            this.show();
          }
        });
        this.show();
      }

      show() {
        const { found, all: whole } = window.courseWords.find(this.box.value, this.texts);
        this.rows.forEach((row, n) => (row.hidden = !found[n]));
        const count = found.filter(Boolean).length;
        this.status.textContent = whole || !count
          ? count + " of " + this.rows.length + " rows." + (count ? "" : " Try another word, or press Escape.")
          : "No row has all of these words. " + count + (count === 1 ? " has" : " have") + " some of them.";
      }

      /** Give a message the full address.
       * @param {HTMLElement} row */
      complete(row) {
        const place = the(HTMLElement, row, ".hear-address");
        const full = window.coursePaths.address(window.coursePaths.of(the(HTMLAnchorElement, row, ".hear-sent")) ?? "");
        const mail = the(HTMLAnchorElement, row, ".hear-mail");
        if (full && !place.textContent.startsWith("http")) {
          mail.href = mail.href.replace(encodeURIComponent(place.textContent), encodeURIComponent(full));
          place.textContent = full;
        }
      }

      /** @param {HTMLElement} row */
      offer(row) {
        const message = the(HTMLElement, row, ".hear-message");
        const lines = all(HTMLElement, message, "p");
        const said = element("span", "", { role: "status" });
        const made = button("Copy message", () => {
          const text = lines.map((line) => line.textContent).join("\n");
          window.courseCopy(text, said, () => {
            the(HTMLDetailsElement, row, "details").open = true;
            message.tabIndex = -1;
            return message;
          });
        });
        const mail = the(HTMLElement, row, ".hear-mail");
        made.setAttribute("aria-label", (mail.ariaLabel ?? "").replace("E-mail draft", "Copy message"));
        mail.before(made);
        the(HTMLElement, row, ".hear-acts").append(said);
      }
    },
  );
}
