/* What every element needs: a tag with what stands in it, a button that acts, a group of options, a file to save, earlier versions of a text, and a quiet
   moment. Text is always text, never HTML. */
globalThis.courseDom = (function () {
  /** An element with what stands in it: a text, a node, or a list of both. All others are made by this.
   * @type {Course.Dom["element"]} */
  function element(name, content = "", attributes = {}) {
    // deno-lint-ignore course/elements-by-the-helper -- this is the helper
    const made = document.createElement(name);
    made.append(...[content].flat().filter((part) => part !== ""));
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, String(value)));
    return made;
  }

  /** @type {Course.Dom["button"]} */
  function button(text, act) {
    const made = element("button", text, { type: "button" });
    if (act) {
      made.addEventListener("click", act);
    }
    return made;
  }

  /** A fieldset with a legend, to which `option` adds.
   * @type {Course.Dom["group"]} */
  function group(legend, className) {
    return element("fieldset", element("legend", legend), { class: className });
  }

  /** A radio button or check box within its label, with text or nodes beside it, at the end of a group. Returns the input.
   * @type {Course.Dom["option"]} */
  function option(group, type, name, value, ...content) {
    const input = element("input", "", { type, name, value });
    group.append(element("label", [input, ...content]));
    return input;
  }

  /** A link within the site, by its path from the site's root.
   * @type {Course.Dom["link"]} */
  function link(text, path, attributes = {}) {
    return element("a", text, { href: window.coursePaths.to(path), ...attributes });
  }

  /** Hand the reader a file. Its address holds for a minute: some browsers ask first whether to save it.
   * @type {Course.Dom["save"]} */
  function save(name, type, text) {
    const made = element("a", "", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    made.click();
    setTimeout(() => URL.revokeObjectURL(made.href), 60000);
  }

  /** The earlier versions of a text of the record, to be put where it stands: earlier.js.
   * @type {Course.Dom["earlier"]} */
  const earlier = (...where) => element("course-earlier", "", { "data-where": JSON.stringify(where) });

  /** Show a heading as the place where one now is.
   * @type {Course.Dom["goTo"]} */
  function goTo(title) {
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "start" });
  }

  /** Do what the first look can do without once the browser is idle, after two seconds where it never is, and at the
     latest when the reader leaves; at once for a reader who comes to a place on the page, by a link, a reload or Back: it would move under them.
   * @type {Course.Dom["later"]} */
  function later(act) {
    const done = new AbortController();
    const once = () => {
      if (!done.signal.aborted) {
        done.abort();
        act();
      }
    };
    const [arrival] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    if (location.hash || (arrival && arrival.type !== "navigate")) {
      once();
    } else {
      if (window.requestIdleCallback) {
        window.requestIdleCallback(once, { timeout: 2000 });
      } else {
        setTimeout(once);
      }
      window.addEventListener("pagehide", once, { signal: done.signal });
    }
  }

  /** The element that a selector finds, which the page has: of its kind, or an error that names it.
   * @type {Course.Dom["the"]} */
  function the(kind, within, selector) {
    const match = within.querySelector(selector);
    if (!(match instanceof kind)) {
      throw new Error("there is no " + selector);
    }
    return match;
  }

  /** What stands in a list under an id, which is there, or an error that names it.
   * @type {Course.Dom["known"]} */
  function known(list, what, id) {
    const entry = list.get(id);
    if (entry === undefined) {
      throw new Error("there is no " + what + " " + id);
    }
    return entry;
  }

  /** What the page says of the course, for those who show the record.
   * @returns {Course.Facts} */
  const facts = () => JSON.parse(the(HTMLElement, document, "#course-data").textContent);

  /** All elements that a selector finds.
   * @template {Element} T
   * @param {Course.ElementKind<T>} kind
   * @param {ParentNode} within
   * @param {string} selector */
  function all(kind, within, selector) {
    return [...within.querySelectorAll(selector)].filter(/** @returns {match is T} */ (match) => match instanceof kind);
  }

  /** What was clicked, or what it stands in, if that is such an element.
   * @template {Element} T
   * @param {Course.ElementKind<T>} kind
   * @param {Event} event
   * @param {string} selector
   * @returns {T | null} */
  function clicked(kind, { target }, selector) {
    const match = target instanceof Element ? target.closest(selector) : null;
    return match instanceof kind ? match : null;
  }

  return { element, button, group, option, link, save, earlier, goTo, later, the, known, facts, all, clicked };
})();
