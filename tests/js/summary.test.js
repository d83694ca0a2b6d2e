import { equal, load } from "./load.js";

load("record/days.js", "record/merge.js", "record/reading.js", "record/due.js", "record/summary.js");
const ids = ["one", "two", "three"];
const DATA = {
  objectives: { turn: "Turn.", pause: "Pause." },
  modules: ids.map((id, n) => ({
    id,
    title: "Module " + id,
    url: "modules/" + id + "/",
    minutes: 40,
    questions: ["a", "b", "c", "d"].map((q) => ({ id: id + "-" + q, hash: "h", objective: n ? "pause" : "turn" })),
  })),
  sections: { one: { scene: "A kitchen" }, three: { scene: "A car" } },
  cases: [{ id: "c", title: "Case", url: "cases/c/", endings: 3 }],
};
const DAY = 24 * 3600 * 1000;
const NOW = new Date("2026-11-20T12:00").getTime();
const answer = (best = true, at = NOW, more = {}) => [{ at, hash: "h", chose: 0, best, ...more }];
const answers = (...all) => Object.fromEntries(all.map((id) => [id, answer()]));
const all = (id) => answers(...["a", "b", "c", "d"].map((q) => id + "-" + q));
const summary = (found) => {
  const record = globalThis.courseMerge.read(found, "c");
  return globalThis.courseSummary(
    DATA,
    record,
    globalThis.courseReview(DATA, record, NOW),
    (url) => url.includes("two"),
  );
};
const last = (id, section) => ({ last: { page: { at: 1, page: "modules/" + id + "/", section } } });
const states = (found) => summary(found).stops.map(({ state }) => state);

Deno.test("of nothing there is a beginning, and all of the minutes", () => {
  const { empty, next, minutes, place, today } = summary({});
  equal([empty, next, minutes, place, today.ready], [
    true,
    { says: "Start with module 1: Module one", url: "modules/one/" },
    { left: 120, of: 120 },
    null,
    0,
  ]);
});

Deno.test("a stop is new, opened, answered or done, and answers shorten what is left", () => {
  const found = { answers: { ...all("one"), ...answers("three-a") }, opened: { three: { at: 1 } } };
  equal(states(found), ["done", "new", "answered"]);
  equal(states({ opened: { three: { at: 1 } } }), ["new", "new", "opened"]);
  equal(summary(found).minutes, { left: 70, of: 120 });
});

Deno.test("that a page without notes was opened is not shown, whoever noted it", () => {
  equal(states({ opened: { two: { at: 1 } } }), ["new", "new", "new"]);
  equal(states({ answers: answers("two-a") }), ["new", "answered", "new"]);
});

Deno.test("the next step resumes at the section, until its module is done", () => {
  const found = { answers: answers("one-a"), ...last("one", "scene") };
  equal(summary(found).next, { says: "Resume: Module one, at “A kitchen”", url: "modules/one/#scene" });
  equal(summary({ ...found, ...last("one", "gone") }).next, { says: "Resume: Module one", url: "modules/one/" });
  equal(summary({ ...found, ...last("one", "constructor") }).next.url, "modules/one/");
  equal(summary({ answers: all("one"), ...last("one") }).next.says, "Go on with module 2: Module two");
  equal(summary({ ...found, ...last("nowhere") }).next.says, "Go on with module 1: Module one");
});

Deno.test("the next step never leads back into a page without notes", () => {
  const found = { answers: { ...all("one"), ...answers("two-a") } };
  equal(summary({ ...found, ...last("two", "ask") }).next.says, "Go on with module 3: Module three");
});

Deno.test("after the modules come form, evaluation, review, case and statement", () => {
  const through = { answers: { ...all("one"), ...all("two"), ...all("three") } };
  const form = { attempts: [{ at: 1, score: 1, of: 2 }] };
  const evaluation = { evaluation: { form: { x: [{ at: 1, text: "x" }] } } };
  const missed = { answers: { ...through.answers, "one-a": answer(false) } };
  const played = { endings: { c: { e: { at: 1 } } } };
  const step = (...parts) => summary(Object.assign({}, through, ...parts)).next.url;
  equal(
    [
      step(),
      step(form),
      step(form, evaluation, missed),
      step(form, evaluation),
      step(form, evaluation, played),
    ],
    ["assessment/", "evaluation/", "review/", "cases/c/", "statement/"],
  );
});

Deno.test("what is to review is told apart, confident errors with their place, and the next day is named", () => {
  const found = {
    answers: {
      "one-b": answer(false, NOW, { sure: true }),
      "one-c": answer(false),
      "one-d": answer(true, NOW - 8 * DAY),
      "three-a": answer(),
    },
  };
  equal(summary(found).today, {
    sure: [{ says: "Module one, question 2", url: "modules/one/#one-b" }],
    missed: 1,
    due: 1,
    ready: 3,
    next: { day: "2026-11-27", questions: 3 },
  });
});

Deno.test("objectives, cases and attempts are counted, and endings that are gone count no more", () => {
  const found = summary({
    answers: { "one-a": answer(), "one-b": answer(false) },
    endings: { c: Object.fromEntries(["e", "f", "g", "gone"].map((id) => [id, { at: 1 }])) },
    attempts: [{ at: 1, score: 1, of: 4 }, { at: 2, score: 3, of: 4 }],
  });
  equal(found.objectives, [
    { id: "turn", says: "Turn.", of: 4, answered: 2, best: 1 },
    { id: "pause", says: "Pause.", of: 8, answered: 0, best: 0 },
  ]);
  equal([found.cases[0].seen, found.attempts.map(({ score }) => score)], [3, [3, 1]]);
});
