/* <course-leave>: a way off the page for somebody who may be watched, as services for abused people have it.
   By the link, or by Shift three times within two seconds, a neutral public site replaces this page in the tab's history. */
if (!customElements.get("course-leave")) {
  customElements.define(
    "course-leave",
    class extends HTMLElement {
      connectedCallback() {
        const link = this.querySelector("a");
        if (!link) {
          throw new Error("course-leave needs a link");
        }
        const leave = () => {
          document.documentElement.hidden = true;
          location.replace(link.href);
        };
        link.addEventListener("click", (event) => {
          event.preventDefault();
          leave();
        });
        let pressed = [];
        this.onKey = (event) => {
          if (event.key !== "Shift" || event.repeat) {
            pressed = event.key === "Shift" ? pressed : [];
            return;
          }
          pressed = pressed.filter((time) => event.timeStamp - time < 2000).concat(event.timeStamp);
          if (pressed.length === 3) {
            leave();
          }
        };
        document.addEventListener("keydown", this.onKey);
      }

      disconnectedCallback() {
        document.removeEventListener("keydown", this.onKey);
      }
    },
  );
}
