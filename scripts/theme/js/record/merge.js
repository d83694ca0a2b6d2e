/* What the record is made of, and how two records become one. No storage, no clock and no chance: the same values give the same record.

   `merge` is a total join: commutative, associative and idempotent, and it loses nothing (Shapiro et al., 2011, "Conflict-free
   replicated data types", 10.1007/978-3-642-24550-3_29). It knows no owner: whose record a file is, is asked where a file comes in.

     part         by                      kind      an entry is {at, day, …} with
     owners                               set       a random id (a text)
     answers      question                set       hash, chose, best, sure
     attempts                             set       seed, form, score, of, version, content, answers
     writes       write first             versions  text
     sheets       sheet, field            versions  text
     confidence   before/after, field     versions  text
     evaluation   form, field             versions  text
     statement    typed, field            versions  text (keep, name, licence)
     papers       sheet, field            versions  text (the CPD sheet)
     assessment   draft                   latest    seed, form
     chosen       question                latest    seed, hash, chose: the draft's choices
     reopened     question                latest
     opened       module                  latest
     done         module                  latest    of
     last         page                    latest    page, section
     endings      case, ending            latest
     ways         case                    set       ending, steps: the moments, each with the words that were chosen there
     practiced    rehearsal, line         latest    said
     odd                                  set       what could not be read, as text, with its place
   The scheme, light or dark, stands beside the record under a key of its own: the latest.

     set        grows only: the union, in order of `at`
     latest     the greatest `at` wins; of equals, the greatest as text
     versions   at most the newest 20; what shows is the greatest by (`at`, text). While somebody writes, a version is written over by the
                next one of the same `sitting`. An entry without a text says that the reader removed everything before it.
   `at` orders and does nothing else: it is the greater of now and one more than the newest of its list. `day` is the local calendar
   day on which it was done, and is what is shown and computed with. Entries of format 1 have no `day`: theirs is that of their `at`.
   Fields and parts that this version does not know survive, joined by what they look like.

   Everything read is untrusted: whoever reads the record finds it made as the table says. What is made otherwise is not shown and not
   lost: it goes to `odd`. Nothing is ever HTML. */
