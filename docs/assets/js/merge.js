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
     assessment   draft                   latest    seed, form
     chosen       question                latest    seed, hash, chose: the draft's choices
     reopened     question                latest
     opened       module                  latest
     done         module                  latest    of
     last         page                    latest    page
     endings      case, ending            latest
     odd                                  set       what could not be read, as text, with its place
   The ways taken through cases are kept nowhere yet. Their part will be `ways`, by case: a set.
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

  const time = (x) => (isEntry(x) ? x.at : 0);
  const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  /* A list without doubles, in order of time. */
  function union(list) {
    const seen = new Map(list.map((item) => [canonical(item), item]));
    return [...seen].sort(([a, x], [b, y]) => time(x) - time(y) || inOrder(a, b)).map(([, item]) => item);
  }

  /* A copy without prototypes; lists as unions, except within an entry, which is one value with its own order.
     Throws RangeError where it is nested too deep to be a record. */
  function tidy(x, depth = 0, within = false) {
    if (depth > DEEPEST) {
      throw new RangeError("nested too deep");
    }
    if (Array.isArray(x)) {
      const items = x.map((item) => tidy(item, depth + 1, within));
      return within ? items : union(items);
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

  const latest = (a, b) => (a.at !== b.at ? (a.at > b.at ? a : b) : canonical(a) >= canonical(b) ? a : b);
  const both = (a, b) => union(a.concat(b));
  const eachKey = (join) => (a, b) => {
    const joined = Object.create(null);
    [...Object.keys(a), ...Object.keys(b)].forEach((k) => {
      joined[k] = a[k] === undefined ? b[k] : b[k] === undefined ? a[k] : join(a[k], b[k], k);
    });
    return joined;
  };

  /* The join of two values of which nothing is known. */
  function alike(a, b) {
    if (rank(a) !== rank(b)) {
      return rank(a) > rank(b) ? a : b;
    }
    if (isEntry(a)) {
      return latest(a, b);
    }
    if (isObject(a)) {
      return eachKey(alike)(a, b);
    }
    return Array.isArray(a) ? both(a, b) : canonical(a) >= canonical(b) ? a : b;
  }

  /* The newest versions of a text, oldest first. */
  function newest(list) {
    const order = (a, b) => a.at - b.at || inOrder(a.text, b.text) || inOrder(canonical(a), canonical(b));
    const cuts = union(list.filter((v) => v.text === undefined)).slice(-1);
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

  const isText = (x) => typeof x === "string";
  const isCount = (x) => Number.isSafeInteger(x) && x >= 0;
  const isFlag = (x) => typeof x === "boolean";
  const isTexts = (x) => Array.isArray(x) && x.every(isText);
  const isChoice = (x) => isObject(x) && isText(x.hash) && isCount(x.chose);
  const each = (fits) => (x) => isObject(x) && Object.values(x).every(fits);

  const fitsIn = (x, fields, needed) =>
    isEntry(x) && needed.every((k) => x[k] !== undefined) &&
    Object.keys(fields).every((k) => x[k] === undefined || fields[k](x[k]));
  const items = (x, place, aside, read) =>
    (Array.isArray(x) ? x : aside(place, x) || []).map((item, n) => read(item, [...place, n], aside)).filter((item) =>
      item !== undefined
    );

  const one = (fields = {}, needed = []) => ({
    read: (
      x,
      place,
      aside,
    ) => (fitsIn(x, { day: globalThis.courseDays.isDay, ...fields }, needed) ? x : aside(place, x)),
    join: latest,
  });
  const set = (kind) => ({ read: (x = [], place, aside) => union(items(x, place, aside, kind.read)), join: both });
  const version = one({ text: isText, sitting: isText });
  const versions = {
    read: (x = [], place, aside) => newest(items(x, place, aside, version.read)),
    join: (a, b) => newest(a.concat(b)),
  };
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
  const text = { read: (x, place, aside) => (isText(x) ? x : aside(place, x)) };

  const drawn = { seed: isCount, form: isTexts };
  const PARTS = {
    owners: set(text),
    answers: by(set(one({ hash: isText, chose: isCount, best: isFlag, sure: isFlag }, ["hash", "chose"]))),
    attempts: set(
      one({
        ...drawn,
        score: isCount,
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
    assessment: by(one(drawn)),
    chosen: by(one({ seed: isCount, hash: isText, chose: isCount }, ["hash", "chose"])),
    reopened: by(one()),
    opened: by(one()),
    done: by(one({ of: isCount })),
    last: by(one({ page: isText })),
    endings: by(by(one())),
  };

  /* The join of two records that were read. */
  const merge = eachKey((a, b, part) => (PARTS[part]?.join ?? alike)(a, b));

  // --- Reading -----------------------------------------------------------------------------------------------------

  /* A record with every part there and made as it should be; what is made otherwise stands in `odd`. Throws RangeError where it is
     nested too deep. */
  function read(found, course) {
    const record = Object.create(null);
    Object.keys(found).forEach((name) => {
      record[name] = tidy(found[name], 1);
    });
    const odd = [];
    const aside = (place, value) => void odd.push(JSON.stringify({ place, value }));
    Object.keys(PARTS).forEach((name) => {
      record[name] = PARTS[name].read(record[name], [name], aside);
    });
    const before = record.odd === undefined ? [] : items(record.odd, ["odd"], aside, (item) => item);
    return Object.assign(record, { format: FORMAT, course, odd: union(before.concat(odd)) });
  }

  /* The parts of format 1 as those of format 2: every text as a list of one version, every choice of the draft by itself. What 1.0.0
     would not have written stays as it is, and `read` sets it aside. */
  function upgraded(found) {
    const record = { ...found };
    const change = (name, turn) => {
      if (isObject(found[name]) && !isEntry(found[name])) {
        record[name] = Object.create(null);
        Object.entries(found[name]).forEach(([id, x]) => {
          record[name][id] = turn(x);
        });
      }
    };
    const only = (x, ...fields) => isEntry(x) && Object.keys(x).every((k) => k === "at" || fields.includes(k));
    const textOf = (x) => (isFlag(x) ? (x ? "yes" : "no") : x);
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
      change(name, (x) => (only(x, inner) && each(isText)(x[inner] ?? {}) ? fields(x.at, x[inner] ?? {}) : x));
    });
    change("statement", (x) => {
      const { at, ...typed } = isObject(x) ? x : {};
      const fits = only(x, "keep", "name", "licence") &&
        Object.entries(typed).every(([k, value]) => (k === "keep" ? isFlag : isText)(value));
      return fits ? fields(at, typed) : x;
    });
    const draft = isObject(found.assessment) ? found.assessment.draft : undefined;
    if (
      fitsIn(draft, { ...drawn, chosen: each((x) => isChoice(x) && Object.keys(x).length === 2) }, [
        "seed",
        "chosen",
      ]) && record.chosen === undefined
    ) {
      const { chosen, ...rest } = draft;
      record.assessment = { ...found.assessment, draft: rest };
      record.chosen = Object.create(null);
      Object.entries(chosen).forEach(([id, { hash, chose }]) => {
        record.chosen[id] = { at: draft.at, seed: draft.seed, hash, chose };
      });
    }
    return record;
  }

  // --- Looking -----------------------------------------------------------------------------------------------------

  /* The text that shows, or undefined. */
  const current = (list = []) => list.filter((v) => v.text !== undefined).at(-1)?.text;

  /* The versions before it that say something else, newest first, each text once. */
  function earlier(list = []) {
    const seen = new Set(["", current(list)]);
    return [...list].reverse().filter((v) => v.text !== undefined && !seen.has(v.text) && seen.add(v.text));
  }

  /* An `at` for what is done now, after everything given. */
  const stamp = (now, entries) => Math.min(LATEST - 1, entries.reduce((at, entry) => Math.max(at, entry.at + 1), now));

  /* How many things of each part are in the second record and not in the first. */
  function news(before, after) {
    const count = Object.create(null);
    const leaves = (
      x,
    ) => (isEntry(x) || isText(x)
      ? [canonical(x)]
      : Object.entries(x).flatMap(([k, value]) =>
        leaves(value).map((leaf) => (Array.isArray(x) ? leaf : k + " " + leaf))
      ));
    Object.keys(PARTS).forEach((name) => {
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
    parts: Object.keys(PARTS),
  };
})();
