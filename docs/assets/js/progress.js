/* <course-progress>: what the record holds, shown: the path, strength by objective, confident errors, what is due, export, import, erase.
   Here is the one door where a file comes in, and here it is asked whose record it is.
   The course's own facts come from the page's data block; the record is only read through store.js, and shown as text. */
(function () {
  if (customElements.get("course-progress")) {
    return;
  }
  const counted = (n, one, many = one + "s") => n + " " + (n === 1 ? one : many);
  const NEWS = {
    answers: ["answer"],
    attempts: ["assessment attempt"],
    writes: ["text"],
    sheets: ["line of your self-check", "lines of your self-check"],
    evaluation: ["answer of your evaluation", "answers of your evaluation"],
    confidence: ["rating of your confidence", "ratings of your confidence"],
    statement: ["line of your statement", "lines of your statement"],
    endings: ["ending of a case", "endings of cases"],
    opened: ["module opened", "modules opened"],
  };
  customElements.define(
    "course-progress",
    class extends HTMLElement {
      connectedCallback() {
        if (this.shown) {
          return;
        }
        this.data = JSON.parse(document.getElementById("course-data").textContent);
        this.shown = window.courseDom.element("div");
        this.tools = window.courseDom.element("div", "", { class: "record-tools" });
        this.said = window.courseDom.element("p", "", { role: "status" });
        this.append(this.shown, this.tools, this.said);
        this.buildTools();
        this.onRecord = ({ detail }) => {
          if (detail.ended) {
            this.asking.replaceChildren();
          }
          this.show();
        };
        window.addEventListener("courserecord", this.onRecord);
        this.show();
        document.querySelectorAll(".without-scripts").forEach((line) => {
          line.hidden = true; // not before there is something in its place
        });
      }

      disconnectedCallback() {
        window.removeEventListener("courserecord", this.onRecord);
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

      path(record, review) {
        const list = document.createElement("ol");
        this.data.modules.forEach((module) => {
          const mine = review.filter((q) => q.module === module.id);
          const answered = mine.filter((q) => q.answered).length;
          const state = answered
            ? answered + " of " + mine.length + " questions answered, " + mine.filter((q) => q.best).length +
              " with the best option"
            : window.courseUntraced(module.url)
            ? "no question answered yet"
            : record.opened[module.id]
            ? "opened"
            : "not opened yet";
          const item = window.courseDom.element("li", "");
          item.append(window.courseDom.link(module.title, module.url), ": " + state + ".");
          list.append(item);
        });
        const cases = this.data.cases.map((c) => {
          const seen = Object.keys(record.endings[c.id] ?? {}).length;
          const item = window.courseDom.element("li", "");
          item.append(
            window.courseDom.link(c.title, c.url),
            ": " + (seen ? seen + " of " + c.endings + " endings seen." : "not played yet."),
          );
          return item;
        });
        const played = document.createElement("ul");
        played.append(...cases);
        const resume = this.data.modules.find((m) => m.url === record.last.page?.page && !window.courseUntraced(m.url));
        const parts = [
          window.courseDom.element("h2", "The path"),
          list,
          window.courseDom.element("h2", "Cases"),
          played,
        ];
        if (resume) {
          const line = window.courseDom.element("p", "");
          const button = window.courseDom.link("Resume: " + resume.title, resume.url);
          button.className = "md-button md-button--primary";
          line.append(button);
          parts.unshift(line);
        }
        return parts;
      }

      strength(review) {
        const rows = Object.entries(this.data.objectives).map(([id, says]) => {
          const mine = review.filter((q) => q.objective === id && q.answered);
          const best = mine.filter((q) => q.best).length;
          const row = document.createElement("tr");
          row.append(
            window.courseDom.element("th", says, { scope: "row" }),
            window.courseDom.element("td", mine.length ? best + " of " + mine.length : "nothing yet"),
          );
          return row;
        });
        const head = document.createElement("tr");
        head.append(
          ...["Objective of the course", "Best option chosen, last time"].map((text) =>
            window.courseDom.element("th", text, { scope: "col" })
          ),
        );
        const table = document.createElement("table");
        const [top, body] = [document.createElement("thead"), document.createElement("tbody")];
        top.append(head);
        body.append(...rows);
        table.append(top, body);
        return [window.courseDom.element("h2", "Strength by objective"), table];
      }

      confident(review) {
        const wrong = review.filter((q) => q.confident);
        if (!wrong.length) {
          return [];
        }
        const list = document.createElement("ul");
        wrong.forEach((q) => {
          const module = this.data.modules.find((m) => m.id === q.module);
          const n = module.questions.findIndex((x) => x.id === q.id) + 1;
          const item = document.createElement("li");
          item.append(window.courseDom.link(module.title + ", question " + n, module.url + "#" + q.id));
          list.append(item);
        });
        return [
          window.courseDom.element("h2", "Sure, and not the best"),
          window.courseDom.element("p", "You were sure of these. They are worth most, and stand first in a review."),
          list,
        ];
      }

      due(review) {
        const now = review.filter((q) => q.missed || q.due);
        const later = review.some((q) => q.dates.length);
        const parts = [
          window.courseDom.element("h2", "Review"),
          window.courseDom.element(
            "p",
            now.length
              ? now.length + (now.length === 1 ? " question is" : " questions are") +
                " ready: missed last time, or due 1, 4 or 12 weeks after you first answered."
              : "Nothing is ready now. Missed questions come at once, the others 1, 4 and 12 weeks after you first answered them.",
          ),
        ];
        const line = window.courseDom.element("p", "");
        if (now.length) {
          line.append(window.courseDom.link("Review them now", "review/"));
        }
        if (later) {
          line.append(
            now.length ? " · " : "",
            window.courseDom.button(
              "Save the dates for your calendar",
              () => window.courseDom.save("review.ics", "text/calendar", window.courseCalendar("Reading", review)),
            ),
          );
        }
        return line.childNodes.length ? [...parts, line] : parts;
      }

      confidence() {
        const rating = (when, id) => Number(window.courseStore.text("confidence", when, id));
        const list = document.createElement("ul");
        Object.entries(this.data.objectives).forEach(([id, says]) => {
          const [b, a] = ["before", "after"].map((when) => rating(when, id));
          if (b >= 1 && b <= 5 && a >= 1 && a <= 5) {
            list.append(window.courseDom.element("li", says + " Before " + b + ", after " + a + "."));
          }
        });
        return list.childNodes.length ? [window.courseDom.element("h2", "Confidence, before and after"), list] : [];
      }

      buildTools() {
        const file = window.courseDom.element("input", "", {
          type: "file",
          accept: ".json,application/json",
          id: "record-file",
        });
        const label = window.courseDom.element("label", "Import a saved record: ", { for: file.id });
        label.append(file);
        file.addEventListener("change", async () => {
          const chosen = file.files[0];
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
        this.erasing = document.createElement("div");
        this.asking = document.createElement("div");
        const line = document.createElement("p");
        line.append(
          window.courseDom.button("Export my record", () => this.export()),
          " ",
          window.courseDom.button("Erase my record", () => this.askToErase()),
        );
        this.tools.append(
          window.courseDom.element("h2", "Your record"),
          window.courseDom.element(
            "p",
            "It exists on this device only. Export it to keep it or to move it; import it elsewhere: this page says what a file is, and asks first where it may be somebody else’s.",
          ),
          line,
          this.erasing,
          label,
          this.asking,
        );
        const aside = window.courseStore.aside();
        if (aside.length) {
          const damaged = window.courseDom.element(
            "p",
            "A record on this device could not be read and was set aside, as it was. ",
          );
          damaged.append(
            window.courseDom.button(
              "Save what was set aside",
              () => window.courseDom.save("set-aside.json", "application/json", JSON.stringify(aside)),
            ),
          );
          this.tools.append(damaged);
        }
      }

      export() {
        window.courseDom.save(
          window.courseStore.course + "-record-" + window.courseStore.today() + ".json",
          "application/json",
          window.courseStore.exported(),
        );
        this.said.textContent = "Saved as a file.";
      }

      /* A file: say what it is, and ask whose, unless it shares an owner with the record of this device. */
      receive(text) {
        const found = window.courseStore.examined(text);
        if (found.refused) {
          this.asking.replaceChildren();
          this.said.textContent = found.refused;
        } else if (found.owner === "same") {
          this.take(text, "same");
        } else if (found.owner === "nobody") {
          this.ask(this.described("This is", found.about), [["Take it over", () => this.take(text, "nobody")], [
            "Cancel",
            () => this.leave("Nothing was changed."),
          ]]);
        } else {
          const says = this.described("This file is", found.about) + " " +
            this.described("On this device is", found.here) + " Nothing shows that both are yours.";
          this.ask(says, [["It is mine: merge", () => this.take(text, "unknown")], [
            "It is somebody else’s",
            () => this.leave("It was left alone. Nothing was changed."),
          ]]);
        }
      }

      described(beginning, { name, begun, answers, texts }) {
        return beginning + " a record " + (name ? "of " + name : "without a name") + ", begun " +
          window.courseDays.written(begun) + ", with " + counted(answers, "answer") + " and " + counted(texts, "text") +
          ".";
      }

      ask(says, choices) {
        const line = window.courseDom.element("p", says + " ", { tabindex: -1 });
        choices.forEach(([text, act]) => line.append(window.courseDom.button(text, act), " "));
        this.asking.replaceChildren(line);
        line.focus();
      }

      leave(says) {
        this.asking.replaceChildren();
        this.said.textContent = says;
      }

      /* Merge, if the answer was to the question as it would be asked now. */
      take(text, owner) {
        const found = window.courseStore.examined(text);
        if (found.refused || found.owner !== owner) {
          this.receive(text);
          return;
        }
        const { kept, news } = window.courseStore.taken(found);
        const parts = Object.entries(NEWS).filter(([part]) => news[part]).map(([part, words]) =>
          counted(news[part], ...words)
        );
        const any = Object.entries(news).some(([part, n]) => part !== "owners" && n);
        const texts = news.writes || news.sheets || news.evaluation
          ? " Where a text stood here already, the newer one shows and the other stands below it."
          : "";
        this.leave(
          !kept
            ? window.courseStore.notice()
            : parts.length
            ? "Merged. New here: " + parts.join(", ") + "." + texts
            : any
            ? "Merged. New here: where you left off."
            : "Everything in it was here already.",
        );
      }

      askToErase() {
        const ask = window.courseDom.element(
          "p",
          "Everything that this course has kept on this device goes: answers, texts, attempts, statement. ",
        );
        ask.append(
          window.courseDom.button("Export first", () => this.export()),
          " ",
          window.courseDom.button("Erase everything", () => {
            window.courseStore.erase();
            this.erasing.replaceChildren();
            this.said.textContent = "Erased. Nothing of yours is left here.";
          }),
          " ",
          window.courseDom.button("Keep it", () => this.erasing.replaceChildren()),
        );
        this.erasing.replaceChildren(ask);
        ask.querySelector("button").focus();
      }
    },
  );
})();
