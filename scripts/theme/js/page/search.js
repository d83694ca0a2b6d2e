/* Search costs more than a page, so Material's bundle, its worker and the index are fetched when search is first used.
   What the reader typed or tapped until then is not lost: the box keeps the text, and Material reads it when it starts.
   No letter or sign opens anything by itself: who speaks to the browser, or rests a hand on the keys, means none of them
   (WCAG 2.1.4). The bundle's own, which also turn pages, are kept from it. */
(function () {
  const { src = "", dataset } = /** @type {HTMLScriptElement} */ (document.currentScript ?? {});
  const { bundle, worker } = dataset ?? {};
  const box = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
  const query = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
  if (!bundle || !box || !query) {
    return;
  }
  let started = false;

  /* What Material's own page would tell the bundle: where the site begins, which worker searches, and the words of the results. */
  const told = {
    base: new URL("..", src).href,
    features: [],
    search: worker,
    translations: {
      "search.result.placeholder": "Type to start searching",
      "search.result.none": "No matching documents",
      "search.result.one": "1 matching document",
      "search.result.other": "# matching documents",
      "search.result.more.one": "1 more on this page",
      "search.result.more.other": "# more on this page",
      "search.result.term.missing": "Missing",
    },
  };

  /** A script in the head of the page. It needs no other file.
   * @param {Partial<HTMLScriptElement>} values */
  const add = (values) => {
    // deno-lint-ignore course/elements-by-the-helper -- this script needs no other
    const script = Object.assign(document.createElement("script"), values);
    document.head.append(script);
  };

  const start = () => {
    if (started) {
      return;
    }
    started = true;
    document.addEventListener("keydown", (event) => event.key.length === 1 && !box.checked && event.stopPropagation()); // the bundle listens at the window
    // What Material's page would define for the bundle: its place and its own storage, in which nothing of this site is kept.
    Object.assign(window, {
      __md_scope: new URL(".", location.href),
      __md_hash: () => 0,
      __md_get: () => null,
      __md_set: () => {},
    });
    if (!document.getElementById("__config")) { // it stands there where the bundle could not be loaded the first time
      add({ id: "__config", type: "application/json", text: JSON.stringify(told) });
    }
    add({
      src: bundle,
      onerror: () => {
        started = false;
        const meta = document.querySelector(".md-search-result__meta");
        if (meta) {
          meta.textContent = "Search could not be loaded. Are you offline?";
        }
      },
    });
  };

  query.addEventListener("focus", () => {
    if (!box.checked) {
      box.checked = true;
      box.dispatchEvent(new Event("change"));
    }
    start();
  });
  box.addEventListener("change", () => {
    if (box.checked) {
      start();
      if (document.activeElement !== query) {
        query.focus();
      }
    }
  });

  /* On a phone the bundle holds the page still while search is open, and then puts it back to where it was:
     a place on this page that a result led to is gone to after that. */
  let followed = false;
  document.querySelector(".md-search")?.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a[href]");
    followed = link instanceof HTMLAnchorElement && link.hash !== "" && link.pathname === location.pathname;
  });
  new MutationObserver(() => {
    if (followed && !document.body.hasAttribute("data-md-scrolllock")) {
      followed = false;
      location.replace(location.hash);
    }
  }).observe(document.body, { attributes: true, attributeFilter: ["data-md-scrolllock"] });
})();
