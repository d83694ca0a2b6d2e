/* The way off a page, for somebody who may be watched: every link of class `leave` on the page, or Shift pressed three times on its own.

   A script of its own, asked for before all others: it needs none of them, and none of their errors can take it away. Without
   scripts its links are links.
   It behaves as GOV.UK's *exit this page* does (design-system.service.gov.uk/components/exit-this-page): five seconds from one press to
   the next, the count told to those who listen, the page emptied at once, another site in its place in the tab's history.
   A Shift counts when it comes up, and only if nothing else happened while it was down: not as part of a capital letter, a shortcut,
   a switch of keyboards, a click or a scroll to the side.
   From within a frame the page around it is left. Where that is not allowed, the frame is empty and says how to close it. */
(function () {
  const WAIT = 5000; // milliseconds from one press to the next
  const STUCK = 2000; // milliseconds after which the page around a frame has evidently not been left
  /** @type {{ [n: number]: string, late: string, leaving: string, stuck: string }} */
  const SAYS = {
    1: "Press Shift two more times to leave this page.",
    2: "Press Shift one more time to leave this page.",
    late: "Leaving quickly has timed out.",
    leaving: "Leaving.",
    stuck: "Nothing is shown here any more. To leave, close this tab or window.",
  };
  const HIDDEN = "position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
  const OVER = "position:fixed;inset:0;padding:2rem;background:Canvas;color:CanvasText;font:1.2rem sans-serif";

  let count = 0; // of presses so far
  let alone = false; // whether Shift is down and nothing else has happened since
  let timer = 0;
  /** @type {HTMLElement | null} */
  let region = null; // what the count is told in
  /** @type {HTMLElement | null} */
  let cover = null; // what stands in place of the page

  // --- Leaving -----------------------------------------------------------------------------------------------------

  /** @param {string} address */
  function leave(address) {
    clearTimeout(timer);
    count = 0;
    say("");
    hide();
    if (window.top === window) {
      location.replace(address);
      return;
    }
    const stuck = () => cover && (cover.textContent = SAYS.stuck);
    try {
      window.top?.location.replace(address);
      setTimeout(stuck, STUCK); // some browsers refuse in silence
    } catch {
      stuck();
    }
  }

  /* The page away from eyes, ears and the keyboard. The text comes after the element, so that it is read out.
     What sounds on the page falls silent at this event; what a listener throws does not come back here. */
  function hide() {
    if (!cover) {
      // deno-lint-ignore course/elements-by-the-helper -- this script needs no other
      cover = document.createElement("div");
      cover.setAttribute("role", "alert");
      cover.style.cssText = OVER;
      document.documentElement.append(cover);
    }
    cover.textContent = SAYS.leaving;
    document.body.style.setProperty("display", "none", "important");
    window.dispatchEvent(new Event("courseleave"));
  }

  /* The page as it was, when the browser brings back the one that was left. */
  function reset() {
    clearTimeout(timer);
    count = 0;
    alone = false;
    say("");
    if (cover) {
      cover.remove();
      cover = null;
      document.body.style.removeProperty("display");
    }
  }

  // --- Counting ----------------------------------------------------------------------------------------------------

  /** @param {string} text */
  function say(text) {
    if (region) {
      region.textContent = text;
    }
  }

  function press() {
    const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.leave"));
    if (!link) {
      return;
    }
    count += 1;
    if (count === 3) {
      leave(link.href);
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(expire, WAIT);
    say(SAYS[count]);
  }

  /* Time is up, or something else was pressed. */
  function expire() {
    if (!count) {
      return;
    }
    count = 0;
    say(SAYS.late);
    clearTimeout(timer);
    timer = setTimeout(() => say(""), WAIT);
  }

  /** @param {KeyboardEvent} event */
  const modified = (event) => event.ctrlKey || event.altKey || event.metaKey || event.getModifierState?.("AltGraph");

  /** @param {KeyboardEvent} event */
  function down(event) {
    if (event.key !== "Shift") {
      alone = false;
      expire();
    } else if (!event.repeat) {
      alone = !modified(event);
    }
  }

  /** @param {KeyboardEvent} event */
  function up(event) {
    if (event.key !== "Shift") {
      alone = false;
    } else if (alone && !modified(event)) {
      alone = false;
      press();
    } else {
      alone = false;
      expire();
    }
  }

  function other() {
    alone = false;
  }

  // --- Listening: at the window, before everything on the page ---------------------------------------------------------

  /** @template {keyof WindowEventMap} N @param {N} name @param {(event: WindowEventMap[N]) => void} act */
  const listen = (name, act) => window.addEventListener(name, act, { capture: true, passive: name !== "click" });
  /** @type {(keyof WindowEventMap)[]} */
  const others = ["wheel", "pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "blur"];
  listen("keydown", down);
  listen("keyup", up);
  others.forEach((name) => listen(name, other));
  listen("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.leave") : null;
    if (link instanceof HTMLAnchorElement) {
      event.preventDefault();
      leave(link.href);
    }
  });
  window.addEventListener("pageshow", (event) => event.persisted && reset());

  const begin = () => {
    // deno-lint-ignore course/elements-by-the-helper -- this script needs no other
    region = document.createElement("div");
    region.className = "leave-says";
    region.setAttribute("role", "status");
    region.style.cssText = HIDDEN;
    document.body.append(region);
  };
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", begin, { once: true });
  } else {
    begin();
  }
})();