globalThis.courseMerge = (function () {
  const FORMAT = 2;
  const DEEPEST = 40;
  const VERSIONS = 20;
  const LATEST = 2.5e14; // milliseconds: a time in the 99th century, which dates and calendars can still write

  // --- Values ------------------------------------------------------------------------------------------------------

  /** @type {Course.Merge["isObject"]} */
  const isObject = (x) => x !== null && typeof x === "object" && !Array.isArray(x);
  /** @type {Course.Merge["isEntry"]} */
  const isEntry = (x) => isObject(x) && typeof x.at === "number" && x.at >= 0 && x.at < LATEST;
  /* Of values of two kinds, the one of the earlier kind stays. */
  const RANKS = [isEntry, isObject, Array.isArray, /** @param {unknown} x */ (x) => x !== undefined, () => true];
  /** @param {unknown} x */
  const rank = (x) => RANKS.findIndex((fits) => fits(x));

  /** JSON with sorted keys: equal values have equal texts.
   * @type {Course.Merge["canonical"]} */
  function canonical(x) {
    if (Array.isArray(x)) {
      return "[" + x.map(canonical).join() + "]";
    }
    if (isObject(x)) {
      return "{" + Object.keys(x).sort().map((k) => JSON.stringify(k) + ":" + canonical(x[k])).join() + "}";
    }
    return JSON.stringify(x);
  }

  /** @param {unknown} x */
  const time = (x) => (isEntry(x) ? x.at : 0);
  /** @param {string} a @param {string} b */
  const inOrder = (a, b) => Number(a > b) - Number(a < b);

  /** A list without doubles, in order of time.
   * @template T
   * @param {T[]} list */
  function union(list) {
    const seen = new Map(list.map((item) => /** @type {const} */ ([canonical(item), item])));
    return [...seen].sort(([a, x], [b, y]) => time(x) - time(y) || inOrder(a, b)).map(([, item]) => item);
  }

  /** A copy without prototypes; lists as unions, except within an entry, which is one value with its own order.
     Throws RangeError where it is nested too deep to be a record.
   * @template T
   * @param {T} x
   * @returns {T} */
  function tidy(x, depth = 0, within = false) {
    if (depth > DEEPEST) {
      throw new RangeError("nested too deep");
    }
    if (Array.isArray(x)) {
      const items = x.map((item) => tidy(item, depth + 1, within));
      return /** @type {T} */ (within ? items : union(items));
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

  // --- Joins -------------------------------------------------------------------------------------------------------

  /** @template T @param {T} a @param {T} b */
  const greatest = (a, b) => (canonical(a) >= canonical(b) ? a : b);
  /** @template {Course.Entry} T @param {T} a @param {T} b */
  const latest = (a, b) => {
    if (a.at === b.at) {
      return greatest(a, b);
    }
    return a.at > b.at ? a : b;
  };
  /** @template T @param {T[]} a @param {T[]} b */
  const both = (a, b) => union(a.concat(b));
  /** The join of two values by that of what stands under each of their keys.
   * @template V @param {(a: V, b: V, k: string) => V} join */
  const eachKey = (join) =>
  /** @template {object} R @param {R} one @param {R} other @returns {R} */
  (one, other) => {
    const [a, b] = /** @type {Course.ById<V>[]} */ ([one, other]);
    const joined = Object.create(null);
    [...Object.keys(a), ...Object.keys(b)].forEach((k) => {
      if (a[k] === undefined || b[k] === undefined) {
        joined[k] = a[k] === undefined ? b[k] : a[k];
      } else {
        joined[k] = join(a[k], b[k], k);
      }
    });
    return joined;
  };

  /** The join of two values of which nothing is known.
   * @type {Course.Kind<unknown>["join"]} */
  function alike(a, b) {
    if (rank(a) !== rank(b)) {
      return rank(a) < rank(b) ? a : b;
    }
    if (isEntry(a) && isEntry(b)) {
      return latest(a, b);
    }
    if (isObject(a) && isObject(b)) {
      return eachKey(alike)(a, b);
    }
    return Array.isArray(a) && Array.isArray(b) ? both(a, b) : greatest(a, b);
  }

  /** The newest versions of a text, oldest first.
   * @param {Course.Version[]} list */
  function newest(list) {
    /** @param {Course.Version} a @param {Course.Version} b */
    const order = (a, b) => a.at - b.at || inOrder(a.text ?? "", b.text ?? "") || inOrder(canonical(a), canonical(b));
    const cuts = union(list.filter((v) => v.text === undefined)).slice(-1);
    /** @type {Map<string, Course.Version>} */
    const sittings = new Map();
    list.forEach((v) => {
      if (v.text !== undefined && !(cuts.length && v.at <= cuts[0].at)) {
        const mine = v.sitting === undefined ? "alone " + canonical(v) : "of " + v.sitting;
        const other = sittings.get(mine);
        sittings.set(mine, other && order(other, v) > 0 ? other : v);
      }
    });
    return cuts.concat([...sittings.values()].sort(order).slice(-VERSIONS));
  }

  // --- Kinds: how a value is read and how two are joined. `read` returns what it can read, and hands the rest to `aside(place, value)`. ---

  /** @param {unknown} x @returns {x is string} */
  const isText = (x) => typeof x === "string";
  /** @param {unknown} x @returns {x is number} */
  const isCount = (x) => typeof x === "number" && Number.isSafeInteger(x) && x >= 0;
  /** @param {unknown} x @returns {x is boolean} */
  const isFlag = (x) => typeof x === "boolean";
  /** @param {unknown} x */
  const isTexts = (x) => Array.isArray(x) && x.every(isText);
  /** @param {unknown} x */
  const isSteps = (x) =>
    Array.isArray(x) && x.every((step) => isObject(step) && isText(step.moment) && isText(step.said));
  /** @param {unknown} x @returns {x is Course.Choice} */
  const isChoice = (x) => isObject(x) && isText(x.hash) && isCount(x.chose);
  /** @template T @param {(x: unknown) => x is T} fits @returns {(x: unknown) => x is Course.ById<T>} */
  const each = (fits) =>
  /** @param {unknown} x @returns {x is Course.ById<T>} */
  (x) => isObject(x) && Object.values(x).every(fits);

  /** Whether it is an entry with these fields, as far as they are there, and with those that are needed.
   * @param {unknown} x
   * @param {Course.Fields} fields
   * @param {string[]} needed
   * @returns {boolean} */
  const fitsIn = (x, fields, needed) =>
    isEntry(x) && needed.every((k) => x[k] !== undefined) &&
    Object.keys(fields).every((k) => x[k] === undefined || fields[k](x[k]));
  /** What could be read of a list.
   * @template T
   * @param {unknown} x
   * @param {Course.Path} place
   * @param {Course.Aside} aside
   * @param {Course.Kind<T>["read"]} read */
  const items = (x, place, aside, read) => {
    const list = Array.isArray(x) ? x : aside(place, x) || [];
    return list.map((item, n) => read(item, [...place, n], aside)).filter((item) => item !== undefined);
  };

  /** @template {Course.Entry} T @param {Course.Fields} [fields] @param {string[]} [needed] @returns {Course.Kind<T>} */
  const one = (fields = {}, needed = []) => ({
    read(x, place, aside) {
      const fits = fitsIn(x, { day: globalThis.courseDays.isDay, ...fields }, needed);
      return fits ? /** @type {T} */ (x) : aside(place, x);
    },
    join: latest,
  });
  /** @template T @param {Pick<Course.Kind<T>, "read">} kind @returns {Course.Kind<T[]>} */
  const set = (kind) => ({ read: (x = [], place, aside) => union(items(x, place, aside, kind.read)), join: both });
  /** @type {Course.Kind<Course.Version>} */
  const version = one({ text: isText, sitting: isText });
  /** @type {Course.Kind<Course.Version[]>} */
  const versions = {
    read: (x = [], place, aside) => newest(items(x, place, aside, version.read)),
    join: (a, b) => newest(a.concat(b)),
  };
  /** @template T @param {Course.Kind<T>} kind @returns {Course.Kind<Course.ById<T>>} */
  const by = (kind) => ({
    read(x = {}, place, aside) {
      const copy = Object.create(null);
      Object.entries(isObject(x) && !isEntry(x) ? x : aside(place, x) || {}).forEach(([k, value]) => {
        const read = kind.read(value, [...place, k], aside);
        if (read !== undefined) {
          copy[k] = read;
        }
      });
      return copy;
    },
    join: eachKey(kind.join),
  });
  /** @type {Pick<Course.Kind<string>, "read">} */
  const text = { read: (x, place, aside) => (isText(x) ? x : aside(place, x)) };

  const drawn = { seed: isCount, form: isTexts };
  /** @type {{ [part in keyof Course.Parts]: Course.Kind<Course.Parts[part]> }} */
  const PARTS = {
    owners: set(text),
    answers: by(set(one({ hash: isText, chose: isCount, best: isFlag, sure: isFlag }, ["hash", "chose"]))),
    attempts: set(
      one({
        ...drawn,
        score: isCount,
        /** @param {unknown} x */
        of: (x) => isCount(x) && x > 0,
        version: isText,
        content: isText,
        answers: each(isChoice),
      }, ["score", "of"]),
    ),
    writes: by(versions),
    sheets: by(by(versions)),
    confidence: by(by(versions)),
    evaluation: by(by(versions)),
    statement: by(by(versions)),
    papers: by(by(versions)),
    assessment: by(one(drawn)),
    chosen: by(one({ seed: isCount, hash: isText, chose: isCount }, ["hash", "chose"])),
    reopened: by(one()),
    opened: by(one()),
    done: by(one({ of: isCount })),
    last: by(one({ page: isText, section: isText })),
    endings: by(by(one())),
    ways: by(set(one({ ending: isText, steps: isSteps }, ["ending", "steps"]))),
    practiced: by(by(one({ said: isFlag }))),
  };

  /** The same, for what comes under any name.
   * @type {Course.ById<Course.Kind<unknown>>} */
  const KINDS = PARTS;
  const parts = /** @type {(keyof Course.Parts)[]} */ (Object.keys(PARTS));

  /** The join of two records that were read.
   * @type {Course.Merge["merge"]} */
  const merge = eachKey((a, b, part) => (KINDS[part]?.join ?? alike)(a, b));

  // --- Reading -----------------------------------------------------------------------------------------------------

  /** A record with every part there and made as it should be; what is made otherwise stands in `odd`. Throws RangeError where it is
     nested too deep.
   * @type {Course.Merge["read"]} */
  function read(given, course) {
    /** @type {Course.Kept & Course.Found} */
    const record = Object.create(null);
    Object.keys(given).forEach((name) => {
      record[name] = tidy(given[name], 1);
    });
    /** @type {unknown[]} */
    const odd = [];
    /** @type {Course.Aside} */
    const aside = (place, value) => void odd.push(JSON.stringify({ place, value }));
    Object.keys(KINDS).forEach((name) => {
      record[name] = KINDS[name].read(record[name], [name], aside);
    });
    const before = record.odd === undefined ? [] : items(record.odd, ["odd"], aside, (item) => item);
    return Object.assign(record, {
      format: FORMAT,
      course,
      odd: union(before.concat(odd)),
    });
  }

  /** The parts of format 1 as those of format 2: every text as a list of one version, every choice of the draft by itself. What 1.0.0
     would not have written stays as it is, and `read` sets it aside.
   * @type {Course.Merge["upgraded"]} */
  function upgraded(given) {
    const record = { ...given };
    /** @param {string} name @param {(x: unknown) => unknown} turn */
    const change = (name, turn) => {
      const part = given[name];
      if (isObject(part) && !isEntry(part)) {
        const copy = Object.create(null);
        Object.entries(part).forEach(([id, x]) => {
          copy[id] = turn(x);
        });
        record[name] = copy;
      }
    };
    /** @param {unknown} x @param {string[]} fields @returns {x is Course.Entry & Course.Found} */
    const only = (x, ...fields) => isEntry(x) && Object.keys(x).every((k) => k === "at" || fields.includes(k));
    /** @param {unknown} x @returns {x is Course.Choice} */
    const isOldChoice = (x) => isChoice(x) && Object.keys(x).length === 2;
    const words = new Map([[true, "yes"], [false, "no"]]);
    /** @param {unknown} x */
    const textOf = (x) => (isFlag(x) ? words.get(x) : x);
    /** @param {number} at @param {Course.Found} texts */
    const fields = (at, texts) => {
      const copy = Object.create(null);
      Object.entries(texts).forEach(([k, x]) => {
        copy[k] = [{ at, text: textOf(x) }];
      });
      return copy;
    };
    change(
      "writes",
      (x) => (isEntry(x) && (x.text === undefined || isText(x.text)) ? [{ ...x, text: x.text ?? "" }] : x),
    );
    [["sheets", "values"], ["confidence", "ratings"], ["evaluation", "ratings"]].forEach(([name, inner]) => {
      change(name, (x) => {
        const texts = only(x, inner) ? x[inner] ?? {} : undefined;
        return only(x, inner) && each(isText)(texts) ? fields(x.at, texts) : x;
      });
    });
    change("statement", (x) => {
      if (!only(x, "keep", "name", "licence")) {
        return x;
      }
      const { at, ...typed } = x;
      const fits = Object.entries(typed).every(([k, value]) => (k === "keep" ? isFlag : isText)(value));
      return fits ? fields(at, typed) : x;
    });
    const assessment = isObject(given.assessment) ? given.assessment : {};
    const old = { ...drawn, chosen: each(isOldChoice) };
    if (fitsIn(assessment.draft, old, ["seed", "chosen"]) && record.chosen === undefined) {
      const { chosen, ...draft } = /** @type {Course.OldDraft} */ (assessment.draft);
      record.assessment = { ...assessment, draft };
      const copy = Object.create(null);
      Object.entries(chosen).forEach(([id, { hash, chose }]) => {
        copy[id] = { at: draft.at, seed: draft.seed, hash, chose };
      });
      record.chosen = copy;
    }
    return record;
  }

  // --- Looking -----------------------------------------------------------------------------------------------------

  /** The text that shows, or undefined.
   * @type {Course.Merge["current"]} */
  const current = (list = []) => list.filter((v) => v.text !== undefined).at(-1)?.text;

  /** The versions before it that say something else, newest first, each text once.
   * @type {Course.Merge["earlier"]} */
  function earlier(list = []) {
    const seen = new Set(["", current(list)]);
    return [...list].reverse().filter(
      /** @returns {v is Course.Written} */
      (v) => v.text !== undefined && !seen.has(v.text) && Boolean(seen.add(v.text)),
    );
  }

  /** An `at` for what is done now, after everything given.
   * @type {Course.Merge["stamp"]} */
  const stamp = (now, entries) => Math.min(LATEST - 1, entries.reduce((at, entry) => Math.max(at, entry.at + 1), now));

  /** How many things of each part are in the second record and not in the first.
   * @type {Course.Merge["news"]} */
  function news(before, after) {
    const count = Object.create(null);
    /** @param {unknown} x @returns {string[]} */
    const leaves = (x) => {
      if (isEntry(x) || isText(x)) {
        return [canonical(x)];
      }
      return Object.entries(/** @type {Course.Found} */ (x)).flatMap(([k, value]) =>
        leaves(value).map((leaf) => (Array.isArray(x) ? leaf : k + " " + leaf))
      );
    };
    parts.forEach((name) => {
      const here = new Set(leaves(before[name]));
      count[name] = leaves(after[name]).filter((leaf) => !here.has(leaf)).length;
    });
    return count;
  }

  return {
    FORMAT,
    isObject,
    isEntry,
    canonical,
    tidy,
    merge,
    read,
    upgraded,
    current,
    earlier,
    stamp,
    news,
    parts,
  };
})();
