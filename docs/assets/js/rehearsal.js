/* <course-rehearsal>: client lines to answer aloud, one at a time.
   A recording is held in memory until the next one or until the page is closed; it is never stored or sent.
   Without a microphone, or without leave to use it, everything else works. */
if (!customElements.get("course-rehearsal")) {
  customElements.define(
    "course-rehearsal",
    class extends HTMLElement {
      connectedCallback() {
        this.lines = [...this.querySelectorAll(".client-line")];
        if (!this.lines.length || this.bar) {
          return;
        }
        const criteria = [...document.querySelectorAll("#criteria ~ ul li")];
        this.lines.forEach((line) => line.querySelector("details").before(this.recorder(), this.checks(criteria)));
        this.bar = window.courseDom.element("nav", "", { class: "rehearsal-bar", "aria-label": "Other lines" });
        this.append(this.bar);
        const linked = this.lines.findIndex((line) => line.querySelector("h2").id === location.hash.slice(1));
        this.show(Math.max(0, linked), false);
      }

      level(n) {
        return Number(this.lines[n].dataset.level);
      }

      show(n, moved) {
        this.lines.forEach((line, i) => line.classList.toggle("now", i === n));
        const easier = this.lines.findLastIndex((_, i) => i < n && this.level(i) < this.level(n));
        const harder = this.lines.findIndex((_, i) => i > n && this.level(i) > this.level(n));
        this.bar.replaceChildren(window.courseDom.element("p", "Line " + (n + 1) + " of " + this.lines.length + ", level " + this.level(n) + " of 3."));
        this.offer("Easier", easier);
        this.offer(n + 1 < this.lines.length ? "Next line" : "First line", (n + 1) % this.lines.length);
        this.offer("Harder", harder);
        if (moved) {
          window.courseDom.goTo(this.lines[n].querySelector("h2"));
        }
      }

      offer(text, n) {
        if (n >= 0) {
          this.bar.append(window.courseDom.button(text, () => this.show(n, true)));
        }
      }

      /* The criteria, to be ticked for one's own reply. Nothing of it is kept. */
      checks(criteria) {
        const group = window.courseDom.group("Check your own reply", "self-check");
        criteria.forEach((criterion, n) => group.append(window.courseDom.option("checkbox", "criterion", String(n), " " + criterion.textContent).parentElement));
        return group;
      }

      recorder() {
        const box = window.courseDom.element("div", "", { class: "recorder" });
        const say = window.courseDom.element("p", "Say your reply aloud.", { role: "status" });
        box.append(say);
        if (!navigator.mediaDevices || !window.MediaRecorder) {
          say.textContent = "Say your reply aloud. This browser offers no recorder here; a phone on the desk does as well.";
          return box;
        }
        const player = window.courseDom.element("audio", "", { controls: "", hidden: "", "aria-label": "Your reply" });
        let running = null;
        const button = window.courseDom.button("Record my reply", async () => {
          if (running) {
            running.stop();
            return;
          }
          let stream;
          try {
            stream = await navigator.mediaDevices.getUserMedia({ audio: true });
          } catch (error) {
            say.textContent = "No microphone can be used. Say your reply aloud all the same, then check it.";
            return;
          }
          const pieces = [];
          running = new MediaRecorder(stream);
          running.addEventListener("dataavailable", (event) => pieces.push(event.data));
          running.addEventListener("stop", () => {
            stream.getTracks().forEach((track) => track.stop());
            URL.revokeObjectURL(player.src);
            player.src = URL.createObjectURL(new Blob(pieces, { type: running.mimeType }));
            player.hidden = false;
            running = null;
            button.textContent = "Record again";
            say.textContent = "Recorded, in this page’s memory only. Listen, then check your reply.";
          });
          running.start();
          button.textContent = "Stop recording";
          say.textContent = "Recording. Answer as you would in the room.";
        });
        box.append(button, player);
        return box;
      }
    },
  );
}
