/* Search costs more than a page, so Material's bundle, its worker and the index are fetched when search is first used.
   What the reader typed or tapped until then is not lost: the box keeps the text, and Material reads it when it starts.
   No letter or sign opens anything by itself: who speaks to the browser, or rests a hand on the keys, means none of them
   (WCAG 2.1.4). The bundle's own, which also turn pages, are kept from it. */
(function () {
  const bundle = document.currentScript?.dataset.bundle;
  const box = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
  const query = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
  if (!bundle || !box || !query) {
    return;
  }
  let started = false;

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
    // deno-lint-ignore course/elements-by-the-helper -- this script needs no other
    const script = document.createElement("script");
    script.src = bundle;
    script.onerror = () => {
      started = false;
      const meta = document.querySelector(".md-search-result__meta");
      if (meta) {
        meta.textContent = "Search could not be loaded. Are you offline?";
      }
    };
    document.head.append(script);
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
