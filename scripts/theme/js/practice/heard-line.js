/* <course-heard-line>: says the client's line above it aloud, on a button, with a voice of the device's own; where there is none, there
   is no button. It never begins by itself, and falls silent with the line, the page and the element. */
if (!customElements.get("course-heard-line")) {
  const { button, element } = window.courseDom;
  const HEAR = "Hear the line";

  customElements.define(
    "course-heard-line",
    class extends window.courseElement {
      /** @type {SpeechSynthesisUtterance | null} */
      saying = null;

      build() {
        if (!window.speechSynthesis || !window.SpeechSynthesisUtterance) {
          return false;
        }
        this.toggle = button(HEAR, () => this.saying ? speechSynthesis.cancel() : this.say());
        this.append(
          this.toggle,
          element("small", "Your device says it aloud. Where somebody could overhear it, use headphones or read it."),
        );
        this.offer();
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        // Voices may come late. Older browsers have no such event, and their voices at once.
        speechSynthesis.addEventListener?.("voiceschanged", () => this.offer(), { signal });
        signal.addEventListener("abort", () => this.saying && speechSynthesis.cancel());
      }

      voice() {
        return window.courseVoice.own(speechSynthesis.getVoices());
      }

      offer() {
        this.hidden = !this.voice();
      }

      say() {
        const voice = this.voice();
        const line = this.previousElementSibling?.textContent ?? "";
        if (!voice) {
          return;
        }
        const saying = new SpeechSynthesisUtterance(line.replace(/[“”]/g, "").trim());
        saying.voice = voice;
        saying.lang = voice.lang;
        ["end", "error"].forEach((event) => saying.addEventListener(event, () => this.said(saying)));
        speechSynthesis.cancel();
        this.saying = saying;
        this.name("Stop the voice");
        speechSynthesis.speak(saying);
      }

      /** @param {SpeechSynthesisUtterance} saying */
      said(saying) {
        if (this.saying === saying) {
          this.saying = null;
          this.name(HEAR);
        }
      }

      /** @param {string} says */
      name(says) {
        if (this.toggle) {
          this.toggle.textContent = says;
        }
      }
    },
  );
}
