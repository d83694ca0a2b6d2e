/* A record of a part of the course: what was done of each module, on which days, and how many minutes that stands for. No storage, no
   clock and no page. */
globalThis.coursePortion = (function () {
  /** The modules of which the record holds something, in their order.
   * @type {Course.PortionOf["modules"]} */
  function modules(facts, record, today) {
    const { inOrder } = globalThis.courseDays;
    return facts.modules.flatMap((module) => {
      const answers = module.questions.flatMap(({ id }) => record.answers[id] ?? []);
      const done = record.done[module.id];
      const entries = [record.opened[module.id], done, ...answers].filter((entry) => entry !== undefined);
      if (!entries.length) {
        return [];
      }
      const days = inOrder(entries.sort((a, b) => a.at - b.at), today);
      const of = module.questions.length;
      const answered = module.questions.filter(({ id, hash }) =>
        (record.answers[id] ?? []).some((a) => a.hash === hash)
      ).length;
      return [{
        id: module.id,
        first: days[0],
        last: days[days.length - 1],
        tried: answers.length > 0 || done !== undefined,
        whole: done !== undefined || (of > 0 && answered === of),
        says: done !== undefined && answered < of ? "all, and some were reworded since" : answered + " of " + of,
        minutes: module.minutes,
      }];
    });
  }

  /** The minutes of the modules that are done, by two estimates: of reading all of them, and their part of the hours that the course
     states, rounded down. What is only begun counts for none.
   * @type {Course.PortionOf["minutes"]} */
  function minutes(chosen, facts) {
    const read = chosen.filter((one) => one.whole).reduce((sum, one) => sum + one.minutes, 0);
    const all = facts.modules.reduce((sum, module) => sum + module.minutes, 0);
    return { read, stated: all ? Math.floor((facts.hours * 60 * read) / all) : 0 };
  }

  /** What is said above papers that stay blank; nothing where the record holds a module.
   * @type {Course.PortionOf["blank"]} */
  function blank(found, { notice, newer, aside }) {
    if (found.length) {
      return "";
    }
    let why =
      "Your record holds nothing of a module yet: it begins when you open one, and module 2 with your first answer there.";
    if (notice === newer) {
      why = newer;
    } else if (aside) {
      why = "The record on this device is damaged, or it is the record of another course. " +
        "It was set aside as it was, and My course can save it as a file.";
    }
    return why + " Until then these papers are blank, and you can fill them in by hand.";
  }

  return { modules, minutes, blank };
})();
