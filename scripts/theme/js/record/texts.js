/* The texts of the record. Each stands at a place such as ["writes", "write-oh-now"] or ["evaluation", "form", "comments"], as a list of
   versions of which the newest shows. Without storage, clock or chance. */
globalThis.courseTexts = (function () {
  const { current, isObject } = globalThis.courseMerge;

  /** The versions at a place, oldest first.
   * @type {Course.Texts["at"]} */
  function at(record, where) {
    /** @type {unknown} */
    let inside = record;
    where.forEach((k) => {
      inside = isObject(inside) ? inside[k] : undefined;
    });
    return Array.isArray(inside) ? inside : [];
  }

  /** Put versions in place of those there.
   * @type {Course.Texts["put"]} */
  function put(record, where, versions) {
    /** @type {Course.Found} */
    let inside = record;
    where.slice(0, -1).forEach((k) => {
      inside = /** @type {Course.Found} */ (inside[k] ??= Object.create(null));
    });
    inside[where[where.length - 1]] = versions;
  }

  /** Whether a text is still the version that somebody began in a sitting, and may be written over it. One that lost more than half is
     another, unless the version before could not be kept; so is one of another day.
   * @type {Course.Texts["goesOn"]} */
  function goesOn(versions, sitting, { text, today, kept }) {
    const mine = versions.find((v) => v.sitting !== undefined && v.sitting === sitting);
    return mine !== undefined && mine.day === today && !(kept && text.length < (mine.text ?? "").length / 2);
  }

  /** What stands in place of versions that are removed, beginning with an entry that says so: the text that shows, or with `all` nothing.
   * @type {Course.Texts["without"]} */
  function without(versions, cut, all) {
    const text = current(versions);
    const day = globalThis.courseDays.when(versions[versions.length - 1], cut.day);
    return [...versions, cut, ...(all || text === undefined ? [] : [{ at: cut.at + 1, day, text }])];
  }

  return { at, put, goesOn, without };
})();
