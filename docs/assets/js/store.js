/* The record: what this reader did, on this device. The only file that touches storage, but for the inline line that
   reads light or dark before the first paint.

   One JSON object under `course:<course id>`, with `format: N`. Its values are of three kinds, and merging two records is a
   join of each kind, so that it is commutative, associative and idempotent and loses nothing (Shapiro et al., 2011,
   "Conflict-free replicated data types", 10.1007/978-3-642-24550-3_29):
     an entry    an object with a number `at` (milliseconds): the later one wins, whole
     a list      grows only: the union, in order of time
     an object   key by key; fields that this version does not know survive
   Everything read is untrusted: `known` says once what each part is made of, and whoever reads the record finds it so. What is made
   otherwise is not shown and not lost: it goes to the list `odd`, as text. Nothing is ever HTML. */
window.courseStore = (function () {
  const COURSE = (document.currentScript && document.currentScript.dataset.course) || "course";
  const ROOT = new URL("..", document.currentScript ? document.currentScript.src : location.href).pathname; // of the site; this script stands in assets/
  const KEY = "course:" + COURSE;
  const ASIDE = KEY + ":aside"; // records that could not be read, as they were
  const SCHEME = "course-scheme";
  const QUIZ = "quiz_progress_";
  const FORMAT = 1;
  const DEEPEST = 40;
  const LATEST = 2.5e14; // milliseconds: a time in the 99th century, which dates and calendars can still write
  const FULL = "This browser’s storage is full. What you do here stays on the page until you close it; export your record or clear other sites’ data.";
  const FORBIDDEN = "This browser keeps nothing for this site. What you do here stays on the page until you close it.";
  const NEWER = "Your record was written by a newer version of this course. It is left as it is; reload the page to get that version.";

  // --- Values ------------------------------------------------------------------------------------------------------

  const isObject = (x) => x !== null && typeof x === "object" && !Array.isArray(x);
  const isEntry = (x) => isObject(x) && typeof x.at === "number" && x.at >= 0 && x.at < LATEST;
  const rank = (x) => (isEntry(x) ? 4 : isObject(x) ? 3 : Array.isArray(x) ? 2 : x === undefined ? 0 : 1);

  /* JSON with sorted keys: equal values have equal texts. */
  function canonical(x) {
    if (Array.isArray(x)) {
      return "[" + x.map(canonical).join() + "]";
    }
    if (isObject(x)) {
      return "{" + Object.keys(x).sort().map((k) => JSON.stringify(k) + ":" + canonical(x[k])).join() + "}";
    }
    return JSON.stringify(x);
  }

  /* A copy without prototypes; lists sorted and without doubles, except within an entry, which is one value with its own order.
     Throws RangeError where it is nested too deep to be a record. */
  function tidy(x, depth = 0, within = false) {
    if (depth > DEEPEST) {
      throw new RangeError("nested too deep");
    }
    if (Array.isArray(x) && within) {
      return x.map((item) => tidy(item, depth + 1, true));
    }
    if (Array.isArray(x)) {
      const seen = new Map();
      x.forEach((item) => {
        const copy = tidy(item, depth + 1);
        seen.set(canonical(copy), copy);
      });
      return [...seen].sort(([a, x], [b, y]) => (isEntry(x) ? x.at : 0) - (isEntry(y) ? y.at : 0) || (a < b ? -1 : 1)).map(([, item]) => item);
    }
    if (isObject(x)) {
      const copy = Object.create(null);
      Object.keys(x).forEach((k) => {
        copy[k] = tidy(x[k], depth + 1, within || isEntry(x));
      });
      return copy;
    }
    return x;
  }

  /* The join of two tidy values. */
  function merge(a, b) {
    if (rank(a) !== rank(b)) {
      return rank(a) > rank(b) ? a : b;
    }
    if (isEntry(a)) {
      return a.at !== b.at ? (a.at > b.at ? a : b) : canonical(a) >= canonical(b) ? a : b;
    }
    if (isObject(a)) {
      const joined = Object.create(null);
      [...Object.keys(a), ...Object.keys(b)].forEach((k) => {
        joined[k] = merge(a[k], b[k]);
      });
      return joined;
    }
    if (Array.isArray(a)) {
      return tidy(a.concat(b));
    }
    return a === undefined || canonical(a) >= canonical(b) ? a : b;
  }

  // --- What a record is made of --------------------------------------------------------------------------------------

  const isText = (x) => typeof x === "string";
  const isCount = (x) => Number.isSafeInteger(x) && x >= 0;
  const isFlag = (x) => typeof x === "boolean";
  const isTexts = (x) => Array.isArray(x) && x.every(isText);
  const isChoice = (x) => isObject(x) && isText(x.hash) && isCount(x.chose);
  const each = (fits) => (x) => isObject(x) && Object.values(x).every(fits);

  /* A kind reads a value found at a place: it returns what it can read and hands the rest to `aside(place, value)`. */
  const entry = (fields, needed = []) => (x, place, aside) => {
    const fits = isEntry(x) && needed.every((k) => x[k] !== undefined) && Object.keys(fields).every((k) => x[k] === undefined || fields[k](x[k]));
    return fits ? x : aside(place, x);
  };
  const listOf = (kind) => (x = [], place, aside) => {
    const items = Array.isArray(x) ? x : aside(place, x) || [];
    return items.map((item, n) => kind(item, [...place, n], aside)).filter((item) => item !== undefined);
  };
  const objectOf = (kind) => (x = {}, place, aside) => {
    const copy = Object.create(null);
    Object.entries(isObject(x) && !isEntry(x) ? x : aside(place, x) || {}).forEach(([k, value]) => {
      const read = kind(value, [...place, k], aside);
      if (read !== undefined) {
        copy[k] = read;
      }
    });
    return copy;
  };

  const drawn = { seed: isCount, form: isTexts };
  const PARTS = {
    answers: objectOf(listOf(entry({ hash: isText, chose: isCount, best: isFlag, sure: isFlag }, ["hash", "chose"]))),
    reopened: objectOf(entry({})),
    opened: objectOf(entry({})),
    done: objectOf(entry({ of: isCount })),
    last: objectOf(entry({ page: isText })),
    writes: objectOf(entry({ text: isText })),
    endings: objectOf(objectOf(entry({}))),
    sheets: objectOf(entry({ values: each(isText) })),
    confidence: objectOf(entry({ ratings: each(isText) })),
    evaluation: objectOf(entry({ ratings: each(isText) })),
    assessment: objectOf(entry({ ...drawn, chosen: each(isChoice) })),
    attempts: listOf(entry({ ...drawn, score: isCount, of: (x) => isCount(x) && x > 0, version: isText, content: isText, answers: each(isChoice) }, ["score", "of"])),
    statement: objectOf(entry({ keep: isFlag, name: isText, licence: isText })),
  };

  /* A record with every part there and made as it should be; what is made otherwise stands in `odd`, with its place. */
  function known(found) {
    const record = Object.assign(Object.create(null), found, { format: FORMAT, course: COURSE });
    const odd = [];
    const aside = (place, value) => void odd.push(JSON.stringify({ place, value }));
    Object.keys(PARTS).forEach((name) => {
      record[name] = PARTS[name](found[name], [name], aside);
    });
    const before = listOf((item) => item)(found.odd, ["odd"], aside);
    return tidy({ ...record, odd: before.concat(odd) });
  }

  let held = known({}); // all that this tab knows, kept or not
  let notice = "";
  let quiet = false;

  // --- Storage -----------------------------------------------------------------------------------------------------

  function storage() {
    try {
      return window.localStorage;
    } catch (error) {
      return null;
    }
  }

  function get(key) {
    try {
      return storage().getItem(key);
    } catch (error) {
      return null;
    }
  }

  function put(key, value) {
    const place = storage();
    if (!place) {
      return FORBIDDEN;
    }
    try {
      place.setItem(key, value);
      return "";
    } catch (error) {
      return error && error.name === "SecurityError" ? FORBIDDEN : FULL;
    }
  }

  function parseQuietly(text) {
    try {
      return JSON.parse(text);
    } catch (error) {
      return null;
    }
  }

  function drop(key) {
    try {
      storage().removeItem(key);
    } catch (error) {
      // forbidden: there is nothing to remove
    }
  }

  /* A text as a record, or a sentence that says why it is none. */
  function parse(text) {
    const found = parseQuietly(text);
    if (!isObject(found) || isEntry(found)) {
      return "This is no record of this course, or it is damaged.";
    }
    if (found.course !== undefined && found.course !== COURSE) {
      return "This is the record of another course.";
    }
    const { format = 0 } = found; // the first records had no number; their parts are those of format 1
    if (typeof format !== "number" || !(format >= 0)) {
      return "This is no record of this course: its format is not a number.";
    }
    if (format > FORMAT) {
      return NEWER;
    }
    try {
      return known(found);
    } catch (error) {
      return "This is no record of this course, or it is damaged."; // nested too deep
    }
  }

  /* The texts that could not be read as a record. */
  function aside() {
    const kept = parseQuietly(get(ASIDE));
    return Array.isArray(kept) ? kept : [];
  }

  /* What is stored: a record; null for none; or a sentence that says why it must be left as it is.
     What cannot be read is set aside as it is, once. */
  function stored() {
    const text = get(KEY);
    if (text === null) {
      return null;
    }
    const found = parse(text);
    if (typeof found !== "string") {
      return found;
    }
    if (found === NEWER) {
      tell(NEWER);
      return NEWER;
    }
    const kept = aside();
    if (!kept.includes(text) && put(ASIDE, JSON.stringify(kept.concat(text)))) {
      tell(FULL);
      return FULL; // no room to set it aside
    }
    drop(KEY);
    return null;
  }

  /* The record as this tab knows it. Never throws. */
  function read() {
    const found = stored();
    if (isObject(found)) {
      held = merge(held, found);
    }
    return held;
  }

  /* Change the record by `edit(record)` and keep it. True if it is kept; if not, the page says why and the tab remembers. */
  function change(edit) {
    const found = stored();
    if (isObject(found)) {
      held = merge(held, found);
    }
    const next = tidy(held);
    edit(next);
    held = tidy(next);
    const failed = typeof found === "string" ? found : put(KEY, JSON.stringify(held));
    tell(failed);
    window.dispatchEvent(new CustomEvent("courserecord"));
    return !failed;
  }

  /* Two tabs: whoever sees a record without what it has written adds it; an erased record is erased here too. */
  window.addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== null) {
      return;
    }
    if (event.newValue === null) {
      held = known({});
    } else {
      const found = stored();
      if (isObject(found)) {
        held = merge(held, found);
        if (canonical(held) !== canonical(found)) {
          tell(put(KEY, JSON.stringify(held)));
        }
      }
    }
    window.dispatchEvent(new CustomEvent("courserecord"));
  });

  /* What the reader did not ask for, such as the note that a page was opened, is kept if it can be and fails in silence. */
  function quietly(act) {
    quiet = true;
    try {
      act();
    } finally {
      quiet = false;
    }
  }

  /* Why nothing is kept, in a line at the top of the article; an empty reason takes the line away. */
  function tell(reason) {
    if (reason === notice || (quiet && reason)) {
      return;
    }
    notice = reason;
    let line = document.querySelector(".storage-note");
    if (!line) {
      line = document.createElement("p");
      line.className = "storage-note";
      line.setAttribute("role", "status");
      (document.querySelector("article") || document.body).prepend(line);
    }
    line.textContent = reason;
    line.hidden = !reason;
  }

  // --- Parts of the record -------------------------------------------------------------------------------------------

  /* Keep one attempt at a question. */
  function answer(question, attempt) {
    return change(({ answers }) => {
      answers[question] = (answers[question] || []).concat({ at: Date.now(), ...attempt });
    });
  }

  /* Show a question as open again; its attempts are kept. */
  function reopen(question) {
    return set("reopened", question, {});
  }

  /* Keep an entry: `set("writes", "write-x", {text})`. */
  function set(part, id, value) {
    return change((record) => {
      record[part][id] = { at: Date.now(), ...value };
    });
  }

  /* mkdocs-quiz's own key, written anew from the record before quiz.js reads it: the record is the source.
     Each question of the page is {id, hash, best}: only the last attempt at this very wording counts. */
  function restoreQuiz(questions) {
    const place = QUIZ + location.pathname;
    if (get(KEY) === null) {
      takeOver(place, questions);
    }
    const record = read();
    const progress = {};
    questions.forEach(({ id, hash, best, options }) => {
      const last = (record.answers[id] || []).filter((a) => a.hash === hash && a.chose < options).pop();
      if (last && !(record.reopened[id]?.at >= last.at)) {
        progress[id + "-" + hash] = { answered: true, correct: last.chose === best, selectedValues: [String(last.chose)] };
      }
    });
    if (Object.keys(progress).length) {
      put(place, JSON.stringify(progress));
    } else {
      drop(place); // an empty note would say that the page was opened
    }
  }

  /* Answers that mkdocs-quiz kept before there was a record. */
  function takeOver(place, questions) {
    const before = parseQuietly(get(place));
    if (!isObject(before)) {
      return;
    }
    questions.forEach(({ id, hash, best, options }) => {
      const found = before[id + "-" + hash];
      const chose = isObject(found) && found.answered === true && isTexts(found.selectedValues) ? Number(found.selectedValues[0]) : -1;
      if (isCount(chose) && chose < options) {
        answer(id, { hash, chose, best: chose === best });
      }
    });
  }

  // --- Moving and erasing --------------------------------------------------------------------------------------------

  /* The record as a text to save; a record that this version cannot read, as it is. */
  function exported() {
    const text = get(KEY);
    return typeof stored() === "string" ? text : JSON.stringify(read(), null, 1);
  }

  /* Merge a saved record into this one. Returns {kept, message}. */
  function imported(text) {
    const found = parse(text);
    if (typeof found === "string") {
      return { kept: false, message: found + " Nothing was changed." };
    }
    const before = canonical(read());
    const kept = change((record) => {
      const joined = merge(record, found);
      Object.keys(joined).forEach((k) => {
        record[k] = joined[k];
      });
    });
    const same = before === canonical(held);
    return { kept, message: same ? "Everything in it was here already." : kept ? "Merged: nothing that was here is lost." : notice };
  }

  /* Delete all that this site keeps of the course on this device. */
  function erase() {
    held = known({});
    const keys = [];
    try {
      for (let i = 0; i < storage().length; i++) {
        keys.push(storage().key(i));
      }
    } catch (error) {
      // forbidden: nothing is kept
    }
    keys.filter((k) => k === KEY || k === ASIDE || k === SCHEME || k.startsWith(QUIZ + ROOT)).forEach(drop);
    tell("");
    window.dispatchEvent(new CustomEvent("courserecord"));
  }

  return {
    read, change, quietly, merge, tidy, canonical, parse, answer, reopen, set, restoreQuiz, tell, exported, imported, erase,
    aside,
    scheme: (value) => (value === undefined ? get(SCHEME) : put(SCHEME, value)),
    notice: () => notice,
    root: ROOT,
    course: COURSE,
  };
})();
