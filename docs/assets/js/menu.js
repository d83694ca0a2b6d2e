/* Material opens menu and search on a phone by labels for hidden check boxes, which no keyboard reaches.
   They become buttons that say what they do and whether it is done; Escape closes what is open. */
(function () {
  const names = { __drawer: "Menu", __search: "Search" };
  Object.keys(names).forEach((id) => {
    const box = document.getElementById(id);
    const label = document.querySelector(".md-header__button[for=" + id + "]");
    if (!box || !label) {
      return;
    }
    label.setAttribute("role", "button");
    label.setAttribute("tabindex", "0");
    label.setAttribute("aria-label", names[id]);
    const tell = () => label.setAttribute("aria-expanded", String(box.checked));
    tell();
    box.addEventListener("change", tell);
    label.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        label.click();
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.checked) {
        box.checked = false;
        box.dispatchEvent(new Event("change"));
        label.focus();
      }
    });
  });
})();
