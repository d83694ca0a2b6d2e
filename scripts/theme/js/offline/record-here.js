/* In a copy on a disk, a browser that takes each file for a site of its own (its origin is "null", as in Firefox) keeps a record for each
   page. There, every page that keeps or shows something gets the buttons that export, import and erase it. */
(function () {
  const SAYS = "In this browser each page of the copy keeps a record of its own; this is the one of this page. " +
    "Export it here, and import it on the page where you want it, such as the statement: files of several pages become one record.";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const article = document.querySelector("article");
  const { courseDom: { element }, courseStore: store } = window;
  const shows = () => customElements.get("course-progress");
  let shown = location.origin !== "null" || !article || Boolean(document.querySelector("course-progress"));

  function show() {
    if (shown || !(shows() || store.read().owners.length)) {
      return;
    }
    shown = true;
    article?.append(element("course-progress", "", { "data-says": SAYS }));
    if (!shows()) {
      document.head.append(element("script", "", { src: script.src.replace(/[^/]*$/, "record.js") }));
    }
  }
  window.addEventListener("courserecord", show);
  show();
})();
