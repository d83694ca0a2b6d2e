/* Copying a text for another program. A browser may refuse, and where a page did not come by https it often does: then the text is shown
   and marked, to be copied by hand, and the page says so. */
/** @param {string} text @param {HTMLElement} said @param {() => HTMLElement} where shows it */
globalThis.courseCopy = async function (text, said, where) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = "Copied. Paste it into a message or a document.";
  } catch {
    const shown = where();
    getSelection()?.selectAllChildren(shown);
    shown.focus();
    said.textContent =
      "This browser did not let the page copy. The text is marked: copy it with Ctrl+C or ⌘C, or hold a finger on it.";
  }
};
