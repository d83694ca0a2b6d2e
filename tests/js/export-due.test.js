import { equal, load } from "./load.js";

load("record/days.js", "record/merge.js", "record/reading.js", "record/export-due.js");
const due = globalThis.courseExportDue.says;
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 28, 12);
const answered = (...days) =>
  globalThis.courseMerge.read({
    owners: ["a"],
    answers: { q: days.map((day) => ({ at: NOW - day * DAY, hash: "h", chose: 0, best: false })) },
  }, "c");
const begins = (text) => text.slice(0, 17);

Deno.test("who has only looked has nothing to lose", () => {
  const looked = globalThis.courseMerge.read({ owners: ["a"], opened: { m: { at: NOW - 99 * DAY } } }, "c");
  equal([due(looked, 0, NOW), due(globalThis.courseMerge.read({}, "c"), 0, NOW)], ["", ""]);
});

Deno.test("two weeks after the first thing done a reminder comes, and not a day sooner", () => {
  equal(due(answered(13), 0, NOW), "");
  equal(begins(due(answered(14), 0, NOW)), "You have not expo");
  equal(begins(due(answered(40, 0), 0, NOW)), "You have not expo");
});

Deno.test("an export is good for two weeks, and for as long as nothing came since", () => {
  equal(due(answered(40, 0), NOW - 13 * DAY, NOW), "");
  equal(due(answered(40, 16), NOW - 15 * DAY, NOW), "");
  equal(
    due(answered(40, 0), NOW - 14 * DAY, NOW).slice(0, 60),
    "Your last file of this record is from November 14, 2026. Wha",
  );
});

Deno.test("a record that a file has brought stands in that file, until something comes", () => {
  const { last } = globalThis.courseExportDue;
  const brought = answered(40, 16);
  equal([last(brought), last({})], [NOW - 16 * DAY, 0]);
  equal(due(brought, last(brought), NOW), "");
  equal(begins(due(answered(40, 16, 0), last(brought), NOW)), "Your last file of");
});
