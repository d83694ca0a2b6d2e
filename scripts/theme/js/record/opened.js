/* What was opened and what is done: kept when a module is opened, shown in the menu and where one starts.
   Of some pages no note is kept, because somebody who is watched may be reading them: the page's `data-untraced` lists where such
   addresses begin. A module among them counts as opened from its first answer. */
window.courseUntraced = (function (script) {
  const places = script && script.dataset.untraced ? script.dataset.untraced.split(" ") : [];
  /** @param {string} path */
  return (path) => places.some((place) => path.startsWith(place));
})(document.currentScript);

/* The entry of a module's opening, or nothing. */
window.courseOpened = function (record, module) {
  const answered = window.courseUntraced(module.url) ? module.questions.flatMap((q) => record.answers[q.id] || []) : [];
  return record.opened[module.id] ?? answered.sort((a, b) => a.at - b.at)[0];
};

(function () {
  const { courseStore: store, coursePaths: paths } = window;
  /** Links, which need no other script to be found.
   * @param {string} selector */
  const links = (selector) => /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(selector)]);
  const here = paths.page;
  if (here.startsWith("modules/")) {
    const id = here.slice("modules/".length, -1);
    document.body.dataset.module = id;
    if (!window.courseUntraced(here)) {
      window.courseDom.later(() =>
        store.quietly(() => {
          if (!store.read().opened[id]) {
            store.set("opened", id, {});
          }
        })
      );
    }
  }

  /* The pages in the menu, without what is often needed, which leads to some of them a second time. */
  const menu = links(".md-nav--primary :not(.nav-often) > li > a");

  /** Links of the menu to modules whose every question is answered. Every page has the menu: nothing in it tells of a page of which no
     note is kept.
   * @param {Course.Kept} record */
  function mark({ done }) {
    menu.forEach((link) => {
      const path = paths.of(link) ?? "";
      const id = path.startsWith("modules/") ? path.slice("modules/".length, -1) : "";
      const there = link.querySelector(".done-mark");
      if (id && done[id] && !there && !window.courseUntraced(path)) {
        link.append(window.courseDom.element("span", " ✓", { class: "done-mark", role: "img", "aria-label": "done" }));
      } else if (!done[id]) {
        there?.remove();
      }
    });
  }

  /* The home page's button, and the first line of most menus: resume, at the section that was read last. A module's leads to the next, and a
     page that somebody who is watched may be reading says nothing of earlier visits. The record only picks among the page's own links. */
  const starts = here.startsWith("modules/") || window.courseUntraced(here) ? [] : links(
    (here ? "" : ".md-content .md-button--primary, ") + ".nav-often > :first-child > a",
  ).map((link) => ({ link, href: link.href, text: link.textContent }));
  /** @param {Course.Kept} record */
  function offer(record) {
    const place = window.courseReading.resume(record, window.courseUntraced);
    const read = place && menu.find((a) => paths.of(a) === place.page);
    const title = read?.firstChild?.textContent?.replace(/^\d+\. /, "");
    starts.forEach(({ link, href, text }) => {
      const says = read ? "Resume: " + title : text;
      if (link.textContent !== says) {
        link.textContent = says;
      }
      link.href = read ? read.href + (place.section && "#" + place.section) : href;
    });
  }

  function show() {
    const record = store.read();
    mark(record);
    offer(record);
  }
  window.addEventListener("courserecord", show);
  show();
})();
