/* Where a reader was: what may be noted of it, and what is offered of that note. No page, no storage and no clock.

   Nothing is noted before the reader has done something of their own: whoever only looks leaves no note of where. */
globalThis.courseReading = (function () {
  /** What is kept of a reader who has only looked, and the record's own number. */
  const LOOKING = ["owners", "opened", "last"];

  /** Whether the reader has answered, written or played something.
   * @type {Course.Reading["acted"]} */
  const acted = (record) =>
    globalThis.courseMerge.parts.some((part) => !LOOKING.includes(part) && Object.keys(record[part]).length > 0);

  /** The section at a height of the window: the last one whose heading stands at it or above. Headings come in the order of the page.
   * @type {Course.Reading["section"]} */
  const section = (headings, height) => headings.filter(({ top }) => top <= height).at(-1)?.id ?? "";

  /** Where *Resume* leads, or nothing: not to a page of which no note is kept, whoever noted it. A section is the id of a heading.
   * @type {Course.Reading["resume"]} */
  function resume({ last }, untraced) {
    const { page = "", section: id = "" } = last.page ?? {};
    return page && !untraced(page) ? { page, section: /^[\w-]+$/.test(id) ? id : "" } : null;
  }

  return { acted, section, resume };
})();
