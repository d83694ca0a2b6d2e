/* A text that comes in as a record, from storage or from a file: what it is, and whose. Nothing is merged or kept here. */
globalThis.courseIncoming = (function () {
  const { FORMAT, current, isEntry, isObject, news, parts, read, upgraded } = globalThis.courseMerge;
  const { says } = globalThis.courseNotices;
  const PERSONAL = parts.filter((part) => part !== "owners");

  /** @template T @param {() => T} act @returns {T | undefined} */
  function tried(act) {
    try {
      return act();
    } catch {
      return undefined;
    }
  }

  /** What a text of JSON holds, or null where it is none.
   * @type {Course.Incoming["parsed"]} */
  const parsed = (text) => tried(() => JSON.parse(text ?? "null")) ?? null;

  /** A text as a record, or a sentence that says why it is none.
   * @type {Course.Incoming["parse"]} */
  function parse(text, course) {
    const file = parsed(text);
    if (!isObject(file) || isEntry(file)) {
      return says.none;
    }
    if (file.course !== undefined && file.course !== course) {
      return says.another;
    }
    const { format = 0 } = file; // the first records had no number; their parts are those of format 1
    if (typeof format !== "number" || !(format >= 0)) {
      return says.unnumbered;
    }
    if (format > FORMAT) {
      return says.newer;
    }
    return tried(() => read(format < 2 ? upgraded(file) : file, course)) ?? says.none; // nested too deep
  }

  /** Whether a record holds anything that somebody did.
   * @param {Course.Kept} record */
  function holds(record) {
    const blank = read({}, record.course);
    return PERSONAL.some((part) => Object.values(news(blank, { ...blank, [part]: record[part] })).some(Boolean));
  }

  /** What a record is, for people: the name on its statement, its first day, how many answers and texts.
   * @param {Course.Kept} record @param {string} today @returns {Course.About} */
  function about(record, today) {
    const { when } = globalThis.courseDays;
    const typed = record.statement.typed ?? {};
    const texts = [
      ...Object.values(record.writes),
      ...Object.values(record.sheets).map((sheet) => Object.values(sheet).find(current)),
      ...Object.values(record.papers).flatMap((sheet) => Object.values(sheet)),
      record.evaluation.form?.comments,
    ];
    return {
      name: (current(typed.keep) === "yes" && current(typed.name)) || "",
      begun: PERSONAL.flatMap((part) => entries(record[part])).map((e) => when(e, today)).sort()[0] ?? today,
      answers: Object.values(record.answers).reduce((sum, list) => sum + list.length, 0),
      texts: texts.filter((list) => current(list)).length,
    };
  }

  /** Every entry in a value, however deep.
   * @param {unknown} x @returns {Course.Entry[]} */
  function entries(x) {
    if (isEntry(x)) {
      return [x];
    }
    return isObject(x) || Array.isArray(x) ? Object.values(x).flatMap(entries) : [];
  }

  /** @type {Course.Incoming["examined"]} */
  function examined(text, here, today) {
    const record = parse(text, here.course);
    if (typeof record === "string") {
      return { refused: record + " " + says.unchanged };
    }
    const file = parsed(text);
    const course = isObject(file) ? file.course : undefined;
    if (!holds(record)) {
      return { refused: (course === here.course ? says.empty : says.none) + " " + says.unchanged };
    }
    if (course === undefined) {
      /** @type {Course.Found} */
      const all = record;
      const known = [...parts, "format", "course"];
      Object.keys(all).forEach((name) => known.includes(name) || delete all[name]); // the rest may be anybody's
      record.odd = [];
    }
    return { record, owner: ownerOf(record, here), about: about(record, today), here: about(here, today) };
  }

  /** @param {Course.Kept} record @param {Course.Kept} here @returns {Course.Owner} */
  function ownerOf(record, here) {
    if (!holds(here) && !here.owners.length) {
      return "nobody";
    }
    return record.owners.some((id) => here.owners.includes(id)) ? "same" : "unknown";
  }

  return { parsed, parse, examined };
})();
