/* <course-bring>: what of the record the reader could bring to supervision, each with a tick, and three ways out: copied, saved as text,
   printed. Nothing is ticked at first. What stands below the buttons is the text itself, to the letter; while there is one, it prints
   alone. handover.js makes it. */
if (!customElements.get("course-bring")) {
  const { button, earlier, element, facts, group, option, save, the } = window.courseDom;
  const { MOST, TITLES, WANT, cut, file, found, text } = window.courseHandover;
  const BEGINNING = 160; // characters of a text that stand in the list
  const LONG = 4000; // bytes that fill an hour
  const groups = /** @type {Course.Brought["group"][]} */ (Object.keys(TITLES));
  /** @param {number} n */
  const rounded = (n) => Math.max(0.1, n / 1000).toFixed(1);

  customElements.define(
    "course-bring",
    class extends window.courseElement {
      /** @type {{ facts: Course.Facts, words: Course.Words }} */
      course;
      /** @type {Set<string>} */
      ticked = new Set(); // the keys of what is ticked
      /** @type {HTMLTextAreaElement} */
      want;
      /** @type {HTMLElement} */
      list;
      /** @type {HTMLElement} */
      said;
      /** @type {HTMLElement} */
      size;
      /** @type {HTMLElement} */
      paper;
      /** @type {Course.Brought[]} */
      all = [];
      shown = "";
      written = "";
      waiting = 0;
      erased = false; // and nothing was kept since

      build() {
        this.course = { facts: facts(), words: JSON.parse(the(HTMLElement, document, "#bring-words").textContent) };
        this.list = element("div");
        this.said = element("p", "", { role: "status" });
        this.size = element("p", "", { class: "bring-size" });
        this.paper = element("pre", "", {
          class: "bring-text",
          tabindex: 0,
          role: "group",
          "aria-label": "The text to bring",
        });
        this.want = element("textarea", "", { id: "bring-want", rows: 3, autocomplete: "off", dir: "auto" });
        this.replaceChildren(
          this.list,
          element("label", "What I want to practice", { for: this.want.id }),
          this.want,
          element(
            "p",
            "What you write in this box goes along without a tick. It is kept on this device with your record.",
            { class: "bring-size" },
          ),
          earlier("writes", WANT),
          element(
            "p",
            "Before it leaves this page, read it once more: no client details that could identify somebody. Names, places, jobs and dates stay out, the partner’s too.",
            { class: "bring-reminder" },
          ),
          element("p", [
            button("Copy", () => this.out(() => window.courseCopy(this.text(), this.said, () => this.paper))),
            button("Save as text", () => this.out(() => this.save())),
            button("Print", () => this.out(() => window.print())),
          ], { class: "record-tools" }),
          this.said,
          this.size,
          this.paper,
        );
        this.want.addEventListener("input", () => {
          this.preview();
          clearTimeout(this.waiting);
          this.waiting = window.setTimeout(() => this.keep(), 400);
        });
        this.want.addEventListener("change", () => this.keep());
        this.list.addEventListener("change", ({ target }) => {
          if (target instanceof HTMLInputElement) {
            this.ticked[target.checked ? "add" : "delete"](target.value);
            this.preview();
          }
        });
        this.restore();
        this.show();
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("courserecord", ({ detail }) => this.hear(detail.ended), { signal });
        window.addEventListener("pagehide", () => this.keep(), { signal });
        window.addEventListener("pageshow", ({ persisted }) => {
          if (!persisted) {
            this.restore(); // whatever the browser filled in
            this.fill();
            this.preview();
          }
        }, { signal });
      }

      restore() {
        this.want.value = this.written = window.courseStore.text("writes", WANT);
      }

      keep() {
        clearTimeout(this.waiting);
        if (this.want.value !== this.written) {
          this.written = this.want.value;
          window.courseStore.write([[["writes", WANT], this.written]]);
        }
      }

      /** The record changed or ended, here or in another tab.
       * @param {boolean} [ended] */
      hear(ended) {
        if (ended) {
          clearTimeout(this.waiting);
          this.ticked.clear();
        }
        if (ended || document.activeElement !== this.want) {
          this.restore();
        }
        const before = this.erased;
        this.show(ended);
        this.erased = ended || (before && !this.all.length && !this.want.value);
        if (ended) {
          this.said.textContent = "Your record was erased, here or in another tab. Nothing of it is left in this list.";
        } else if (before && !this.erased) {
          this.said.textContent = "";
        }
      }

      /** @param {boolean} [anew] */
      show(anew) {
        const record = window.courseStore.read();
        this.all = found(this.course, record, window.courseReview(this.course.facts, record, Date.now()));
        const now = JSON.stringify(this.all);
        if (anew || now !== this.shown) {
          this.shown = now;
          this.fill();
        }
        this.preview();
      }

      /* The list, or why there is none. The focus stays on the tick where it was. */
      fill() {
        const { activeElement: at } = document;
        const focused = at instanceof HTMLInputElement && this.list.contains(at) ? at.value : "";
        const made = groups.flatMap((name) => {
          const mine = this.all.filter((one) => one.group === name);
          const around = group(TITLES[name], "bring-group");
          mine.forEach((one, n) => this.offer(around, one, "bring-" + name + "-" + n));
          return mine.length ? [around] : [];
        });
        this.list.replaceChildren(...(made.length ? made : [element("p", this.nothing())]));
        [...this.list.querySelectorAll("input")].find((input) => focused && input.value === focused)?.focus();
      }

      /** One thing with its tick, what it answers, and how it begins.
       * @param {HTMLFieldSetElement} around @param {Course.Brought} one @param {string} id */
      offer(around, one, id) {
        const says = element("span", [element("strong", one.title), one.asks && " " + one.asks].filter(Boolean));
        const input = option(around, "checkbox", "bring", one.key, says);
        input.checked = this.ticked.has(one.key);
        input.setAttribute("aria-describedby", id);
        const more = one.own.length > BEGINNING;
        const begins = more ? one.own.slice(0, BEGINNING).replace(/[\ud800-\udbff]$/, "") + " …" : one.own;
        around.append(element("p", begins, { id, class: "bring-own", dir: "auto" }));
        if (one.cut) {
          around.append(element("p", this.tooLong(), { class: "bring-size" }));
        }
      }

      tooLong() {
        return "This text is long. About " + MOST.toLocaleString() +
          " characters of it go along, and the text says where it was cut. Your record keeps all of it.";
      }

      nothing() {
        return window.courseStore.forbidden()
          ? "This browser keeps nothing for this site, so there is nothing to choose from. What you write in the box below can still be copied, saved or printed."
          : "There is nothing to choose from yet. What you write for a “Write first” will stand here, with the ways through cases that you play to an end and the lines that you tick as practiced.";
      }

      /* What goes out, or nothing. */
      text() {
        const brought = this.all.filter((one) => this.ticked.has(one.key));
        const want = this.want.value;
        return brought.length || want.trim()
          ? text(brought, {
            want,
            title: this.course.facts.title,
            day: window.courseDays.written(window.courseStore.today()),
            address: window.coursePaths.address,
          })
          : "";
      }

      /* The text as it would leave now; it prints alone. */
      preview() {
        const made = this.text();
        const bytes = new TextEncoder().encode(made).length;
        this.paper.textContent = made;
        this.paper.hidden = this.size.hidden = !made;
        this.size.textContent = [
          "This is the text, " + rounded(bytes) + " kB. While it stands here, it prints alone.",
          bytes > LONG ? "It is more than an hour has room for: two or three things are enough." : "",
          cut(this.want.value).cut ? this.tooLong() : "",
        ].filter(Boolean).join(" ");
        document.body.toggleAttribute("data-bring", Boolean(made));
        if (!this.erased || made) {
          this.said.textContent = "";
        }
      }

      /** @param {() => void} act */
      out(act) {
        this.keep();
        if (this.text()) {
          act();
        } else {
          this.said.textContent = "Tick something first, or write what you want to practice.";
        }
      }

      save() {
        save("for-supervision-" + window.courseStore.today() + ".txt", "text/plain;charset=utf-8", file(this.text()));
        this.said.textContent = "Saved as a file.";
      }
    },
  );
}
