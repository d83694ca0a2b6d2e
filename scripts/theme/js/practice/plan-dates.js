/* <course-plan-dates>: a small form that saves a plan of the page, week by week, from the day that the reader chooses.
   The plans are read where they stand, so that page and calendar say the same. Nothing is kept. */
(function () {
  if (customElements.get("course-plan-dates")) {
    return;
  }
  const { all, element, group, known, option, save, the } = window.courseDom;
  const SAYS = "Each week is a reminder for a whole day, seven days after the one before, and leaves the day free. " +
    "Its title is only “Reading, week 2 of 4”; what to read and bring stands inside.";
  const ASK = "Choose the first day, with four digits for the year. Nothing was saved.";
  const { address, of, page } = window.coursePaths;

  /** What stands in a node as plain text, each link followed by its address.
   * @param {Node} node
   * @returns {string} */
  function told(node) {
    const text = node.hasChildNodes() ? [...node.childNodes].map(told).join("") : node.textContent ?? "";
    if (!(node instanceof HTMLAnchorElement)) {
      return text;
    }
    const path = of(node);
    const full = path === null ? node.href : address(path);
    return text + (full && " (" + full + ")");
  }

  customElements.define(
    "course-plan-dates",
    class extends window.courseElement {
      /** @type {Map<string, Course.Plan & { title: string }>} */
      plans;
      /** @type {HTMLFieldSetElement} */
      choice;
      /** @type {HTMLInputElement} */
      first;
      /** @type {HTMLElement} */
      said;

      build() {
        this.plans = new Map(all(HTMLElement, document, "h2.plan").map((heading) => [heading.id, this.read(heading)]));
        this.choice = group("Save a plan for a calendar", "field field--choice");
        this.plans.forEach(({ title }, id) => option(this.choice, "radio", "plan", id, title));
        all(HTMLInputElement, this.choice, "input").slice(0, 1).forEach((input) => input.checked = true);
        this.first = element("input", "", { type: "date", id: "plan-first-day", "aria-describedby": "plan-said" });
        this.said = element("p", "", { role: "status", id: "plan-said" });
        const form = element("form", [
          this.choice,
          element("p", [element("label", "First day", { for: this.first.id }), " ", this.first], { class: "field" }),
          element("p", SAYS),
          element("p", element("button", "Save as a calendar file")),
        ], { novalidate: "", autocomplete: "off" });
        form.addEventListener("submit", (event) => {
          event.preventDefault();
          this.save();
        });
        this.append(form, this.said);
        return this.plans.size > 0;
      }

      /** A plan, from its heading and the list below it.
       * @param {HTMLElement} heading */
      read(heading) {
        let list = heading.nextElementSibling;
        while (list && !(list instanceof HTMLOListElement)) {
          list = list.nextElementSibling;
        }
        return {
          id: heading.id,
          title: heading.firstChild?.textContent ?? "",
          address: address(page + "#" + heading.id),
          weeks: [...(list?.children ?? [])].map((week) => told(week).replace(/\s+/g, " ").trim()),
        };
      }

      save() {
        const plan = known(this.plans, "plan", the(HTMLInputElement, this.choice, ":checked").value);
        const events = window.coursePlanWeeks(plan, this.first.value);
        if (!events) {
          this.say(ASK, true);
          this.first.focus();
          return;
        }
        const text = window.courseEvents(events, {
          course: this.dataset.course ?? "",
          about: "plan",
          now: Date.now(),
        });
        save(plan.id + ".ics", "text/calendar", text);
        const last = events[events.length - 1].day;
        const days = window.courseDays.written(events[0].day) +
          (events.length > 1 ? " to " + window.courseDays.written(last) : "");
        this.say("Saved as " + plan.id + ".ics: " + days + ".", false);
      }

      /** @param {string} text @param {boolean} wrong */
      say(text, wrong) {
        this.first.setAttribute("aria-invalid", String(wrong));
        this.said.textContent = text;
      }
    },
  );
})();
