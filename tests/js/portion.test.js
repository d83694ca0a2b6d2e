import { equal, holds, load } from "./load.js";

load("record/days.js", "record/merge.js", "record/portion.js");
const { modules, minutes, blank } = globalThis.coursePortion;
const TODAY = "2026-11-27";
const module = (id, n, asked) => ({ id, minutes: n, questions: asked.map((q) => ({ id: q, hash: "h" })) });
const FACTS = { hours: 1, modules: [module("one", 40, ["a", "b"]), module("two", 60, ["c"]), module("three", 20, [])] };
const on = (day, fields = {}) => ({ at: day, day: "2026-11-" + String(day).padStart(2, "0"), ...fields });
const answer = (day, hash = "h") => on(day, { hash, chose: 0 });
const found = (record) => modules(FACTS, globalThis.courseMerge.read(record, "c"), TODAY);

Deno.test("a module stands with its first and last day, and is done once every question is answered", () => {
  equal(found({ opened: { one: on(2) }, answers: { a: [answer(3), answer(9)], b: [answer(5)] } }), [{
    id: "one",
    first: "2026-11-02",
    last: "2026-11-09",
    tried: true,
    whole: true,
    says: "2 of 2",
    minutes: 40,
  }]);
});

Deno.test("one that was only opened or begun says so", () => {
  const [one, two] = found({ opened: { two: on(4) }, answers: { a: [answer(3)] } });
  equal([one.tried, one.whole, one.says], [true, false, "1 of 2"]);
  equal([two.tried, two.whole, two.says, two.first, two.last], [false, false, "0 of 1", "2026-11-04", "2026-11-04"]);
});

Deno.test("one that was done stays done when its questions are reworded, and one that was not is asked again", () => {
  const answers = { a: [answer(3, "old")], b: [answer(3)] };
  const [done] = found({ answers, done: { one: on(3, { of: 2 }) } });
  equal([done.whole, done.says], [true, "all, and some were reworded since"]);
  const [begun] = found({ answers });
  equal([begun.whole, begun.says, begun.tried], [false, "1 of 2", true]);
});

Deno.test("a module without a question is never done by its answers", () => {
  equal(found({ opened: { three: on(1) } })[0].whole, false);
});

Deno.test("minutes are those of what is done, by the long estimate and by the part of the hours that are stated", () => {
  const [one, two] = found({ answers: { a: [answer(1)], b: [answer(1)], c: [answer(1)] } });
  equal(minutes([one], FACTS), { read: 40, stated: 20 });
  equal(minutes([one, two], FACTS), { read: 100, stated: 50 });
  equal(minutes([{ ...one, whole: false }], FACTS), { read: 0, stated: 0 });
  equal(minutes([], { hours: 2, modules: [] }), { read: 0, stated: 0 });
});

Deno.test("an empty, a damaged and a newer record are told apart, and none is said where there is something", () => {
  const says = (device) => blank([], { notice: "", newer: "newer!", aside: false, ...device });
  holds(says({}).startsWith("Your record holds nothing of a module yet"), says({}));
  holds(says({ aside: true }).includes("damaged, or it is the record of another course"), says({ aside: true }));
  holds(says({ notice: "newer!", aside: true }).startsWith("newer!"), says({ notice: "newer!" }));
  holds([{}, { aside: true }].every((device) => says(device).endsWith("fill them in by hand.")), "all are blank");
  equal(blank(found({ opened: { one: on(1) } }), { notice: "", newer: "", aside: true }), "");
  equal(found({ opened: { other: on(1) }, answers: { foreign: [answer(1)] } }), []);
});
