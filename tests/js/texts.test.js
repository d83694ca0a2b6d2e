import { equal, load } from "./load.js";

load("record/days.js", "record/merge.js", "record/texts.js");
const { at, goesOn, put, without } = globalThis.courseTexts;
const TODAY = "2026-11-27";

Deno.test("a text is found at its place, however deep, and nothing where there is none", () => {
  const record = { writes: { w: [{ at: 1, text: "a" }] } };
  put(record, ["sheets", "check", "know"], [{ at: 2, text: "b" }]);
  equal(at(record, ["writes", "w"])[0].text + at(record, ["sheets", "check", "know"])[0].text, "ab");
  const nowhere = [["writes"], ["writes", "v"], ["writes", "w", "x", "y"], ["sheets", "check", "know", "0"]];
  nowhere.forEach((where) => equal(at(record, where), []));
});

Deno.test("a text goes on with its sitting, while it grows or loses little, on one day", () => {
  const versions = [{ at: 1, day: TODAY, text: "old" }, { at: 2, day: TODAY, text: "12345678", sitting: "s" }];
  const says = (text, { sitting = "s", today = TODAY, kept = true } = {}) =>
    goesOn(versions, sitting, { text, today, kept });
  equal([says("123456789"), says("1234"), says("123")], [true, true, false]);
  equal(says("123", { kept: false }), true);
  equal([says("12345678", { today: "2026-11-28" }), says("12345678", { sitting: "t" })], [false, false]);
  equal(goesOn(versions, undefined, { text: "old", today: TODAY, kept: true }), false);
});

Deno.test("versions are removed but the one that shows, with the day on which it was written; all of them, if that is asked", () => {
  const versions = [{ at: 1, day: "2026-11-02", text: "a" }, { at: 2, day: "2026-11-03", text: "b", sitting: "s" }];
  const cut = { at: 9, day: TODAY };
  equal(without(versions, cut), [...versions, cut, { at: 10, day: "2026-11-03", text: "b" }]);
  equal(without(versions, cut, true), [...versions, cut]);
  equal(without([cut], cut), [cut, cut]);
});
