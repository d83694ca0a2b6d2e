import { equal, holds, load } from "./load.js";

load("record/days.js");
const { inOrder, isDay, plus, when } = globalThis.courseDays;

Deno.test("days are added to the date, over the change of the hour and the end of a year", () => {
  equal(plus("2026-10-24", 7), "2026-10-31");
  equal(plus("2026-12-25", 28), "2027-01-22");
  equal(plus("2028-02-28", 1), "2028-02-29");
});

Deno.test("what is no day is none", () => {
  for (const odd of ["2026-02-30", "2026-13-01", "26-1-1", "", null, 20261127, "2026-11-27T00:00"]) {
    holds(!isDay(odd), JSON.stringify(odd));
  }
  holds(isDay("2026-11-27"), "a day is one");
});

Deno.test("a day that is still to come counts as today", () => {
  equal(when({ at: 0, day: "2099-01-01" }, "2026-11-27"), "2026-11-27");
  equal(when({ at: 0, day: "2026-11-01" }, "2026-11-27"), "2026-11-01");
});

Deno.test("no day of a list is later than the one after it", () => {
  const days = inOrder([{ at: 0, day: "2026-11-20" }, { at: 0, day: "2026-11-10" }], "2026-11-27");
  equal(days, ["2026-11-10", "2026-11-10"]);
});
