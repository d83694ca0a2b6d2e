/* The record as a short text that a learning management system keeps, and back. Pure: no page, no storage, no clock.

   SCORM 1.2 gives 4,096 characters. Answers, forms of the assessment, ways and endings of cases, practiced lines, what was opened and done,
   and the section that was read last travel. Own words, sheets and ratings do not.
   A text has ten parts between bars, each a list in the order of the course's facts. A number is written in digits of 64. A day is
   counted from the first day of the record, and what was done later than the digits can say has the latest day that they can.
   Whatever is not made so is no record: `read` gives null. */
globalThis.coursePack = (function () {
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const FORMAT = "1";
  const DAY = 86400000; // milliseconds
  const WIDTHS = { answer: 2, day: 2, seed: 6, score: 1, choice: 2 };
  /** The ways in which an answer can be sure, by their digit.
   * @type {(boolean | undefined)[]} */
  const SURE = [undefined, true, false];
  const ID = /^[\w-]*$/; // of a heading
  const FORMS = 30; // of the assessment: the first, the best, and the newest of the others

  // --- Numbers and days ----------------------------------------------------------------------------------------------

  /** @param {number} n @param {number} width */
  function digits(n, width) {
    let rest = Math.min(n, 64 ** width - 1);
    let text = "";
    for (let i = 0; i < width; i++) {
      text = DIGITS[rest % 64] + text;
      rest = Math.floor(rest / 64);
    }
    return text;
  }

  /** @param {string} text */
  const number = (text) => [...text].reduce((n, digit) => n * 64 + DIGITS.indexOf(digit), 0);

  /** Days since the first of 1970, of a calendar day as text.
   * @param {string} day */
  const count = (day) => Math.round(Date.parse(day + "T00:00:00Z") / DAY);

  /** The entry's calendar day, counted; that of its time where it has none.
   * @param {Course.Entry} entry */
  const dayOf = ({ at, day }) => (day ? count(day) : Math.floor(at / DAY));

  /** @param {number} day */
  const written = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  /** @template T @param {T[]} list */
  const last = (list) => list[list.length - 1];

  // --- Writing ---------------------------------------------------------------------------------------------------------

  /** The record in at most `room` characters: where it is too long, the oldest ways go first, then forms.
   * @type {Course.Pack["write"]} */
  function write(record, facts, room) {
    const forms = keptForms(record.attempts);
    const ways = facts.cases.flatMap(({ id }) => (record.ways[id] ?? []).map((way) => ({ id, way })))
      .sort((a, b) => a.way.at - b.way.at);
    for (;;) {
      const text = all(record, facts, forms, ways);
      if (text.length <= room) {
        return text;
      }
      if (ways.length) {
        ways.shift();
      } else if (forms.length) {
        forms.splice(Math.min(1, forms.length - 1), 1);
      } else {
        return "";
      }
    }
  }

  /** The first form, the best and the newest, in their order.
   * @param {Course.HandedIn[]} attempts */
  function keptForms(attempts) {
    const best = attempts.reduce((n, one, i) => (one.score > (attempts[n]?.score ?? -1) ? i : n), 0);
    return attempts.filter((_, n) => n === 0 || n === best || n >= attempts.length - FORMS + 2);
  }

  /** @param {Course.Kept} record @param {Course.Taught} facts @param {Course.HandedIn[]} forms
   * @param {{ id: string, way: Course.Way }[]} ways */
  function all(record, facts, forms, ways) {
    const answers = facts.questions.map(({ id, hash }) =>
      last((record.answers[id] ?? []).filter((one) => one.hash === hash && !(record.reopened[id]?.at >= one.at)))
    );
    const practiced = facts.lines.map(({ rehearsal, line }) => record.practiced[rehearsal]?.[line]);
    const endings = facts.cases.map(({ id, moments }) => moments.map((moment) => record.endings[id]?.[moment.id]));
    const entries = [
      ...answers,
      ...practiced,
      ...endings.flat(),
      ...forms,
      ...ways.map(({ way }) => way),
      ...facts.modules.flatMap((id) => [record.opened[id], record.done[id]]),
      record.last.page,
    ].filter((one) => one !== undefined);
    const first = entries.reduce((day, one) => Math.min(day, dayOf(one)), Infinity);
    if (!Number.isFinite(first)) {
      return "";
    }
    /** @param {Course.Entry} entry */
    const since = (entry) => dayOf(entry) - first;
    /** @param {Course.Entry | undefined} entry */
    const day = (entry) => (entry ? digits(since(entry) + 1, WIDTHS.day) : digits(0, WIDTHS.day));
    const most = Math.floor(64 ** WIDTHS.answer / 12) - 1;
    /** @param {Course.Attempt | undefined} one */
    const answer = (one) =>
      one
        ? digits(
          1 + Math.min(since(one), most) * 12 + Math.min(one.chose, 3) * 3 + SURE.indexOf(one.sure),
          WIDTHS.answer,
        )
        : digits(0, WIDTHS.answer);
    /** @param {Course.Practiced | undefined} one */
    const said = (one) =>
      one ? digits(1 + Math.min(since(one), 1300) * 3 + SURE.indexOf(one.said), WIDTHS.day) : digits(0, WIDTHS.day);
    const page = record.last.page;
    return [
      FORMAT,
      facts.name,
      first.toString(36),
      answers.map(answer).join(""),
      facts.modules.map((id) => day(record.opened[id]) + day(record.done[id])).join(""),
      endings.flat().map(day).join(""),
      practiced.map(said).join(""),
      ways.map(({ id, way }) => packWay(id, way, facts, since(way))).filter(Boolean).join("."),
      forms.map((form) => packForm(form, facts, since(form))).join("."),
      packDraft(record, facts),
      page?.page && facts.pages.includes(page.page) && ID.test(page.section ?? "")
        ? day(page) + page.page + "#" + (page.section ?? "")
        : "",
    ].join("|");
  }

  /** A case, a day, the ending, where it began, and a digit for each choice; nothing where the words were others than now.
   * @param {string} id @param {Course.Way} way @param {Course.Taught} facts @param {number} since */
  function packWay(id, way, facts, since) {
    const n = facts.cases.findIndex((one) => one.id === id);
    const { moments } = facts.cases[n];
    let at = way.steps[0]?.moment;
    let text = digits(n, 1) + digits(since, WIDTHS.day) + digits(moments.findIndex((one) => one.id === at), 1);
    for (const step of way.steps) {
      const choices = moments.find((one) => one.id === step.moment)?.choices ?? [];
      const chosen = choices.findIndex(([says]) => says === step.said);
      if (step.moment !== at || chosen < 0) {
        return "";
      }
      at = choices[chosen][1];
      text += digits(chosen, 1);
    }
    return at === way.ending && way.steps.length ? text : "";
  }

  /** A day, the seed, the score and of how many, which stay as they were on that day, and for each question of the form which it is and what
     was chosen.
   * @param {Course.HandedIn} form @param {Course.Taught} facts @param {number} since */
  const packForm = (form, facts, since) =>
    digits(since, WIDTHS.day) + digits(form.seed ?? 0, WIDTHS.seed) +
    digits(form.score, WIDTHS.score) + digits(form.of, WIDTHS.score) +
    packChoices(form.form ?? [], (id) => form.answers?.[id], facts);

  /** @param {string[]} form @param {(id: string) => Course.Choice | undefined} chosen @param {Course.Taught} facts */
  const packChoices = (form, chosen, facts) =>
    form.map((id) => {
      const n = facts.assessed.findIndex((one) => one.id === id);
      const choice = chosen(id);
      const known = choice && choice.hash === facts.assessed[n]?.hash;
      return n < 0 ? "" : digits(n * 5 + (known ? 1 + Math.min(choice.chose, 3) : 0), WIDTHS.choice);
    }).join("");

  /** The form that is being filled in.
   * @param {Course.Kept} record @param {Course.Taught} facts */
  function packDraft({ assessment: { draft }, chosen }, facts) {
    const of = /** @param {string} id */ (id) => (chosen[id]?.seed === draft?.seed ? chosen[id] : undefined);
    return draft?.form ? digits(draft.seed ?? 0, WIDTHS.seed) + packChoices(draft.form, of, facts) : "";
  }

  // --- Reading ---------------------------------------------------------------------------------------------------------

  /** @param {string} text @param {number} width */
  const pieces = (text, width) => text.match(new RegExp(".{" + width + "}", "g")) ?? [];

  /** What such a text says, as a record that has no owner yet; null where it is of another version of the course, or damaged.
   * @type {Course.Pack["read"]} */
  function read(text, facts, course) {
    const parts = text.split("|");
    if (parts.length !== 11 || parts[0] !== FORMAT || parts[1] !== facts.name || /[^\w|.#/-]/.test(text)) {
      return null;
    }
    const [, , base, answers, modules, endings, practiced, ways, forms, draft, page] = parts;
    const first = parseInt(base, 36);
    if (!(first >= 0 && first < 1e6)) {
      return null;
    }
    let n = 0;
    /** Each a little later than the one before on the same day.
     * @param {number} since */
    const entry = (since) => ({ at: (first + since) * DAY + n++, day: written(first + since) });
    /** @type {{ [part: string]: any }} */
    const found = { format: 2, course, attempts: [] };
    /** @param {string} part @param {string[]} place @param {unknown} value */
    const put = (part, place, value) => {
      let at = found[part] ??= {};
      place.slice(0, -1).forEach((key) => at = at[key] ??= {});
      at[last(place)] = value;
    };

    pieces(answers, WIDTHS.answer).forEach((piece, i) => {
      const question = facts.questions[i];
      const value = number(piece) - 1;
      if (question && value >= 0) {
        const chose = Math.floor((value % 12) / 3);
        const sure = SURE[value % 3];
        const attempt = { ...entry(Math.floor(value / 12)), hash: question.hash, chose, best: chose === question.best };
        put("answers", [question.id], [sure === undefined ? attempt : { ...attempt, sure }]);
      }
    });
    pieces(modules, 2 * WIDTHS.day).forEach((piece, i) => {
      const id = facts.modules[i];
      const [opened, done] = pieces(piece, WIDTHS.day).map(number);
      if (id && opened) {
        put("opened", [id], entry(opened - 1));
      }
      if (id && done) {
        put("done", [id], { ...entry(done - 1), of: facts.questions.filter(({ module }) => module === id).length });
      }
    });
    const places = facts.cases.flatMap(({ id, moments }) => moments.map((moment) => [id, moment.id]));
    pieces(endings, WIDTHS.day).map(number).forEach((since, i) => {
      if (places[i] && since) {
        put("endings", places[i], entry(since - 1));
      }
    });
    pieces(practiced, WIDTHS.day).map(number).forEach((value, i) => {
      const line = facts.lines[i];
      if (line && value) {
        const said = SURE[(value - 1) % 3];
        const one = entry(Math.floor((value - 1) / 3));
        put("practiced", [line.rehearsal, line.line], said === undefined ? one : { ...one, said });
      }
    });
    ways.split(".").forEach((piece) => {
      const way = readWay(piece, facts);
      if (way) {
        const list = found.ways?.[way.id] ?? [];
        put("ways", [way.id], list.concat({ ...entry(way.since), ending: way.ending, steps: way.steps }));
      }
    });
    forms.split(".").filter(Boolean).forEach((piece) => {
      const [since, seed, score, of] = [[0, 2], [2, 8], [8, 9], [9, 10]].map(([from, to]) =>
        number(piece.slice(from, to))
      );
      const { form, chosen } = readChoices(piece.slice(10), facts);
      const { version, content } = facts;
      const scored = { score: Math.min(score, of), of };
      if (of) { // of some only the score was kept
        found.attempts.push({
          ...entry(since),
          ...(form.length ? { seed, form, ...scored, version, content, answers: chosen } : scored),
        });
      }
    });
    if (draft) {
      const seed = number(draft.slice(0, WIDTHS.seed));
      const { form, chosen } = readChoices(draft.slice(WIDTHS.seed), facts);
      put("assessment", ["draft"], { ...entry(0), seed, form });
      Object.entries(chosen).forEach(([id, { hash, chose }]) =>
        put("chosen", [id], { ...entry(0), seed, hash, chose })
      );
    }
    const [address, section] = page.slice(WIDTHS.day).split("#");
    if (address) {
      put("last", ["page"], { ...entry(number(page.slice(0, 2)) - 1), page: address, ...(section && { section }) });
    }
    return found;
  }

  /** @param {string} piece @param {Course.Taught} facts */
  function readWay(piece, facts) {
    const [n, since, start] = [piece.slice(0, 1), piece.slice(1, 3), piece.slice(3, 4)].map(number);
    const { id, moments } = facts.cases[n] ?? { id: "", moments: [] };
    let at = moments[start]?.id;
    const steps = [];
    for (const digit of piece.slice(4)) {
      const choice = moments.find((one) => one.id === at)?.choices[number(digit)];
      if (!at || !choice) {
        return null;
      }
      steps.push({ moment: at, said: choice[0] });
      at = choice[1];
    }
    return at && steps.length ? { id, since, ending: at, steps } : null;
  }

  /** @param {string} text @param {Course.Taught} facts */
  function readChoices(text, facts) {
    /** @type {string[]} */
    const form = [];
    /** @type {Course.ById<Course.Choice & { best: boolean }>} */
    const chosen = {};
    pieces(text, WIDTHS.choice).map(number).forEach((value) => {
      const question = facts.assessed[Math.floor(value / 5)];
      const chose = (value % 5) - 1;
      if (question) {
        form.push(question.id);
        if (chose >= 0) {
          chosen[question.id] = { hash: question.hash, chose, best: chose === question.best };
        }
      }
    });
    return { form, chosen };
  }

  return { write, read };
})();
