import { equal, load } from "./load.js";

load("record/days.js", "record/merge.js", "record/reading.js");
const { acted, resume, section } = globalThis.courseReading;
const record = (found) => globalThis.courseMerge.read(found, "c");
const MINE = { at: 5, hash: "h", chose: 0 };

Deno.test("who only looked has done nothing of their own", () => {
  equal(acted(record({})), false);
  equal(
    acted(record({ owners: ["a"], opened: { m: { at: 1 } }, last: { page: { at: 1, page: "modules/m/" } } })),
    false,
  );
});

Deno.test("whoever answered, wrote, played, rated or handed in something has", () => {
  const text = { f: [{ at: 5, text: "Mine." }] };
  const done = {
    answers: { q: [MINE] },
    attempts: [{ at: 5, score: 1, of: 2 }],
    writes: text,
    sheets: { s: text },
    confidence: { before: text },
    evaluation: { form: text },
    statement: { typed: text },
    assessment: { draft: { at: 5 } },
    endings: { c: { e: { at: 5 } } },
  };
  equal(Object.entries(done).filter(([part, found]) => !acted(record({ [part]: found }))), []);
});

Deno.test("every part of the record but three is something of one's own", () => {
  const parts = globalThis.courseMerge.parts;
  const blank = Object.fromEntries(parts.map((part) => [part, {}]));
  equal(parts.filter((part) => !acted({ ...blank, [part]: { x: 1 } })), ["owners", "opened", "last"]);
});

Deno.test("the section is the last whose heading has come up to the height", () => {
  const headings = [{ id: "a", top: -900 }, { id: "b", top: 300 }, { id: "c", top: 301 }];
  equal([-1000, -900, 299, 300, 5000].map((height) => section(headings, height)), ["", "a", "a", "b", "c"]);
  equal(section([], 300), "");
});

Deno.test("resume leads to a section, and never to a page of which no note is kept", () => {
  const untraced = (path) => path.startsWith("modules/safety/");
  const last = (page, id) => resume(record({ last: { page: { at: 1, page, section: id } } }), untraced);
  equal(last("modules/m/", "the-point"), { page: "modules/m/", section: "the-point" });
  equal(last("modules/m/", undefined), { page: "modules/m/", section: "" });
  equal(last("modules/m/", "a b%"), { page: "modules/m/", section: "" });
  equal([last("modules/safety/", "ask"), last(undefined, "ask"), resume(record({}), untraced)], [null, null, null]);
});
