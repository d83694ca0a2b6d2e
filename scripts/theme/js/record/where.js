/* The section that the reader of a module last read, noted for *Resume* when the page is left or goes out of sight: once a visit, and not
   while somebody reads. Of some pages no note is kept (opened.js), of nobody who has only looked (reading.js), and none of a section that
   says when a move must not be used: it may be about the reader. Whoever leaves quickly has no page left to note. */
(function () {
  const { module } = document.body.dataset;
  const page = "modules/" + module + "/";
  if (!module || window.courseUntraced(page)) {
    return;
  }

  function keep() {
    const record = window.courseStore.read();
    if (!window.courseReading.acted(record) || !document.body.getClientRects().length) {
      return;
    }
    const headings = window.courseDom.all(HTMLElement, document, ".md-content h2[id]:not(#not-here)");
    const section = window.courseReading.section(
      headings.map((heading) => ({ id: heading.id, top: heading.getBoundingClientRect().top })),
      innerHeight / 2,
    );
    const before = record.last.page;
    if (before?.page !== page || (before.section ?? "") !== section) {
      window.courseStore.quietly(() =>
        void window.courseStore.set("last", "page", section ? { page, section } : { page })
      );
    }
  }
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());
})();
