/* A reload keeps the place where the reader is. WebKit, where a link to a place led to the page, puts the reader back and with the next
   frame goes to that place again: so the page says in its entry of the history how far down it is left, and looks after that frame. */
(function () {
  const [arrival] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const left = history.state?.left;
  /** @param {() => void} act */
  const frame = (act) => () => requestAnimationFrame(act);

  function stay() {
    const place = document.getElementById(location.hash.slice(1));
    const top = place ? place.getBoundingClientRect().top : -1;
    if (top >= 0 && top <= 160) {
      scrollTo({ top: left, behavior: "instant" });
    }
  }

  if (location.hash && arrival?.type === "reload" && left >= 0) {
    window.addEventListener("load", frame(frame(stay)));
  }
  window.addEventListener("pagehide", () => {
    if (location.hash) {
      history.replaceState({ ...history.state, left: scrollY }, "");
    }
  });
})();
