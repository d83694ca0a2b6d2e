/* What every element needs: text in a tag, a button that acts, a group of options, a file to save, earlier versions of a text, and a quiet
   moment. Text is always text, never HTML. */
window.courseDom = (function () {
  function element(name, text = "", attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  function button(text, act) {
    const made = element("button", text, { type: "button" });
    if (act) {
      made.addEventListener("click", act);
    }
    return made;
  }

  /* A fieldset with a legend, to which `option` adds. */
  function group(legend, className) {
    const made = element("fieldset", "", { class: className });
    made.append(element("legend", legend));
    return made;
  }

  /* A radio button or check box within its label, with text or nodes beside it. Returns the input. */
  function option(type, name, value, ...content) {
    const label = document.createElement("label");
    const input = element("input", "", { type, name, value });
    label.append(input, ...content);
    return input;
  }

  /* A link within the site, by its path from the site's root. */
  function link(text, path) {
    return element("a", text, { href: window.courseStore.root + path });
  }

  /* Hand the reader a file. Its address holds for a minute: some browsers ask first whether to save it. */
  function save(name, type, text) {
    const made = element("a", "", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    made.click();
    setTimeout(() => URL.revokeObjectURL(made.href), 60000);
  }

  /* The earlier versions of a text of the record, where it stands; nothing while there are none. */
  function earlier(...where) {
    const { courseStore: store, courseDays: days } = window;
    const made = element("details", "", { class: "earlier" });
    const show = () => {
      const versions = store.earlier(...where);
      made.hidden = !versions.length;
      made.open &&= !made.hidden;
      made.replaceChildren(
        element("summary", "Earlier versions of this text: " + versions.length),
        ...versions.flatMap((
          v,
        ) => [
          element("p", days.written(days.when(v, store.today())), { class: "earlier-day" }),
          element("p", v.text, { class: "earlier-text" }),
        ]),
        button("Remove the earlier versions", () => store.forget([where])),
      );
    };
    window.addEventListener("courserecord", show);
    show();
    return made;
  }

  /* Show a heading as the place where one now is. */
  function goTo(title) {
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "start" });
  }

  /* Do what the first look can do without once the browser is idle, and at the latest when the reader leaves;
     at once for a reader who comes to a place on the page, by a link, a reload or Back: it would move under them. */
  function later(act) {
    let due = true;
    const once = () => {
      if (due) {
        due = false;
        act();
      }
    };
    const [arrival] = performance.getEntriesByType("navigation");
    if (location.hash || (arrival && arrival.type !== "navigate")) {
      once();
    } else {
      (window.requestIdleCallback || setTimeout)(once);
      window.addEventListener("pagehide", once, { once: true });
    }
  }

  return { element, button, group, option, link, save, earlier, goTo, later };
})();
