/* Search costs more than a page, so Material's bundle, its worker and the index are fetched when search is first used.
   What the reader typed, tapped or pressed until then is not lost: the box keeps the text, and Material reads it when it starts. */
(function () {
  const bundle = document.currentScript && document.currentScript.dataset.bundle;
  const box = document.getElementById("__search");
  const query = document.querySelector(".md-search__input");
  if (!bundle || !box || !query) {
    return;
  }
  let started = false;

  const start = () => {
    if (started) {
      return;
    }
    started = true;
    document.removeEventListener("keydown", onKey);
    // What Material's page would define for the bundle: its place and its own storage, in which nothing of this site is kept.
    Object.assign(window, { __md_scope: new URL(".", location), __md_hash: () => 0, __md_get: () => null, __md_set: () => {} });
    const script = document.createElement("script");
    script.src = bundle;
    script.onerror = () => {
      started = false;
      document.querySelector(".md-search-result__meta").textContent = "Search could not be loaded. Are you offline?";
    };
    document.head.append(script);
  };

  const open = () => {
    if (!box.checked) {
      box.checked = true;
      box.dispatchEvent(new Event("change"));
    }
    query.focus();
  };

  const onKey = (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && ["/", "f", "s"].includes(event.key)) {
      event.preventDefault();
      open();
    }
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
  document.addEventListener("keydown", onKey);
})();
