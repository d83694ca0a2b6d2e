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
        // deno-lint-ignore course/elements-by-the-helper -- this script needs no other
        const copy = document.createElement("div");
        copy.className = "printed-text";
        copy.textContent = area.value;
        area.after(copy);
        area.toggleAttribute("data-copied", true);
        undo.push(() => {
          copy.remove();
          area.removeAttribute("data-copied");
        });
      }
    });
    if (!prints) {
      document.querySelectorAll("article details:not([open])").forEach((part) => {
        part.setAttribute("open", "");
        undo.push(() => part.removeAttribute("open"));
      });
    }
  });

  window.addEventListener("afterprint", () => {
    undo.forEach((act) => act());
    undo = [];
  });
})();
