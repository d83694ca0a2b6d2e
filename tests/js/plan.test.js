import { equal, holds, load } from "./load.js";

load("record/days.js", "record/calendar.js", "practice/plan-weeks.js");
const PLAN = {
  id: "two-weeks",
  address: "https://example.org/supervisors/plans/#two-weeks",
  weeks: ["Ask. Bring: a day.", "Turn. Bring: one sentence; a second."],
};
const weeks = (first, plan = PLAN) => globalThis.coursePlanWeeks(plan, first);
const file = (events) => globalThis.courseEvents(events, { course: "c", about: "plan", now: 0 });

Deno.test("a plan's weeks stand seven days apart from the day that is chosen, over the change of the hour and of the year", () => {
  equal(weeks("2026-10-23").map(({ day }) => day), ["2026-10-23", "2026-10-30"]);
  equal(weeks("2026-12-28").map(({ day }) => day), ["2026-12-28", "2027-01-04"]);
  equal(weeks("2028-02-22").map(({ day }) => day), ["2028-02-22", "2028-02-29"]);
});

Deno.test("a title says the number of the week and nothing else", () => {
  equal(weeks("2026-12-01").map(({ title }) => title), ["Reading, week 1 of 2", "Reading, week 2 of 2"]);
  equal(weeks("2026-12-01", { ...PLAN, weeks: ["Ask."] }).map(({ title }) => title), ["Reading"]);
});

Deno.test("a day that no calendar holds gives no file", () => {
  for (const day of ["", "soon", "2026-02-30", "0026-12-01", "3000-01-01", "12026-12-01", "2026-12-01\nX:1"]) {
    equal(weeks(day), null);
  }
  equal(weeks("2999-12-31").map(({ day }) => day), ["2999-12-31", "3000-01-07"]);
});

Deno.test("a plan is saved with what each week asks, and with its address only where it has one", () => {
  const unfolded = (text) => text.replaceAll("\r\n ", "").split("\r\n");
  const lines = unfolded(file(weeks("2026-12-01")));
  equal(lines.filter((line) => line.startsWith("UID")), ["UID:two-weeks-1-20261201@c", "UID:two-weeks-2-20261208@c"]);
  holds(lines.includes("DESCRIPTION:Turn. Bring: one sentence\\; a second."), "the text of the week");
  equal(lines.filter((line) => line.startsWith("URL")).length, 2);
  equal(unfolded(file(weeks("2026-12-01", { ...PLAN, address: "" }))).filter((line) => line.startsWith("URL")), []);
});
