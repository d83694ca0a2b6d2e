import { equal, load } from "./load.js";

load("record/days.js", "questions/attempts.js");
const { named, looked } = globalThis.courseAttempts;
const TODAY = "2026-11-27";
const form = (at, score, of) => ({ at, day: "2026-11-0" + at, score, of });
const BANK = new Map([["a", { hash: "aa", options: 3 }], ["b", { hash: "bb", options: 3 }]]);
const states = (answers, ids = ["b", "a"]) => looked({ at: 1, score: 1, of: 2, form: ids, answers }, BANK);

Deno.test("of several forms a paper names the best, and the day of the first", () => {
  const { attempt, day, first, forms } = named([form(1, 12, 24), form(2, 20, 24), form(3, 19, 24)], TODAY);
  equal([attempt.score, day, first, forms], [20, "2026-11-02", "2026-11-01", 3]);
});

Deno.test("forms of other lengths are compared by their part; of equals the longer one counts, then the first", () => {
  equal(named([form(1, 19, 24), form(2, 16, 20)], TODAY).attempt.of, 20);
  equal(named([form(1, 10, 20), form(2, 12, 24)], TODAY).attempt.of, 24);
  equal(named([form(1, 0, 24), form(2, 0, 24)], TODAY).day, "2026-11-01");
  equal(named([], TODAY), undefined);
});

Deno.test("a form from a clock that was ahead was handed in today at the latest", () => {
  equal(named([{ at: 9, day: "2031-01-01", score: 1, of: 2 }], TODAY).first, TODAY);
});

Deno.test("what was chosen counts among the words it was chosen from, in the order of the form", () => {
  equal(states({ a: { hash: "aa", chose: 2 }, b: { hash: "bb", chose: 0 } }), [
    { id: "b", state: "same", chose: 0 },
    { id: "a", state: "same", chose: 2 },
  ]);
});

Deno.test("of a question that was reworded, left open or taken out, no choice is shown", () => {
  const odd = { a: { hash: "old", chose: 1 }, gone: { hash: "aa", chose: 1, best: true } };
  equal(states(odd, ["a", "b", "gone"]).map(({ state, chose }) => [state, chose]), [
    ["reworded", -1],
    ["open", -1],
    ["gone", -1],
  ]);
});

Deno.test("a choice that the question has not is none, and an id is no property that every object has", () => {
  equal(states({ a: { hash: "aa", chose: 3 } }, ["a"])[0].state, "reworded");
  equal(looked({ form: ["toString"], answers: {} }, new Map([["toString", BANK.get("a")]]))[0].state, "open");
  equal(looked({}, BANK), []);
});
