/* What was opened and what is done: kept when a module is opened, shown in the menu and on the home page's button.
   Of some pages no note is kept, because somebody who is watched may be reading them: the page's `data-untraced` lists where such
   addresses begin. A module among them counts as opened from its first answer. */
window.courseUntraced = (function (script) {
  const places = script && script.dataset.untraced ? script.dataset.untraced.split(" ") : [];
  return (path) => places.some((place) => path.startsWith(place));
})(document.currentScript);

/* When a module was opened, in milliseconds, or nothing. */
window.courseOpened = function (record, module) {
  const answered = module.questions.flatMap((q) => (record.answers[q.id] || []).map((attempt) => attempt.at));
  return record.opened[module.id]?.at ?? (window.courseUntraced(module.url) && answered.length ? Math.min(...answered) : undefined);
};

(function () {
  const store = window.courseStore;
  const script = document.currentScript;
  const here = script ? script.dataset.page : "";
  const root = new URL("..", script ? script.src : location.href);
  const record = store.read();

  if (here.startsWith("modules/")) {
    const id = here.slice("modules/".length, -1);
    document.body.dataset.module = id;
    if (!window.courseUntraced(here)) {
      window.courseDom.later(() =>
        store.quietly(() => {
          if (!record.opened[id]) {
            store.set("opened", id, {});
          }
          store.set("last", "page", { page: here });
        }),
      );
    }
  }

  /* Links of the menu to modules whose every question is answered. */
  document.querySelectorAll(".md-nav--primary a.md-nav__link").forEach((link) => {
    const path = new URL(link.href, location.href).pathname.slice(root.pathname.length);
    const id = path.startsWith("modules/") ? path.slice("modules/".length, -1) : "";
    if (id && record.done[id]) {
      const mark = document.createElement("span");
      mark.className = "done-mark";
      mark.textContent = " ✓";
      mark.setAttribute("role", "img");
      mark.setAttribute("aria-label", "done");
      link.append(mark);
    }
  });

  /* The home page's button: resume, with the module that was open last. The record only picks among the page's own links. */
  const button = here === "" ? document.querySelector(".md-content .md-button--primary") : null;
  const last = record.last.page?.page;
  if (button && last && !window.courseUntraced(last)) {
    const link = [...document.querySelectorAll(".course-map a")].find((a) => a.pathname === root.pathname + last);
    if (link) {
      button.href = link.href;
      button.textContent = "Resume: " + link.textContent;
    }
  }
})();
