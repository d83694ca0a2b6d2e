/* What was opened and what is done: kept when a module is opened, shown in the menu and on the home page's button. */
(function () {
  const store = window.courseStore;
  const script = document.currentScript;
  const here = script ? script.dataset.page : "";
  const root = new URL("..", script ? script.src : location.href);
  const record = store.read();

  if (here.startsWith("modules/")) {
    const id = here.slice("modules/".length, -1);
    document.body.dataset.module = id;
    window.courseDom.later(() =>
      store.quietly(() => {
        if (!record.opened[id]) {
          store.set("opened", id, {});
        }
        store.set("last", "page", { page: here });
      }),
    );
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
  if (button && last) {
    const link = [...document.querySelectorAll(".course-map a")].find((a) => a.pathname === root.pathname + last);
    if (link) {
      button.href = link.href;
      button.textContent = "Resume: " + link.textContent;
    }
  }
})();
