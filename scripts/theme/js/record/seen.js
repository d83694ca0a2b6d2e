/* <course-seen>: the record, looked at. One next step on top, the path as a picture with its list, what is to review, strength by objective,
   cases and attempts. summary.js says what there is to show and drawing.js draws it; whoever cannot see a picture reads it as text. */
(function () {
  if (customElements.get("course-seen")) {
    return;
  }
  const { all, button, element, facts, link, save } = window.courseDom;
  const { bar, dots, node, path } = window.courseDrawing;
  /** @param {number} n @param {string} one */
  const counted = (n, one, many = one + "s") => n + " " + (n === 1 ? one : many);

  /** @param {number} minutes as hours and minutes, to five of them */
  function time(minutes) {
    const rounded = Math.max(5, 5 * Math.round(minutes / 5));
    const [hours, rest] = [Math.floor(rounded / 60), rounded % 60];
    return [hours ? counted(hours, "hour") : "", rest ? rest + " minutes" : ""].filter(Boolean).join(" ");
  }

  /** A table of which the first column names its rows.
   * @param {string[]} heads @param {(string | Node | (string | Node)[])[][]} rows @param {string} className */
  function table(heads, rows, className) {
    return element("table", [
      element("thead", element("tr", heads.map((text) => element("th", text, { scope: "col" })))),
      element(
        "tbody",
        rows.map(([first, ...others]) =>
          element("tr", [element("th", first, { scope: "row" }), ...others.map((cell) => element("td", cell))])
        ),
      ),
    ], { class: className });
  }

  customElements.define(
    "course-seen",
    class extends window.courseElement {
      /** @type {Course.Facts} */
      data;

      build() {
        this.data = facts();
        this.show();
        all(HTMLElement, document, ".without-scripts").forEach((line) => {
          line.hidden = true; // not before there is something in its place
        });
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("courserecord", () => this.show(), { signal });
      }

      show() {
        const { read } = window.courseStore;
        const record = read();
        const review = window.courseReview(this.data, record, Date.now());
        const summary = window.courseSummary(this.data, record, review, window.courseUntraced);
        this.replaceChildren(
          ...this.next(summary),
          ...this.path(summary),
          ...this.today(summary, review),
          ...(summary.empty ? [] : [
            ...this.strength(summary),
            ...this.cases(summary),
            ...this.attempts(summary),
            ...this.confidence(),
          ]),
        );
      }

      /** @param {Course.Summary} summary */
      next({ next, place, empty }) {
        const parts = [
          element("p", link(next.says, next.url, { class: "md-button md-button--primary" }), { class: "next-step" }),
        ];
        if (empty) {
          parts.push(
            element("p", "You have not answered, written or played anything here yet. What you do shows on this page."),
          );
        } else if (place && place.url !== next.url) {
          parts.push(element("p", ["You were last in ", link(place.says, place.url), "."]));
        }
        return parts;
      }

      /** @param {Course.Summary} summary */
      path({ stops, minutes }) {
        const done = stops.filter((stop) => stop.state === "done").length;
        const of = minutes.left < minutes.of ? " are left, of " + time(minutes.of) + "." : " lie ahead.";
        const left = minutes.left
          ? "About " + time(minutes.left) + " of reading and answering" + of
          : "Every question of the modules is answered.";
        const items = stops.map((stop) =>
          element("li", [
            link(stop.title, stop.url),
            element("span", [this.state(stop), ...(stop.here ? ["You were last here."] : [])].join(" "), {
              class: "stop-state",
            }),
          ], { class: stop.state })
        );
        return [
          element("h2", "The path"),
          element("p", (done ? done + " of " + counted(stops.length, "module") + " done. " : "") + left),
          element("div", [
            element("div", node(path(stops, window.coursePaths.to)), { class: "picture path-picture" }),
            element("ol", items),
          ], { class: "path-seen" }),
        ];
      }

      /** A stop in words, which begin with a space: they stand behind its title.
       * @param {Course.Stop} stop */
      state({ state, answered, of, best, left, quiet }) {
        if (answered) {
          const says = " " + answered + " of " + of + " questions answered, " + best + " with the best option.";
          return state === "done" ? " Done." + says : says + " About " + left + " minutes left.";
        }
        const says = state === "opened" ? " Opened." : "";
        return says + " " + left + " minutes." + (quiet ? " It counts from your first answer there." : "");
      }

      /** @param {Course.Summary} summary @param {Course.Reviewed[]} review */
      today({ today, empty }, review) {
        if (empty) {
          return [];
        }
        const { sure, missed, due, ready, next } = today;
        const kinds = [
          sure.length ? sure.length + " sure and not the best" : "",
          missed ? missed + " missed last time" : "",
          due ? due + " due today" : "",
        ].filter(Boolean);
        const parts = [
          element("h2", "Review"),
          element(
            "p",
            ready
              ? counted(ready, "question is", "questions are") + " ready: " + kinds.join(", ") + "."
              : "Nothing is ready now. Missed questions come at once, the others 1, 4 and 12 weeks after you first answered them.",
          ),
        ];
        const line = [
          ...(ready ? [link("Review them now", "review/")] : []),
          ...(next ? [button("Save the dates for your calendar", () => this.saveDates(review))] : []),
        ];
        return [
          ...parts,
          ...(sure.length
            ? [
              element("h3", "Sure, and not the best"),
              element("p", "You were sure of these. They are worth most, and stand first in a review."),
              element("ul", sure.map(({ says, url }) => element("li", link(says, url)))),
            ]
            : []),
          ...(next
            ? [
              element(
                "p",
                "The next " + (next.questions === 1 ? "one comes" : next.questions + " come") + " on " +
                  window.courseDays.written(next.day) + ".",
              ),
            ]
            : []),
          ...(line.length ? [element("p", line.flatMap((one) => [one, " "]))] : []),
        ];
      }

      /** @param {Course.Reviewed[]} review */
      saveDates(review) {
        save(
          "review.ics",
          "text/calendar",
          window.courseCalendar("Reading", review, {
            course: window.courseStore.course,
            address: window.coursePaths.address("review/"),
            now: Date.now(),
          }),
        );
      }

      /** @param {Course.Summary} summary */
      strength({ objectives }) {
        if (objectives.every((one) => !one.answered)) {
          return [];
        }
        const rows = objectives.map((one) => [
          one.says,
          [
            node(bar(one)),
            one.answered
              ? one.best + " of " + one.answered +
                (one.answered < one.of ? ", " + (one.of - one.answered) + " open" : "")
              : one.of + " open",
          ],
        ]);
        return [
          element("h2", "Strength by objective"),
          element(
            "p",
            "A bar is full as far as you chose the best option, last time; low where you chose another; empty where a question is open.",
          ),
          table(["Objective of the course", "Best option chosen"], rows, "strength"),
        ];
      }

      /** @param {Course.Summary} summary */
      cases({ cases }) {
        const items = cases.map(({ title, url, seen, endings }) =>
          element("li", [
            link(title, url),
            ": " + (seen ? seen + " of " + endings + " endings seen. " : counted(endings, "ending") + ". "),
            node(dots(seen, endings)),
          ])
        );
        return items.length ? [element("h2", "Cases"), element("ul", items, { class: "cases-seen" })] : [];
      }

      /** @param {Course.Summary} summary */
      attempts({ attempts }) {
        const { when, written } = window.courseDays;
        const rows = attempts.map((one) => [
          written(when(one, window.courseStore.today())),
          [node(bar({ best: one.score, answered: one.of, of: one.of })), one.score + " of " + one.of],
        ]);
        return rows.length
          ? [
            element("h2", "Assessment"),
            table(["Form handed in on", "Best option chosen"], rows, "strength"),
          ]
          : [];
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
    },
  );
})();
