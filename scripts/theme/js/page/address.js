/* The sign ¶ behind a heading, which leads to it, copies its full address instead, and says so. It leads there as before where nothing can be
   copied, where nobody has said where the course is published, and on the page of contacts, where no address should come to lie on a clipboard that somebody else may look at. */
(function () {
  const { all, clicked, element } = window.courseDom;
  const { address, page } = window.coursePaths;
  if (!navigator.clipboard || !address("") || page === "help/") {
    return;
  }
  const said = element("p", "", { class: "said", role: "status" });
  document.body.append(said);
  let quiet = 0;

  /** Say it to eye and ear, for five seconds; again, if it stands there already.
   * @param {string} text */
  function say(text) {
    clearTimeout(quiet);
    said.textContent = "";
    requestAnimationFrame(() => (said.textContent = text));
    quiet = setTimeout(() => (said.textContent = ""), 5000);
  }

  /** Of a page's title, the address of the page.
   * @param {HTMLAnchorElement} sign */
  const addressOf = (sign) => address(page + (sign.closest("h1") ? "" : sign.hash));

  /** @param {HTMLAnchorElement} sign */
  async function copy(sign) {
    try {
      await navigator.clipboard.writeText(addressOf(sign));
      say("Address copied.");
    } catch {
      location.hash = sign.hash;
    }
  }

  all(HTMLAnchorElement, document, ".headerlink").forEach((sign) => {
    sign.title = "Copy the address";
    sign.setAttribute("aria-label", sign.title);
  });
  document.addEventListener("click", (event) => {
    const sign = clicked(HTMLAnchorElement, event, ".headerlink");
    if (sign && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      copy(sign);
    }
  });
})();
