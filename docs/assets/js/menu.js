/* Material opens menu and search on a phone by labels for hidden check boxes, which no keyboard reaches.
   Buttons take the labels' place and say what they open and whether it is open; Escape closes it. The menu lies over the page:
   the keyboard goes into it when it opens, and it closes when the keyboard leaves. */
(function () {
  const names = { __drawer: "Menu", __search: "Search" };
  Object.keys(names).forEach((id) => {
    const box = document.getElementById(id);
    const label = document.querySelector(".md-header__button[for=" + id + "]");
    if (!box || !label) {
      return;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "md-header__button md-icon menu-button menu-button--" + names[id].toLowerCase();
    button.setAttribute("aria-label", names[id]);
    button.append(...label.cloneNode(true).childNodes);
    label.before(button);
    label.classList.add("replaced");

    const tell = () => button.setAttribute("aria-expanded", String(box.checked));
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

    const panel = id === "__drawer" && document.querySelector(".md-sidebar--primary");
    if (panel) {
      box.addEventListener("change", () => box.checked && panel.querySelector("a").focus());
      panel.addEventListener("focusout", (event) => {
        if (box.checked && event.relatedTarget && !panel.contains(event.relatedTarget)) {
          set(false);
        }
      });
    }
  });
})();
