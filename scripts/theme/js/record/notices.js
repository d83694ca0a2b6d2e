/* What is said of the record where it is not kept or cannot be read. A notice is one line at the top of the article, and the latest
   counts; an empty one takes the line away. */
globalThis.courseNotices = (function () {
  /** @type {Course.Notices["says"]} */
  const says = {
    "": "",
    full:
      "This browser’s storage is full. What you do here stays on the page until you close it; export your record or clear other sites’ data.",
    forbidden: "This browser keeps nothing for this site. What you do here stays on the page until you close it.",
    newer:
      "Your record was written by a newer version of this course. It is left as it is; reload the page to get that version.",
    none: "This is no record of this course, or it is damaged.",
    another: "This is the record of another course.",
    unnumbered: "This is no record of this course: its format is not a number.",
    empty: "This record is empty.",
    unchanged: "Nothing was changed.",
  };
  let notice = "";
  let quiet = false;

  /** @type {Course.Notices["tell"]} */
  function tell(reason) {
    if (reason === notice || (quiet && reason)) {
      return;
    }
    notice = reason;
    const line = find() ?? make();
    line.textContent = reason;
    line.hidden = !reason;
  }

  const find = () => /** @type {HTMLElement | null} */ (document.querySelector(".storage-note[role=status]")); // not the note of a kept copy

  function make() {
    const line = globalThis.courseDom.element("p", "", { class: "storage-note", role: "status" });
    (document.querySelector("article") || document.body).prepend(line);
    return line;
  }

  /** What the reader did not ask for, such as the note that a page was opened, is kept if it can be and fails in silence.
   * @type {Course.Notices["quietly"]} */
  function quietly(act) {
    quiet = true;
    try {
      act();
    } finally {
      quiet = false;
    }
  }

  return { says, tell, quietly, notice: () => notice };
})();
