/* What a reader could bring to supervision, from the record, and the plain text that is made of what was chosen.
   No storage, no page, no clock: the same record gives the same text. Nothing is in it but what stands in a list that the reader ticks,
   and never a time of day, a license, a confidence, the evaluation or the self-check. */
globalThis.courseHandover = (function () {
  const { canonical, current } = globalThis.courseMerge;
  const WANT = "want-to-practice"; // among the texts of the record: what stands in the box above the list
  const MOST = 5000; // characters of one text
  const NEAR = 200; // how far before that a word may end
  /** @type {Course.Handover["TITLES"]} */
  const TITLES = {
    texts: "My answers to “Write first”",
    ways: "My ways through cases",
    lines: "Lines that I have practiced",
    scores: "Scores",
  };
  const SCORES =
    "Scores are self-reported, and the key is on the page. They show what was read, and not what somebody can do with a client.";

  // --- Texts ---------------------------------------------------------------------------------------------------------

  /** A text with its lines as lines, and without signs that no program shows and some stop at.
   * @param {string} text */
  const clean = (text) =>
    text.replace(/\r\n?|[\v\f\u0085\p{Zl}\p{Zp}]/gu, "\n").replace(/[^\P{Cc}\t\n]|\ufeff/gu, "").trim();

  /** The beginning of a text that is too long, up to the end of a word, and how much is left out.
   * @type {Course.Handover["cut"]} */
  function cut(text) {
    const whole = clean(text);
    if (whole.length <= MOST) {
      return { text: whole, cut: 0 };
    }
    const space = whole.slice(MOST - NEAR, MOST + 1).search(/\s\S*$/);
    const split = /[\ud800-\udbff]/.test(whole[MOST - 1]) ? MOST - 1 : MOST; // not within a sign
    const kept = whole.slice(0, space < 0 ? split : MOST - NEAR + space).trimEnd();
    return { text: kept, cut: whole.length - kept.length };
  }

  /** @param {number} n */
  const counted = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
  /** One's own text, with a sentence where it is cut.
   * @param {{ text: string, cut: number }} part */
  const whole = ({ text, cut: left }) =>
    left
      ? text + "\n\n[Cut here, because the text is long: " + counted(left) +
        " more characters stand in the record of whoever wrote it.]"
      : text;

  // --- What there is --------------------------------------------------------------------------------------------------

  /** @type {Course.Handover["found"]} */
  function found({ facts, words }, record, review) {
    /** @param {string} id */
    const moduleOf = (id) => {
      const n = facts.modules.findIndex((m) => m.id === id);
      return n < 0 ? "" : "Module " + (n + 1) + ", " + facts.modules[n].title;
    };
    /** @param {string} id */
    const addressOf = (id) => facts.modules.find((m) => m.id === id)?.url ?? "";

    /** @param {string} id @param {{ module: string, section: string, asks: string } | undefined} ask @returns {Course.Brought[]} */
    const written = (id, ask) => {
      const { text: own, cut: left } = cut(current(record.writes[id]) ?? "");
      return own
        ? [{
          key: "texts " + id,
          group: "texts",
          title: ask ? [moduleOf(ask.module), ask.section].filter(Boolean).join(": ") : "No longer in the course",
          asks: ask ? ask.asks : "The question that this answers has been taken out of the course.",
          own: whole({ text: own, cut: left }),
          cut: left,
          url: ask ? addressOf(ask.module) + "#" + id : "",
        }]
        : [];
    };
    const known = new Set([WANT, ...words.asks.map((ask) => ask.id)]);
    const texts = [
      ...words.asks.flatMap((ask) => written(ask.id, ask)),
      ...Object.keys(record.writes).filter((id) => !known.has(id)).sort().flatMap((id) => written(id, undefined)),
    ];

    /** Each way once, however many devices took it.
     * @param {string} id */
    const waysOf = (id) => [
      ...new Map((record.ways[id] ?? []).map((one) => [canonical([one.steps, one.ending]), one])),
    ];
    const ways = facts.cases.flatMap(({ id, title, url }) => {
      const { module, titles } = words.moments[id] ?? { module: "", titles: {} };
      /** @param {string} moment */
      const titleOf = (moment) => (Object.hasOwn(titles, moment) ? titles[moment] : "");
      return waysOf(id).map(([key, { steps, ending }]) => {
        const told = globalThis.courseWay({
          steps: steps.map(({ moment, said }) => ({ title: titleOf(moment), said: clean(said).replace(/\s+/g, " ") })),
          ending: titleOf(ending) || "an ending that is no longer in the case",
        });
        const { text, cut: left } = cut(told);
        return /** @type {Course.Brought} */ ({
          key: "ways " + id + " " + key,
          group: "ways",
          title: "Case: " + title,
          asks: [moduleOf(module), counting(steps.length, "decision")].filter(Boolean).join(". ") + ".",
          own: whole({ text, cut: left }),
          cut: left,
          url: url + (titleOf(ending) ? "#" + ending : ""),
        });
      });
    });

    const lines = words.rehearsals.flatMap(({ id, title, url, module, lines: all }) =>
      all.filter((line) => record.practiced[id]?.[line.id]?.said).map((line) => /** @type {Course.Brought} */ ({
        key: "lines " + id + " " + line.id,
        group: "lines",
        title: title + ", line: " + line.title,
        asks: [moduleOf(module), "Level " + line.level + " of 3."].filter(Boolean).join(". "),
        own: "The client says: " + line.says,
        cut: 0,
        url: url + "#" + line.id,
      }))
    );
    return [...texts, ...ways, ...lines, ...scores(facts, words, review, record.attempts.at(-1))];
  }

  /** @param {number} n @param {string} one */
  const counting = (n, one) => n + " " + one + (n === 1 ? "" : "s");

  /** What was answered, by module and by objective. A module of which no note is kept stands in neither: it has a line of its own.
   * @param {Course.Facts} facts @param {Course.Words} words @param {Course.Reviewed[]} review
   * @param {Course.HandedIn | undefined} attempt @returns {Course.Brought[]} */
  function scores(facts, words, review, attempt) {
    const answered = review.filter((q) => q.answered);
    const told = answered.filter((q) => !words.quiet.includes(q.module));
    /** @param {Course.Reviewed[]} list */
    const best = (list) => list.filter((q) => q.best).length;
    /** @param {Course.Module} module @param {number} n */
    const ofModule = (module, n) => {
      const mine = answered.filter((q) => q.module === module.id);
      const all = review.filter((q) => q.module === module.id).length;
      return mine.length
        ? [
          "Module " + (n + 1) + ", " + module.title + ": " + mine.length + " of " + all + " answered, " + best(mine) +
          " with the best option.",
        ]
        : [];
    };
    /** @param {string} key @param {string} title @param {string[]} rows @returns {Course.Brought[]} */
    const score = (key, title, rows) =>
      rows.length
        ? [{ key: "scores " + key, group: "scores", title, asks: "", own: rows.join("\n"), cut: 0, url: "" }]
        : [];
    const quiet = (/** @type {boolean} */ wanted) =>
      facts.modules.flatMap((module, n) => (words.quiet.includes(module.id) === wanted ? ofModule(module, n) : []));
    const objectives = Object.entries(facts.objectives).flatMap(([id, says]) => {
      const mine = told.filter((q) => q.objective === id);
      return mine.length ? [says + " " + best(mine) + " of " + mine.length + " with the best option."] : [];
    });
    return [
      ...score("answered", "Questions answered, by module", quiet(false)),
      ...score("quiet", "Questions answered on safety", quiet(true)),
      ...score("objectives", "The best option chosen, by objective of the course", objectives),
      ...score("profile", "The assessment, the form handed in last", profile(facts, words, attempt)),
    ];
  }

  /** A form of the assessment: all of it, and each objective as far as it was kept what was chosen.
   * @param {Course.Facts} facts @param {Course.Words} words @param {Course.HandedIn} [attempt] */
  function profile(facts, words, attempt) {
    if (!attempt) {
      return [];
    }
    const { answers = {}, form = [], score, of } = attempt;
    const bank = words.bank.map((q) => ({ ...q, safety: false })); // how many signs of danger were missed is nobody else's
    const { objectives } = globalThis.courseProfile(bank, form, (id) => answers[id]?.best === true);
    return [
      score + " of " + of + " questions answered with the best option.",
      ...(attempt.answers ? objectives : []).map(({ id, right, of: all }) =>
        (facts.objectives[id] ?? id) + " " + right + " of " + all + "."
      ),
    ];
  }

  // --- What is made of it -----------------------------------------------------------------------------------------------

  /** @type {Course.Handover["text"]} */
  function text(brought, { want, title, day, address }) {
    const wanted = whole(cut(want));
    const groups = /** @type {Course.Brought["group"][]} */ (Object.keys(TITLES)).flatMap((group) => {
      const mine = brought.filter((one) => one.group === group);
      return mine.length
        ? [
          TITLES[group].toUpperCase(),
          ...(group === "scores" ? [SCORES] : []),
          ...mine.map((one) =>
            [
              one.title,
              one.asks && (group === "texts" ? "The question: " + one.asks : one.asks),
              one.url && address(one.url),
              (group === "texts" ? "\nMy answer:\n" : "") + one.own,
            ].filter(Boolean).join("\n")
          ),
        ]
        : [];
    });
    return [
      "FOR SUPERVISION, " + day,
      "From the course " + title + (address("") && " (" + address("") + ")") +
      ". Whoever wrote this chose what stands here.",
      ...(wanted ? ["WHAT I WANT TO PRACTICE", wanted] : []),
      ...groups,
    ].join("\n\n") + "\n";
  }

  /** The text as a file that Word and Notepad open with every letter and line as it is: they need the mark at the beginning.
   * @type {Course.Handover["file"]} */
  const file = (plain) => "\ufeff" + plain.replace(/\n/g, "\r\n");

  return { WANT, MOST, TITLES, found, cut, text, file };
})();
