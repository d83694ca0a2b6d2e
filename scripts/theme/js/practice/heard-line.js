/* <course-heard-line>: says the client's line above it aloud, on a button, with a voice of the device's own; where there is none, there
   is no button. It never begins by itself, and falls silent with the line, the page and the element.
   Pages about fear have it too: whoever must not be heard presses nothing, and is told so before the button. */
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
        this.toggle = button(HEAR, () => this.saying ? this.stop() : this.say());
        this.append(
          element(
            "small",
            "Your device can say this line aloud. Where somebody could overhear it, use headphones or read it.",
          ),
          this.toggle,
        );
        this.offer();
      }

      /** @param {AbortSignal} signal */
      listen(signal) {
        // Voices may come late. Older browsers have no such event, and their voices at once.
        speechSynthesis.addEventListener?.("voiceschanged", () => this.offer(), { signal });
        signal.addEventListener("abort", () => this.saying && this.stop());
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
        const saying = new SpeechSynthesisUtterance(window.courseVoice.spoken(line));
        saying.voice = voice;
        saying.lang = voice.lang;
        ["end", "error"].forEach((event) => saying.addEventListener(event, () => this.said(saying)));
        speechSynthesis.cancel();
        this.saying = saying;
        this.name("Stop the voice");
        speechSynthesis.speak(saying);
      }

      /* Not every browser tells of a voice that was cut short. */
      stop() {
        this.saying = null;
        this.name(HEAR);
        speechSynthesis.cancel();
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
