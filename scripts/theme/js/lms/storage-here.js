/* In a learning management system a page keeps nothing in the browser, which the next person at this computer may use: in place of the
   browser's storage stands that of the window around it, which lasts until it is closed. A page that was opened by itself has its own, and
   says that nobody hears of it.
   It stands before every other script of the page. */
(function () {
  const ALONE =
    "This page stands outside the window of the course. Nothing that you do here is reported, and nothing is kept when you close it. " +
    "To go on with the course, go back to that window.";

  /** @returns {typeof courseSession | undefined} */
  function around() {
    try {
      return window.parent === window ? undefined : /** @type {any} */ (window.parent).courseSession;
    } catch {
      return undefined; // another site's window
    }
  }
  const session = around();
  const storage = session?.storage ?? globalThis.courseStorage(() => {});
  Object.defineProperty(window, "localStorage", { value: storage, configurable: true });
  if (session) {
    window.addEventListener("courseleave", session.leaveQuickly);
  } else {
    document.addEventListener("DOMContentLoaded", () => {
      const line = window.courseDom.element("p", ALONE, { class: "storage-note", role: "note" });
      document.querySelector("article")?.prepend(line);
    });
  }
})();
