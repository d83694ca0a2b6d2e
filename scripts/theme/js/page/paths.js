/* Where the pages of the site stand. Its script says what differs in a copy of the site: `data-file` is what a page is called where a
   folder has none by itself, as on a disk, and `data-site` where the course is published.
   What leaves the device names the published address, for one on somebody's own disk would name folders of theirs. */
globalThis.coursePaths = (function () {
  const script = /** @type {HTMLScriptElement | null} */ (globalThis.document?.currentScript ?? null);
  const { file = "", site = "" } = script?.dataset ?? {};
  const { protocol, host, origin, pathname: root } = new URL("..", script?.src ?? location.href); // this script stands in assets/
  const published = site || (/^https?:$/.test(protocol) ? origin + root : "");

  /** @type {Course.Paths["to"]} */
  const to = (path) => root + path.replace(/(^|\/)(?=#|$)/, "$1" + file);

  /** @type {Course.Paths["of"]} */
  function of(link) {
    if (link.protocol !== protocol || link.host !== host || !link.pathname.startsWith(root)) {
      return null;
    }
    const path = link.pathname.slice(root.length);
    return (file && path.endsWith(file) ? path.slice(0, -file.length) : path) + link.hash;
  }

  /** @type {Course.Paths["address"]} */
  const address = (path) => published && published + path;

  return { root, to, of, address, page: script?.dataset.page ?? "" };
})();
