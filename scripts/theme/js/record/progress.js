/* <course-progress>: what the record holds, with the buttons to export, import and erase it. What it holds is shown by seen.js.
   With `data-says` it shows the buttons alone, below that sentence.
   Here is the one door where a file comes in, and here it is asked whose record it is. */
(function () {
  if (customElements.get("course-progress")) {
    return;
  }
  const { button, element, save, the } = window.courseDom;
  /** @param {number} n @param {string} one */
  const counted = (n, one, many = one + "s") => n + " " + (n === 1 ? one : many);
  /** What came in of each part, as one and as many.
   * @type {{ [part in keyof Course.Parts]?: [one: string, many?: string] }} */
  const NEWS = {
    answers: ["answer"],
    attempts: ["assessment attempt"],
    writes: ["text"],
    sheets: ["line of your self-check", "lines of your self-check"],
    evaluation: ["answer of your evaluation", "answers of your evaluation"],
    confidence: ["rating of your confidence", "ratings of your confidence"],
    statement: ["line of your statement", "lines of your statement"],
    papers: ["box of your CPD sheet", "boxes of your CPD sheet"],
    endings: ["ending of a case", "endings of cases"],
    ways: ["way through a case", "ways through cases"],
    practiced: ["line practiced", "lines practiced"],
    opened: ["module opened", "modules opened"],
  };
  customElements.define(
    "course-progress",
    class extends window.courseElement {
      /** @type {HTMLElement} */
      tools;
      /** @type {HTMLElement} */
      said;
      /** @type {HTMLElement} */
      due;
      /** @type {HTMLElement} */
      erasing;
      /** @type {HTMLElement} */
      asking;

      build() {
        this.tools = element("div", "", { class: "record-tools" });
        this.said = element("p", "", { role: "status" });
        this.append(...(this.dataset.says ? [] : [element("course-seen")]), this.tools, this.said);
        this.buildTools();
        this.remind();
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("courserecord", ({ detail }) => {
          if (detail.ended) {
            this.asking.replaceChildren();
          }
          this.remind();
        }, { signal });
      }

      buildTools() {
        const file = element("input", "", {
          type: "file",
          accept: ".json,application/json",
          id: "record-file",
        });
        file.addEventListener("change", async () => {
          const chosen = file.files?.[0];
          if (chosen) {
            this.said.textContent = "";
            if (chosen.size > 20000000) {
              this.said.textContent = "This file is too large to be a record. Nothing was changed.";
            } else {
              this.receive(await chosen.text());
            }
            file.value = "";
          }
        });
        this.due = element("p");
        this.erasing = element("div");
        this.asking = element("div");
        this.tools.append(
          element("h2", "Your record"),
          element(
            "p",
            this.dataset.says ||
              "It exists on this device only. Export it to keep it or to move it; import it elsewhere: this page says what a file is, and asks first where it may be somebody else’s.",
          ),
          this.due,
          element("p", [
            button("Export my record", () => this.export()),
            " ",
            button("Erase my record", () => this.askToErase()),
          ]),
          this.erasing,
          element("label", ["Import a saved record: ", file], { for: file.id }),
          this.asking,
        );
        const aside = window.courseStore.aside();
        if (aside.length) {
          this.tools.append(element("p", [
            "A record on this device could not be read and was set aside, as it was. ",
            button(
              "Save what was set aside",
              () => save("set-aside.json", "application/json", JSON.stringify(aside)),
            ),
          ]));
        }
      }

      export() {
        save(
          window.courseStore.course + "-record-" + window.courseStore.today() + ".json",
          "application/json",
          window.courseStore.exported(),
        );
        window.courseStore.lastExport(Date.now());
        this.remind();
        this.said.textContent = "Saved as a file.";
      }

      /** A file: say what it is, and ask whose, unless it shares an owner with the record of this device.
       * @param {string} text */
      receive(text) {
        const examined = window.courseStore.examined(text);
        if (examined.refused !== undefined) {
          this.asking.replaceChildren();
          this.said.textContent = examined.refused;
        } else if (examined.owner === "same") {
          this.take(text, "same");
        } else if (examined.owner === "nobody") {
          this.ask(this.described("This is", examined.about), {
            "Take it over": () => this.take(text, "nobody"),
            "Cancel": () => this.leave("Nothing was changed."),
          });
        } else {
          const says = this.described("This file is", examined.about) + " " +
            this.described("On this device is", examined.here) + " Nothing shows that both are yours.";
          this.ask(says, {
            "It is mine: merge": () => this.take(text, "unknown"),
            "It is somebody else’s": () => this.leave("It was left alone. Nothing was changed."),
          });
        }
      }

      /** @param {string} beginning @param {Course.About} about */
      described(beginning, { name, begun, answers, texts }) {
        return beginning + " a record " + (name ? "of " + name : "without a name") + ", begun " +
          window.courseDays.written(begun) + ", with " + counted(answers, "answer") + " and " + counted(texts, "text") +
          ".";
      }

      /** @param {string} says @param {{ [text: string]: () => void }} choices */
      ask(says, choices) {
        const buttons = Object.entries(choices).flatMap(([text, act]) => [button(text, act), " "]);
        const line = element("p", [says + " ", ...buttons], { tabindex: -1 });
        this.asking.replaceChildren(line);
        line.focus();
      }

      /** @param {string} says */
      leave(says) {
        this.asking.replaceChildren();
        this.said.textContent = says;
      }

      /** Merge, if the answer was to the question as it would be asked now.
       * @param {string} text @param {Course.Owner} owner */
      take(text, owner) {
        const examined = window.courseStore.examined(text);
        if (examined.refused !== undefined || examined.owner !== owner) {
          this.receive(text);
          return;
        }
        if (owner === "nobody") { // all that is here then stands in that file too
          window.courseStore.lastExport(window.courseExportDue.last(examined.record));
        }
        const { kept, news } = window.courseStore.taken(examined);
        this.leave(kept ? this.told(news) : window.courseStore.notice());
      }

      /** @param {Course.News} news */
      told(news) {
        /** @type {Course.ById<number>} */
        const came = news;
        const parts = Object.entries(NEWS).filter(([part]) => came[part]).map(([part, words]) =>
          counted(came[part], ...words)
        );
        if (parts.length) {
          const texts = news.writes || news.sheets || news.evaluation || news.papers
            ? " Where a text stood here already, the newer one shows and the other stands below it."
            : "";
          return "Merged. New here: " + parts.join(", ") + "." + texts;
        }
        const any = Object.entries(came).some(([part, n]) => part !== "owners" && n);
        return any ? "Merged. New here: where you left off." : "Everything in it was here already.";
      }

      /* Quietly, above the button: no dialog, and nothing where nothing is due. */
      remind() {
        const { lastExport, read } = window.courseStore;
        this.due.textContent = window.courseExportDue.says(read(), lastExport(), Date.now());
        this.due.hidden = !this.due.textContent;
      }

      askToErase() {
        const ask = element("p", [
          "Everything that this course has kept on this device goes: answers, texts, attempts, statement, and a copy of the course. ",
          button("Export first", () => this.export()),
          " ",
          button("Erase everything", () => {
            window.courseStore.erase();
            this.erasing.replaceChildren();
            window.courseKeptCopy.end().then(() => {
              this.said.textContent = "Erased. Nothing of yours is left here.";
            });
          }),
          " ",
          button("Keep it", () => this.erasing.replaceChildren()),
        ]);
        this.erasing.replaceChildren(ask);
        the(HTMLButtonElement, ask, "button").focus();
      }
    },
  );
})();
