import { equal, load } from "./load.js";

load("record/days.js", "record/due.js", "record/calendar.js");
const DATA = { modules: [{ id: "m", questions: [{ id: "q", hash: "h", objective: "o" }] }] };
const at = (day, hour = 12) => new Date(day + "T" + String(hour).padStart(2, "0") + ":00").getTime();
const answered = (...entries) => ({
  answers: { q: entries.map((e) => ({ hash: "h", chose: 0, best: false, at: at(e.day), ...e })) },
});
const review = (record, now) => globalThis.courseReview(DATA, record, now)[0];

Deno.test("an answer comes back after one, four and twelve weeks", () => {
  const record = answered({ day: "2026-09-01" });
  equal(review(record, at("2026-09-07", 23)).due, false);
  equal(review(record, at("2026-09-08", 0)).due, true);
  equal(review(record, at("2026-09-01")).dates, ["2026-09-08", "2026-09-29", "2026-11-24"]);
});

Deno.test("what was answered again is due at the next date only", () => {
  const record = answered({ day: "2026-09-01" }, { day: "2026-09-08", best: true });
  equal(review(record, at("2026-09-20")).due, false);
  equal(review(record, at("2026-09-29")).due, true);
});

Deno.test("an answer to other words counts for nothing, a sure mistake is told", () => {
  equal(review({ answers: { q: [{ hash: "other", chose: 0, best: true, at: 0 }] } }, at("2026-09-08")).answered, false);
  equal(review(answered({ day: "2026-09-01", sure: true }), at("2026-09-02")).confident, true);
  equal(review({ answers: {} }, at("2026-09-02")), {
    id: "q",
    module: "m",
    objective: "o",
    answered: false,
    best: false,
    missed: false,
    confident: false,
    due: false,
    dates: [],
  });
});

Deno.test("a calendar has one free all-day event a day, neutral, escaped and folded", () => {
  const where = { course: "c", address: "https://example.org/review/", now: 0 };
  const text = globalThis.courseCalendar("A; B, C\\D\nE", [{ dates: ["2024-10-04", "2024-10-25"] }, {
    dates: ["2024-10-25"],
  }], where);
  const lines = text.split("\r\n");
  equal(lines.filter((line) => line === "BEGIN:VEVENT").length, 2);
  equal(lines.find((line) => line.startsWith("SUMMARY")), "SUMMARY:A\\; B\\, C\\\\D\\nE: 1 question");
  equal(lines.filter((line) => line === "TRANSP:TRANSPARENT").length, 2);
  equal(lines.every((line) => new TextEncoder().encode(line).length <= 75), true);
  equal(lines.filter((line) => line.startsWith("DTSTAMP")), ["DTSTAMP:19700101T000000Z", "DTSTAMP:19700101T000000Z"]);
});
