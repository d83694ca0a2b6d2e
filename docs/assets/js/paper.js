/* What only a script can put on paper: a text that is longer than its box, whole, and in browsers that print closed parts closed,
   their content. It stands in the page while it is printed and not a moment longer. A worksheet keeps its boxes and its one page. */
(function () {
  const prints = window.CSS && CSS.supports && CSS.supports("selector(::details-content)");
  /** @type {(() => void)[]} */
  let undo = [];

  window.addEventListener("beforeprint", () => {
    undo.forEach((act) => act());
    undo = [];
    document.querySelectorAll("textarea").forEach((area) => {
      if (area.value && !area.closest("course-worksheet")) {
        const copy = window.courseDom.element("div", area.value, { class: "printed-text" });
        area.after(copy);
        area.toggleAttribute("data-copied", true);
        undo.push(() => {
          copy.remove();
          area.removeAttribute("data-copied");
        });
      }
    });
    if (!prints) {
      window.courseDom.all(HTMLDetailsElement, document, "article details:not([open])").forEach((part) => {
        part.open = true;
        undo.push(() => {
          part.open = false;
        });
      });
    }
  });

  window.addEventListener("afterprint", () => {
    undo.forEach((act) => act());
    undo = [];
  });
})();
