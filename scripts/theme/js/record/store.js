/* The record: what this reader did, on this device. It alone talks to a keeper (keeper.js); the inline line
   that reads light or dark before the first paint looks into storage by itself.

   One JSON object under `course:<course id>`; merge.js says what it is made of and how two become one. A record belongs to
   somebody: `owners` is a set of random ids that only grows; the first thing kept makes one. The tabs of one browser are one device and
   are always joined. Whose record a file is, is asked where it comes in: `examined` says what it is, `taken` merges it.
   *Erase* is an end: the next thing kept makes a new id. Whoever shows a part of the record hears `courserecord` on the window when it
   changes, and with `detail.ended` when it ended, here, in another tab, or while the page lay in the browser's memory behind others. */
window.courseStore = (function () {
  const { canonical, current, earlier, isObject, merge, stamp } = window.courseMerge;
  const { notice, quietly, says, tell } = window.courseNotices;
  const { courseDays: days, courseIncoming: incoming, courseQuizBridge: bridge, courseTexts: texts } = window;
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const COURSE = (script && script.dataset.course) || "course";
  const KEY = "course:" + COURSE;
  const ASIDE = KEY + ":aside"; // records that could not be read, as they were
  const SCHEME = "course-scheme";
  const EXPORTED = KEY + ":exported";
  const QUIZ = bridge.PREFIX;

  const keepers = window.courseKeepers;
  const notes = keepers.local(window); // where mkdocs-quiz keeps its own, whatever keeps the record
  const keeper = (keepers[script?.dataset.place ?? "local"] ?? keepers.local)(window);
  /** Keep a text, and say why where it could not be kept.
   * @param {string} key @param {string} text */
  const keep = (key, text) => says[keeper.put(key, text)];

  /** @param {unknown} found @returns {found is Course.Kept} */
  const isRecord = (found) => isObject(found);
  const blank = () => window.courseMerge.read({}, COURSE);

  let held = blank(); // all that this tab knows, kept or not
  let kept = false; // whether the keeper had it, so that an empty place means that it was erased
  /** @type {{ text: string | null, record: Course.Kept | null }} */
  let last = { text: null, record: null }; // what was read last, which is read often
  /** @type {Course.Kept | null} */
  let joined = null; // the record that was taken in last

  // --- Reading -----------------------------------------------------------------------------------------------------

  /** A text as a record, or a sentence that says why it is none.
   * @type {Course.Store["parse"]} */
  const parse = (text) => incoming.parse(text, COURSE);

  /** The texts that could not be read as a record.
   * @type {Course.Store["aside"]} */
  function aside() {
    const texts = incoming.parsed(keeper.get(ASIDE) ?? null);
    return Array.isArray(texts) ? texts : [];
  }

  /** What is stored: a record; null for none; or a sentence that says why it must be left as it is.
     What cannot be read is set aside as it is, once.
   * @returns {Course.Kept | string | null} */
  function stored() {
    const text = keeper.get(KEY) ?? null;
    if (text === null) {
      return null;
    }
    if (text === last.text) {
      return last.record;
    }
    const record = parse(text);
    if (typeof record !== "string") {
      last = { text, record };
      return record;
    }
    if (record === says.newer) {
      tell(says.newer);
      return says.newer;
    }
    const before = aside();
    const failed = before.includes(text) ? "" : keep(ASIDE, JSON.stringify(before.concat(text)));
    if (failed) {
      tell(failed);
      return failed; // no room to set it aside
    }
    keeper.drop(KEY);
    kept = false;
    return null;
  }

  /* Take in what is stored. Returns what `stored` says. */
  function join() {
    const now = stored();
    if (isRecord(now) && now !== joined) {
      held = merge(held, now);
      joined = now;
      kept = true;
    }
    return now;
  }

  /* Erased in another tab, whose word is still on its way. */
  const erasedElsewhere = () => kept && keeper.get(KEY) === null;

  /** The record as this tab knows it. Never throws.
   * @type {Course.Store["read"]} */
  function read() {
    if (!erasedElsewhere()) {
      join();
    }
    return held;
  }

  // --- Changing ----------------------------------------------------------------------------------------------------

  /** @param {{ ended?: boolean }} [detail] */
  const say = (detail = {}) => window.dispatchEvent(new CustomEvent("courserecord", { detail }));

  /** Change the record by `edit(record)` and keep it. True if it is kept; if not, the page says why and the tab remembers.
   * @type {Course.Store["change"]} */
  function change(edit) {
    if (erasedElsewhere()) {
      end();
      return false; // it was made on a page that showed what is gone
    }
    const now = join();
    const next = window.courseMerge.tidy(held);
    edit(next);
    if (!next.owners.length) {
      next.owners.push(random());
    }
    held = window.courseMerge.read(next, COURSE);
    const failed = typeof now === "string" ? now : keep(KEY, JSON.stringify(held));
    kept ||= !failed;
    tell(failed);
    say();
    return !failed;
  }

  /* The record is over: this tab forgets it, and so does whatever shows it. */
  function end() {
    held = blank();
    joined = null;
    kept = false;
    sittings.clear();
    tell("");
    say({ ended: true });
    notes.drop(QUIZ + location.pathname); // mkdocs-quiz writes it anew while it is emptied
  }

  /* Two tabs: whoever sees a record without what it has written adds it; an erased record is erased here too. */
  keeper.hear((key, value) => {
    if (key !== KEY && key !== null) {
      return;
    }
    if (value === null) {
      end();
      return;
    }
    const now = join();
    if (isRecord(now) && canonical(held) !== canonical(now)) {
      tell(keep(KEY, JSON.stringify(held)));
    }
    say();
  });

  /* A page that comes back from behind others heard nothing meanwhile: a record without any of its owners is another one. */
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) {
      return;
    }
    const now = stored();
    const same = isRecord(now) &&
      (now.owners.some((id) => held.owners.includes(id)) || canonical(merge(held, now)) === canonical(now));
    if (kept && !same && typeof now !== "string" && keeper.get(KEY) !== undefined) {
      end();
    }
    join();
    say();
  });

  // --- Parts of the record -------------------------------------------------------------------------------------------

  /** @type {Course.Store["today"]} */
  const today = () => days.of(Date.now());
  const random = () =>
    [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");

  /** An entry that comes after those given.
   * @type {Course.Store["entry"]} */
  const entry = (entries, fields) => ({
    at: stamp(Date.now(), entries.filter((one) => one !== undefined)),
    day: today(),
    ...fields,
  });

  /** Keep one attempt at a question.
   * @type {Course.Store["answer"]} */
  function answer(question, attempt) {
    return change(({ answers, reopened }) => {
      const before = answers[question] ?? [];
      answers[question] = before.concat(entry([...before, reopened[question]], attempt));
    });
  }

  /** Show a question as open again; its attempts are kept.
   * @type {Course.Store["reopen"]} */
  function reopen(question) {
    return change(({ answers, reopened }) => {
      reopened[question] = entry([...(answers[question] ?? []), reopened[question]], {});
    });
  }

  /** Keep an entry of which the latest counts: `set("done", "time-outs", {of: 8})`.
   * @type {Course.Store["set"]} */
  function set(part, id, fields) {
    return change((record) => {
      record[part][id] = entry([record[part][id]], fields);
    });
  }

  const sittings = new Map(); // of this page: where somebody writes, the version that is written over

  /** Keep texts, [[where, text], …], those that changed. While somebody writes, one version is written over. True if all is kept.
   * @type {Course.Store["write"]} */
  function write(written) {
    const record = read();
    const changed = written.filter(([where, text]) => text !== (current(texts.at(record, where)) ?? ""));
    if (!changed.length) {
      return !notice();
    }
    return change((next) => {
      changed.forEach(([where, text]) => {
        const before = texts.at(next, where);
        const name = canonical(where);
        if (!texts.goesOn(before, sittings.get(name), { text, today: today(), kept: !notice() })) {
          sittings.set(name, random());
        }
        texts.put(next, where, before.concat(entry(before, { text, sitting: sittings.get(name) })));
      });
    });
  }

  /** Remove the versions of a text but the one that shows; with `all`, that too. They are gone from what is merged with this, too.
   * @type {Course.Store["forget"]} */
  function forget(wheres, all) {
    return change((record) => {
      wheres.forEach((where) => {
        const before = texts.at(record, where);
        sittings.delete(canonical(where));
        if (before.length) {
          texts.put(record, where, texts.without(before, entry(before, {}), all));
        }
      });
    });
  }

  /** mkdocs-quiz's own note, written anew from the record before quiz.js reads it.
   * @type {Course.Store["restoreQuiz"]} */
  function restoreQuiz(questions) {
    const key = QUIZ + location.pathname;
    if ((keeper.get(KEY) ?? null) === null) {
      bridge.attempts(incoming.parsed(notes.get(key)), questions).forEach(({ id, attempt }) => answer(id, attempt));
    }
    const note = bridge.note(read(), questions);
    if (note) {
      notes.put(key, JSON.stringify(note));
    } else {
      notes.drop(key);
    }
  }

  // --- Moving and erasing --------------------------------------------------------------------------------------------

  /** The record as a text to save; a record that this version cannot read, as it is.
   * @type {Course.Store["exported"]} */
  function exported() {
    const text = keeper.get(KEY);
    return typeof stored() === "string" && typeof text === "string" ? text : JSON.stringify(read(), null, 1);
  }

  /** What a file is: {refused: sentence}, or {record, owner, about, here}; owner is "nobody" where this device holds nothing, "same" where
     both have an id in common, else "unknown". It changes nothing.
   * @type {Course.Store["examined"]} */
  const examined = (text) => incoming.examined(text, read(), today());

  /** Merge an examined record into this one. Returns {kept, news}: how much of each part came in.
   * @type {Course.Store["taken"]} */
  function taken({ record }) {
    const before = window.courseMerge.tidy(read());
    const saved = change((next) => void Object.assign(next, merge(next, record)));
    return { kept: saved, news: window.courseMerge.news(before, held) };
  }

  /** Delete all that this site keeps of the course on this device.
   * @type {Course.Store["erase"]} */
  function erase() {
    keeper.keys().filter((k) => k === KEY || k === ASIDE || k === EXPORTED || k === SCHEME).forEach(keeper.drop);
    notes.keys().filter((k) => k.startsWith(QUIZ + window.coursePaths.root)).forEach(notes.drop);
    end();
  }

  return {
    read,
    change,
    quietly,
    merge,
    canonical,
    parse,
    answer,
    reopen,
    set,
    write,
    forget,
    restoreQuiz,
    tell,
    exported,
    examined,
    taken,
    erase,
    aside,
    entry,
    today,
    tidy: window.courseMerge.tidy,
    forbidden: () => keeper.get(KEY) === undefined,
    text: (...where) => current(texts.at(read(), where)) ?? "",
    earlier: (...where) => earlier(texts.at(read(), where)),
    lastExport: (at) => {
      if (at !== undefined) {
        keeper.put(EXPORTED, String(at)); // without it the reader is reminded again, which is no loss to tell of
      }
      return Number(keeper.get(EXPORTED)) || 0;
    },
    scheme: (value) => (value === undefined ? keeper.get(SCHEME) ?? null : keep(SCHEME, value)),
    notice,
    course: COURSE,
  };
})();
