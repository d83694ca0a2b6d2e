/* <course-progress>: what the record holds, shown: the path, strength by objective, confident errors, what is due, export, import, erase.
   The course's own facts come from the page's data block; the record is only read through store.js, and shown as text. */
if (!customElements.get("course-progress")) {
  const DAY = 86400000;
  const WEEKS = [1, 4, 12];

  /* What the record says of each question: {id, attempts, last, first, missed, sure, due}. `now` in milliseconds. */
  window.courseReview = function (data, record, now) {
    const store = window.courseStore;
    return data.modules.flatMap((module) =>
      module.questions.map((q) => {
        const all = store.attempts(record, q.id).filter((a) => a.hash === q.hash);
        const last = all[all.length - 1];
        const first = all[0];
        const due = first ? WEEKS.map((w) => first.at + w * 7 * DAY) : [];
        return {
          id: q.id,
          module: module.id,
          objective: q.objective,
          answered: all.length > 0,
          best: Boolean(last) && last.best === true,
          missed: Boolean(last) && last.best !== true,
          confident: Boolean(last) && last.best !== true && last.sure === true,
          due: due.some((at) => at <= now && last.at < at),
          dates: due.filter((at) => at > now),
        };
      }),
    );
  };

  customElements.define(
    "course-progress",
    class extends HTMLElement {
      connectedCallback() {
        if (this.shown) {
          return;
        }
        this.data = JSON.parse(document.getElementById("course-data").textContent);
        this.shown = document.createElement("div");
        this.tools = document.createElement("div");
        this.said = document.createElement("p");
        this.said.setAttribute("role", "status");
        this.append(this.shown, this.tools, this.said);
        this.buildTools();
        this.onRecord = () => this.show();
        window.addEventListener("courserecord", this.onRecord);
        this.show();
      }

      disconnectedCallback() {
        window.removeEventListener("courserecord", this.onRecord);
      }

      show() {
        const store = window.courseStore;
        const record = store.read();
        const review = window.courseReview(this.data, record, Date.now());
        this.shown.replaceChildren(
          ...this.path(store, record, review),
          ...this.strength(review),
          ...this.confident(review),
          ...this.due(review),
          ...this.confidence(store, record),
        );
      }

      path(store, record, review) {
        const opened = store.objects(record, "opened");
        const list = document.createElement("ol");
        this.data.modules.forEach((module) => {
          const mine = review.filter((q) => q.module === module.id);
          const answered = mine.filter((q) => q.answered).length;
          const state = answered
            ? answered + " of " + mine.length + " questions answered, " + mine.filter((q) => q.best).length + " with the best option"
            : store.entry(opened[module.id])
              ? "opened"
              : "not opened yet";
          const item = this.element("li", "");
          item.append(this.link(module.title, module.url), ": " + state + ".");
          list.append(item);
        });
        const endings = store.objects(record, "endings");
        const cases = this.data.cases.map((c) => {
          const seen = Object.keys(store.objects(endings, c.id)).length;
          const item = this.element("li", "");
          item.append(this.link(c.title, c.url), ": " + (seen ? seen + " of " + c.endings + " endings seen." : "not played yet."));
          return item;
        });
        const played = document.createElement("ul");
        played.append(...cases);
        const last = store.entry(store.objects(record, "last").page);
        const resume = last && this.data.modules.find((m) => m.url === last.page);
        const parts = [this.element("h2", "The path"), list, this.element("h2", "Cases"), played];
        if (resume) {
          const line = this.element("p", "");
          const button = this.link("Resume: " + resume.title, resume.url);
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
          const head = this.element("th", says);
          head.scope = "row";
          row.append(head, this.element("td", mine.length ? best + " of " + mine.length : "nothing yet"));
          return row;
        });
        const head = document.createElement("tr");
        head.append(...["Objective of the course", "Best option chosen, last time"].map((text) => Object.assign(this.element("th", text), { scope: "col" })));
        const table = document.createElement("table");
        const [top, body] = [document.createElement("thead"), document.createElement("tbody")];
        top.append(head);
        body.append(...rows);
        table.append(top, body);
        return [this.element("h2", "Strength by objective"), table];
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
          item.append(this.link("Question " + n + " of “" + module.title + "”", module.url + "#" + q.id));
          list.append(item);
        });
        return [this.element("h2", "Sure, and not the best"), this.element("p", "You were sure of these. They are worth most, and stand first in a review."), list];
      }

      due(review) {
        const now = review.filter((q) => q.missed || q.due);
        const later = review.some((q) => q.dates.length);
        const parts = [
          this.element("h2", "Review"),
          this.element(
            "p",
            now.length
              ? now.length + (now.length === 1 ? " question is" : " questions are") + " ready: missed last time, or due 1, 4 or 12 weeks after you first answered."
              : "Nothing is ready now. Missed questions come at once, the others 1, 4 and 12 weeks after you first answered them.",
          ),
        ];
        const line = this.element("p", "");
        if (now.length) {
          line.append(this.link("Review them now", "review/"));
        }
        if (later) {
          line.append(now.length ? " · " : "", this.button("Save the dates for your calendar", () => this.save("review.ics", "text/calendar", this.calendar(review))));
        }
        return line.childNodes.length ? [...parts, line] : parts;
      }

      /* The dates as an iCalendar file (RFC 5545): one all-day event a day, lines of at most 75 octets, ended by CRLF. */
      calendar(review) {
        const days = new Map();
        review.forEach((q) =>
          q.dates.forEach((at) => {
            const day = new Date(at);
            const key = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, "0")).join("");
            days.set(key, (days.get(key) || 0) + 1);
          }),
        );
        const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
        const where = new URL("review/", location.origin + window.courseStore.root).href;
        const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//" + window.courseStore.course + "//review//EN"];
        [...days].sort().forEach(([day, count]) => {
          lines.push(
            "BEGIN:VEVENT",
            "UID:review-" + day + "@" + window.courseStore.course,
            "DTSTAMP:" + stamp,
            "DTSTART;VALUE=DATE:" + day,
            "SUMMARY:" + this.data.title + ": review " + count + (count === 1 ? " question" : " questions"),
            "DESCRIPTION:About " + Math.ceil(count * 1.5) + " minutes\\, on the device where you answered them.",
            "URL:" + where,
            "END:VEVENT",
          );
        });
        lines.push("END:VCALENDAR", "");
        return lines.map((line) => this.folded(line)).join("\r\n");
      }

      folded(line) {
        const pieces = [];
        let piece = "";
        let size = 0;
        for (const letter of line) {
          const octets = new TextEncoder().encode(letter).length;
          if (size + octets > 74) {
            pieces.push(piece);
            piece = "";
            size = 0;
          }
          piece += letter;
          size += octets;
        }
        return pieces.concat(piece).join("\r\n ");
      }

      confidence(store, record) {
        const kept = store.objects(record, "confidence");
        const before = store.entry(kept.before);
        const after = store.entry(kept.after);
        if (!before || !after) {
          return [];
        }
        const list = document.createElement("ul");
        Object.entries(this.data.objectives).forEach(([id, says]) => {
          const [b, a] = [before, after].map((c) => Number((c.ratings || {})[id]));
          if (b >= 1 && b <= 5 && a >= 1 && a <= 5) {
            list.append(this.element("li", says + " Before " + b + ", after " + a + "."));
          }
        });
        return list.childNodes.length ? [this.element("h2", "Confidence, before and after"), list] : [];
      }

      buildTools() {
        const file = document.createElement("input");
        file.type = "file";
        file.accept = ".json,application/json";
        file.id = "record-file";
        const label = this.element("label", "Import a saved record: ");
        label.htmlFor = file.id;
        label.append(file);
        file.addEventListener("change", async () => {
          const chosen = file.files[0];
          if (chosen) {
            this.said.textContent = chosen.size > 20000000 ? "This file is too large to be a record. Nothing was changed." : window.courseStore.imported(await chosen.text()).message;
            file.value = "";
          }
        });
        this.erasing = document.createElement("div");
        const line = document.createElement("p");
        line.append(
          this.button("Export my record", () => this.export()),
          " ",
          this.button("Erase my record", () => this.askToErase()),
        );
        this.tools.className = "record-tools";
        this.tools.append(this.element("h2", "Your record"), this.element("p", "It exists on this device only. Export it to keep it or to move it; import it elsewhere, and the two are merged."), line, this.erasing, label);
        const aside = window.courseStore.aside();
        if (aside.length) {
          const damaged = this.element("p", "A record on this device could not be read and was set aside, as it was. ");
          damaged.append(this.button("Save what was set aside", () => this.save("set-aside.json", "application/json", JSON.stringify(aside))));
          this.tools.append(damaged);
        }
      }

      export() {
        this.save(window.courseStore.course + "-record-" + new Date().toISOString().slice(0, 10) + ".json", "application/json", window.courseStore.exported());
        this.said.textContent = "Saved as a file.";
      }

      askToErase() {
        const ask = this.element("p", "Everything that this course has kept on this device goes: answers, texts, attempts, statement. ");
        ask.append(
          this.button("Export first", () => this.export()),
          " ",
          this.button("Erase everything", () => {
            window.courseStore.erase();
            this.erasing.replaceChildren();
            this.said.textContent = "Erased. Nothing of yours is left here.";
          }),
          " ",
          this.button("Keep it", () => this.erasing.replaceChildren()),
        );
        this.erasing.replaceChildren(ask);
        ask.querySelector("button").focus();
      }

      save(name, type, text) {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([text], { type }));
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      }

      element(name, text) {
        const made = document.createElement(name);
        made.textContent = text;
        return made;
      }

      link(text, url) {
        const made = this.element("a", text);
        made.href = window.courseStore.root + url;
        return made;
      }

      button(text, act) {
        const made = this.element("button", text);
        made.type = "button";
        made.addEventListener("click", act);
        return made;
      }
    },
  );
}
