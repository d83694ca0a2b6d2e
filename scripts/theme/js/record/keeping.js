/* <course-keeping>: what helps the record and the course to stay on this device, each on a button and none by itself: the browser's promise
   not to tidy the record away, and a copy of the course for use without a network. */
if (!customElements.get("course-keeping")) {
  const { button, element } = window.courseDom;
  const PROMISED =
    "This browser has promised to keep your record until you or it are told to erase it. Export it all the same.";
  const SAYS = {
    asked: "Asked. Your browser may ask you in turn; until it answers, nothing has changed.",
    yes: PROMISED,
    no: "This browser promises nothing, so it may tidy your record away. Export what you would miss.",
    none: "This browser has no such promise to give. Export what you would miss.",
  };
  const COPYING = "Keeping the course. You can read on meanwhile.";
  const NOT_KEPT =
    "The course could not be kept: the connection broke, there is no room, or it was taken away meanwhile. Nothing of it is left.";
  const GONE = "The copy is gone from this device.";
  const IMPOSSIBLE = "This browser, or this window, cannot keep a copy of the course.";

  customElements.define(
    "course-keeping",
    class extends window.courseElement {
      /** @type {HTMLElement} */
      promise;
      /** @type {HTMLElement} */
      copy;
      /** @type {HTMLButtonElement} */
      keep;
      /** @type {HTMLButtonElement} */
      drop;

      build() {
        this.promise = element("p", "", { role: "status" });
        this.copy = element("p", "", { role: "status" });
        this.keep = button("Keep the course on this device", () => this.begin());
        this.drop = button("Take the copy away", () => this.end());
        this.replaceChildren(
          element("p", button("Ask this browser to keep my record", () => this.ask()), { class: "record-tools" }),
          this.promise,
          element("p", [this.keep, this.drop], { class: "record-tools" }),
          this.copy,
        );
        this.keep.hidden = this.drop.hidden = true;
        this.look();
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("coursecopy", () => this.look(), { signal });
        window.addEventListener("pageshow", () => this.look(), { signal });
        document.addEventListener("visibilitychange", () => this.look(), { signal }); // another tab may have taken it away
      }

      /* Never awaited: Firefox answers when its reader has. */
      ask() {
        const storage = navigator.storage;
        if (!storage?.persist) {
          this.say(this.promise, SAYS.none);
          return;
        }
        this.say(this.promise, SAYS.asked);
        storage.persist().then(
          (kept) => this.say(this.promise, kept ? SAYS.yes : SAYS.no),
          () => this.say(this.promise, SAYS.no),
        );
      }

      async look() {
        if (!window.courseKeptCopy.isPossible()) {
          this.say(this.copy, IMPOSSIBLE);
        } else if (!this.isBusy()) {
          this.show(await window.courseKeptCopy.look());
        }
        if (await navigator.storage?.persisted?.().catch(() => false)) {
          this.say(this.promise, PROMISED);
        }
      }

      /** @param {Course.Copy | undefined} copy */
      show(copy) {
        const { of, written } = window.courseDays;
        if (copy) {
          this.say(
            this.copy,
            "Kept on " + written(of(copy.at)) + ", " + (copy.bytes / 1e6).toFixed(1) +
              " MB. With a network you read the newest pages, and without one this copy.",
          );
        } else if (this.keep.hidden && !this.drop.hidden) {
          this.say(this.copy, GONE);
        }
        this.keep.hidden = Boolean(copy);
        this.drop.hidden = !copy;
      }

      /* While a copy is on its way. */
      isBusy() {
        return this.keep.ariaDisabled === "true";
      }

      async begin() {
        if (this.isBusy()) {
          return;
        }
        this.keep.ariaDisabled = "true"; // and not disabled, which would drop the focus: who reads on is not called back
        this.say(this.copy, COPYING);
        const copy = await window.courseKeptCopy.begin();
        this.keep.ariaDisabled = null;
        const isHere = document.activeElement === this.keep;
        this.show(copy);
        if (!copy) {
          this.say(this.copy, NOT_KEPT);
        }
        if (copy && isHere) {
          this.drop.focus();
        }
      }

      async end() {
        await window.courseKeptCopy.end();
        await this.look();
        this.keep.focus();
      }

      /** @param {HTMLElement} where @param {string} text */
      say(where, text) {
        if (where.textContent !== text) {
          where.textContent = text;
        }
      }
    },
  );
}
