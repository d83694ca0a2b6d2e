/* <course-progress>: what the record holds, shown: the path, strength by objective, confident errors, what is due, export, import, erase.
   Here is the one door where a file comes in, and here it is asked whose record it is.
   The course's own facts come from the page's data block; the record is only read through store.js, and shown as text. */
(function () {
  if (customElements.get("course-progress")) {
    return;
  }
  const { all, button, element, facts, link, save, the } = window.courseDom;
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
      /** @type {Course.Facts} */
      data;
      /** @type {HTMLElement} */
      shown;
      /** @type {HTMLElement} */
      tools;
      /** @type {HTMLElement} */
      said;
      /** @type {HTMLElement} */
      erasing;
      /** @type {HTMLElement} */
      asking;

      build() {
        this.data = facts();
        this.shown = element("div");
        this.tools = element("div", "", { class: "record-tools" });
        this.said = element("p", "", { role: "status" });
        this.append(this.shown, this.tools, this.said);
        this.buildTools();
        this.show();
        all(HTMLElement, document, ".without-scripts").forEach((line) => {
          line.hidden = true; // not before there is something in its place
        });
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("courserecord", ({ detail }) => {
          if (detail.ended) {
            this.asking.replaceChildren();
          }
          this.show();
        }, { signal });
      }

      show() {
        const record = window.courseStore.read();
        const review = window.courseReview(this.data, record, Date.now());
        this.shown.replaceChildren(
          ...this.path(record, review),
          ...this.strength(review),
          ...this.confident(review),
          ...this.due(review),
          ...this.confidence(),
        );
      }

      /** @param {Course.Kept} record @param {Course.Reviewed[]} review */
      path(record, review) {
        const modules = this.data.modules.map((module) => {
          const mine = review.filter((q) => q.module === module.id);
          return element("li", [link(module.title, module.url), ": " + this.state(record, module, mine) + "."]);
        });
        const cases = this.data.cases.map((c) => {
          const seen = Object.keys(record.endings[c.id] ?? {}).length;
          return element("li", [
            link(c.title, c.url),
            ": " + (seen ? seen + " of " + c.endings + " endings seen." : "not played yet."),
          ]);
        });
        const resume = this.data.modules.find((m) => m.url === record.last.page?.page && !window.courseUntraced(m.url));
        return [
          ...(resume
            ? [
              element(
                "p",
                link("Resume: " + resume.title, resume.url, { class: "md-button md-button--primary" }),
              ),
            ]
            : []),
          element("h2", "The path"),
          element("ol", modules),
          element("h2", "Cases"),
          element("ul", cases),
        ];
      }

      /** @param {Course.Kept} record @param {Course.Module} module @param {Course.Reviewed[]} mine its questions */
      state(record, module, mine) {
        const answered = mine.filter((q) => q.answered).length;
        if (answered) {
          const best = mine.filter((q) => q.best).length;
          return answered + " of " + mine.length + " questions answered, " + best + " with the best option";
        }
        if (window.courseUntraced(module.url)) {
          return "no question answered yet";
        }
        return record.opened[module.id] ? "opened" : "not opened yet";
      }

      /** @param {Course.Reviewed[]} review */
      strength(review) {
        const rows = Object.entries(this.data.objectives).map(([id, says]) => {
          const mine = review.filter((q) => q.objective === id && q.answered);
          const best = mine.filter((q) => q.best).length;
          return element("tr", [
            element("th", says, { scope: "row" }),
            element("td", mine.length ? best + " of " + mine.length : "nothing yet"),
          ]);
        });
        const heads = ["Objective of the course", "Best option chosen, last time"].map((text) =>
          element("th", text, { scope: "col" })
        );
        return [
          element("h2", "Strength by objective"),
          element("table", [element("thead", element("tr", heads)), element("tbody", rows)]),
        ];
      }

      /** @param {Course.Reviewed[]} review */
      confident(review) {
        const wrong = review.filter((q) => q.confident);
        if (!wrong.length) {
          return [];
        }
        const items = wrong.flatMap((q) =>
          this.data.modules.filter((m) => m.id === q.module).map((module) => {
            const n = module.questions.findIndex((x) => x.id === q.id) + 1;
            return element("li", link(module.title + ", question " + n, module.url + "#" + q.id));
          })
        );
        return [
          element("h2", "Sure, and not the best"),
          element("p", "You were sure of these. They are worth most, and stand first in a review."),
          element("ul", items),
        ];
      }

      /** @param {Course.Reviewed[]} review */
      due(review) {
        const now = review.filter((q) => q.missed || q.due);
        const later = review.some((q) => q.dates.length);
        const parts = [
          element("h2", "Review"),
          element(
            "p",
            now.length
              ? now.length + (now.length === 1 ? " question is" : " questions are") +
                " ready: missed last time, or due 1, 4 or 12 weeks after you first answered."
              : "Nothing is ready now. Missed questions come at once, the others 1, 4 and 12 weeks after you first answered them.",
          ),
        ];
        const calendar = () =>
          save(
            "review.ics",
            "text/calendar",
            window.courseCalendar("Reading", review, {
              course: window.courseStore.course,
              address: location.origin + window.courseStore.root + "review/",
              now: Date.now(),
            }),
          );
        const line = element("p", [
          ...(now.length ? [link("Review them now", "review/")] : []),
          ...(now.length && later ? [" · "] : []),
          ...(later ? [button("Save the dates for your calendar", calendar)] : []),
        ]);
        return line.childNodes.length ? [...parts, line] : parts;
      }

      confidence() {
        /** @param {string} when @param {string} id */
        const rating = (when, id) => Number(window.courseStore.text("confidence", when, id));
        const items = Object.entries(this.data.objectives).flatMap(([id, says]) => {
          const [b, a] = ["before", "after"].map((when) => rating(when, id));
          const rated = b >= 1 && b <= 5 && a >= 1 && a <= 5;
          return rated ? [element("li", says + " Before " + b + ", after " + a + ".")] : [];
        });
        return items.length ? [element("h2", "Confidence, before and after"), element("ul", items)] : [];
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
        this.erasing = element("div");
        this.asking = element("div");
        this.tools.append(
          element("h2", "Your record"),
          element(
            "p",
            "It exists on this device only. Export it to keep it or to move it; import it elsewhere: this page says what a file is, and asks first where it may be somebody else’s.",
          ),
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
        this.said.textContent = "Saved as a file.";
      }

      /** A file: say what it is, and ask whose, unless it shares an owner with the record of this device.
       * @param {string} text */
      receive(text) {
        const found = window.courseStore.examined(text);
        if (found.refused !== undefined) {
          this.asking.replaceChildren();
          this.said.textContent = found.refused;
        } else if (found.owner === "same") {
          this.take(text, "same");
        } else if (found.owner === "nobody") {
          this.ask(this.described("This is", found.about), {
            "Take it over": () => this.take(text, "nobody"),
            "Cancel": () => this.leave("Nothing was changed."),
          });
        } else {
          const says = this.described("This file is", found.about) + " " +
            this.described("On this device is", found.here) + " Nothing shows that both are yours.";
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
        const found = window.courseStore.examined(text);
        if (found.refused !== undefined || found.owner !== owner) {
          this.receive(text);
          return;
        }
        const { kept, news } = window.courseStore.taken(found);
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

      askToErase() {
        const ask = element("p", [
          "Everything that this course has kept on this device goes: answers, texts, attempts, statement. ",
          button("Export first", () => this.export()),
          " ",
          button("Erase everything", () => {
            window.courseStore.erase();
            this.erasing.replaceChildren();
            this.said.textContent = "Erased. Nothing of yours is left here.";
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
