/* <course-rehearsal>: client lines to answer aloud, one at a time.
   A recording is held in memory until the next one or until the page is closed; it is never stored or sent. What is kept is a tick, and
   only if the reader sets it.
   The microphone is on only while a button says so: it goes off with the line, the page and the element, and before it is granted
   nothing is open twice. Without a microphone, or without leave to use it, everything else works.
   Lines are hidden by `data-built`, which stands here once there are buttons that bring them back. */
if (!customElements.get("course-rehearsal")) {
  const { all, button, element, goTo, group, option, the } = window.courseDom;

  customElements.define(
    "course-rehearsal",
    class extends window.courseElement {
      /** @type {HTMLElement[]} */
      lines;
      /** @type {HTMLElement} */
      bar;
      /** @type {Map<string, HTMLInputElement>} */
      notes = new Map(); // by line, whether it was practiced
      /** Ends whatever is going on with the microphone.
       * @type {(() => void) | null} */
      close = null;

      build() {
        this.lines = all(HTMLElement, this, ".client-line");
        if (!this.lines.length) {
          return false;
        }
        const criteria = all(HTMLElement, document, "#criteria ~ ul li");
        this.lines.forEach((line) => {
          the(HTMLElement, line, "blockquote").after(this.voice());
          the(HTMLElement, line, "details").before(this.recorder(), this.checks(criteria), this.note(line));
        });
        this.mark();
        this.bar = element("nav", "", { class: "rehearsal-bar", "aria-label": "Other lines" });
        this.append(this.bar);
        const linked = this.lines.findIndex((line) => the(HTMLElement, line, "h2").id === location.hash.slice(1));
        const left = history.state?.line; // before a reload, or before the reader came Back
        this.show(this.lines[left] ? left : Math.max(0, linked), false);
        this.setAttribute("data-built", "");
        return true;
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        window.addEventListener("courserecord", () => this.mark(), { signal });
        window.addEventListener("pageshow", () => this.mark(), { signal }); // whatever the browser filled in
        window.addEventListener("pagehide", () => this.fallSilent(), { signal });
        window.addEventListener("courseleave", () => this.fallSilent(), { signal }); // the other site may be slow
        const hide = () => document.visibilityState === "hidden" && this.fallSilent();
        document.addEventListener("visibilitychange", hide, { signal });
        signal.addEventListener("abort", () => this.fallSilent());
      }

      /* No microphone and no voice from a place that is out of sight. */
      fallSilent() {
        this.close?.();
        window.speechSynthesis?.cancel();
        this.querySelectorAll("audio").forEach((audio) => audio.pause());
      }

      /** @param {number} n */
      level(n) {
        return Number(this.lines[n].dataset.level);
      }

      /** @param {number} n @param {boolean} moved */
      show(n, moved) {
        this.fallSilent();
        this.lines.forEach((line, i) => line.classList.toggle("now", i === n));
        const easier = this.lines.map((_, i) => i < n && this.level(i) < this.level(n)).lastIndexOf(true);
        const harder = this.lines.findIndex((_, i) => i > n && this.level(i) > this.level(n));
        this.bar.replaceChildren(
          element(
            "p",
            "Line " + (n + 1) + " of " + this.lines.length + ", level " + this.level(n) + " of 3.",
          ),
        );
        this.offer("Easier", easier);
        this.offer(n + 1 < this.lines.length ? "Next line" : "First line", (n + 1) % this.lines.length);
        this.offer("Harder", harder);
        if (moved) {
          history.replaceState({ ...history.state, line: n }, "");
          goTo(the(HTMLElement, this.lines[n], "h2"));
        }
      }

      /** @param {string} text @param {number} n */
      offer(text, n) {
        if (n >= 0) {
          this.bar.append(button(text, () => this.show(n, true)));
        }
      }

      /** The criteria, to be ticked for one's own reply. Nothing of it is kept.
       * @param {HTMLElement[]} criteria */
      checks(criteria) {
        const made = group("Check your own reply", "self-check");
        criteria.forEach((one, n) => option(made, "checkbox", "criterion", String(n), " " + one.textContent));
        return made;
      }

      /** Whether a line was practiced: the one thing that is kept, and only if it is ticked.
       * @param {HTMLElement} line */
      note(line) {
        const { id } = the(HTMLElement, line, "h2");
        const input = element("input", "", { type: "checkbox" });
        const rehearsal = this.dataset.rehearsal ?? "";
        input.addEventListener("change", () => {
          window.courseStore.change(({ practiced }) => {
            const before = practiced[rehearsal]?.[id];
            practiced[rehearsal] = {
              ...practiced[rehearsal],
              [id]: window.courseStore.entry([before], { said: input.checked }),
            };
          });
        });
        this.notes.set(id, input);
        const says = " I have practiced this line. A tick is kept on this device; the rest is not.";
        return element("p", element("label", [input, says]), { class: "practiced" });
      }

      mark() {
        const mine = window.courseStore.read().practiced[this.dataset.rehearsal ?? ""] ?? {};
        this.notes.forEach((input, id) => {
          input.checked = mine[id]?.said === true;
        });
      }

      /** The line said aloud, which no recording should hear. */
      voice() {
        const voice = element("course-heard-line");
        voice.addEventListener("click", () => this.close?.());
        return voice;
      }

      recorder() {
        const say = element("p", "Say your reply aloud.", { role: "status" });
        const box = element("div", say, { class: "recorder" });
        if (!navigator.mediaDevices || !window.MediaRecorder) {
          say.textContent =
            "Say your reply aloud. This browser offers no recorder here; a phone on the desk does as well.";
          return box;
        }
        const player = element("audio", "", { controls: "", hidden: "", "aria-label": "Your reply" });
        let waiting = false; // for leave to use the microphone
        /** Ends the recording that is going on here; `this.close` ends whatever is going on in the rehearsal.
         * @type {(() => void) | null} */
        let stop = null;

        const record = async () => {
          /** @type {MediaStream | null} */
          let stream = null;
          /** @type {MediaRecorder | null} */
          let recorder = null;
          let over = false;
          const close = () => {
            over = true;
            if (this.close === close) {
              if (stop) {
                toggle.textContent = "Record again";
                say.textContent = "Recorded, in this page’s memory only. Listen, then check your reply.";
              }
              waiting = false;
              stop = this.close = null;
            }
            if (recorder && recorder.state !== "inactive") {
              recorder.stop();
            }
            stream?.getTracks().forEach((track) => track.stop());
          };
          /** @param {Blob} recording */
          const heard = (recording) => {
            URL.revokeObjectURL(player.src);
            player.src = URL.createObjectURL(recording);
            player.hidden = false;
          };
          window.speechSynthesis?.cancel();
          waiting = true;
          this.close = close;
          try {
            stream = await navigator.mediaDevices.getUserMedia({ audio: true });
            if (over) {
              close(); // the reader has moved on
              return;
            }
            /** @type {Blob[]} */
            const pieces = [];
            const made = new MediaRecorder(stream);
            recorder = made;
            made.addEventListener("dataavailable", (event) => pieces.push(event.data));
            made.addEventListener("stop", () => {
              close();
              heard(new Blob(pieces, { type: made.mimeType }));
            });
            made.start();
          } catch {
            close();
            say.textContent = "No microphone can be used. Say your reply aloud all the same, then check it.";
            return;
          }
          waiting = false;
          stop = close;
          toggle.textContent = "Stop recording";
          say.textContent = "Recording. Answer as you would in the room.";
        };

        const toggle = button("Record my reply", () => {
          if (stop) {
            stop();
          } else if (!waiting) {
            record();
          }
        });
        box.append(toggle, player);
        return box;
      }
    },
  );
}
