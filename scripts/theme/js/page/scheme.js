/* The button that switches between light and dark. The choice is kept on this device; without one, the system's counts. */
(function () {
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-scheme-button]"));
  if (!button) {
    return;
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const store = window.courseStore;
  /** @param {string} scheme */
  const show = (scheme) => document.body.setAttribute("data-md-color-scheme", scheme);

  button.hidden = false;
  button.addEventListener("click", () => {
    const scheme = document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
    show(scheme);
    store.scheme(scheme);
  });
  const kept = store?.scheme(); // the store may have failed; the button works all the same
  if (kept === "slate" || kept === "default") {
    show(kept); // the head of the page has done so already, but for that of a copy on a disk
  }
  dark.addEventListener("change", () => store.scheme() || show(dark.matches ? "slate" : "default"));
})();
