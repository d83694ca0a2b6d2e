/* Material opens menu and search on a phone by labels for hidden check boxes, which no keyboard reaches.
   Buttons take the labels' place and say what they open and whether it is open; Escape closes it. Both lie over the page:
   the keyboard goes into them when they open, and they close when it leaves or a link in them is followed.
   This file and search.js need no other: whatever fails, a reader can go elsewhere. */
(function () {
  /** @type {Course.ById<string>} */
  const names = { __drawer: "Menu", __search: "Search" };
  /** @type {Course.ById<string>} */
  const panels = { __drawer: ".md-sidebar--primary", __search: ".md-search" };
  Object.keys(names).forEach((id) => {
    const box = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
    const label = document.querySelector(".md-header__button[for=" + id + "]");
    if (!box || !label) {
      return;
    }
    box.checked = false; // some browsers put back after a reload what was open
    // deno-lint-ignore course/elements-by-the-helper -- this script needs no other
    const button = document.createElement("button");
    button.type = "button";
    button.className = "md-header__button md-icon menu-button menu-button--" + names[id].toLowerCase();
    button.setAttribute("aria-label", names[id]);
    button.append(...label.cloneNode(true).childNodes);
    label.before(button);
    label.classList.add("replaced");

    const tell = () => button.setAttribute("aria-expanded", String(box.checked));
    /** @param {boolean} open */
    const set = (open) => {
      box.checked = open;
      box.dispatchEvent(new Event("change"));
    };
    tell();
    box.addEventListener("change", tell);
    button.addEventListener("click", () => set(!box.checked));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.checked) {
        set(false);
        button.focus();
      }
    });

    const panel = /** @type {HTMLElement | null} */ (document.querySelector(panels[id]));
    if (!panel) {
      return;
    }
    panel.addEventListener("focusout", (event) => {
      if (box.checked && event.relatedTarget instanceof Node && !panel.contains(event.relatedTarget)) {
        set(false);
      }
    });
    if (id === "__drawer") {
      panel.addEventListener("click", (event) => {
        const link = event.target instanceof Element && event.target.closest("a[href]");
        if (box.checked && link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
          set(false); // it would lie over the place that was chosen, and over this page after Back; search closes itself
        }
      });
      box.addEventListener("change", () => box.checked && panel.querySelector("a")?.focus()); // search.js does so for its own
    }
  });
})();
