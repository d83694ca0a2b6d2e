import { equal, holds, load } from "./load.js";

load("record/days.js", "record/merge.js", "record/notices.js", "record/incoming.js");
const { examined, parse, parsed } = globalThis.courseIncoming;
const { says } = globalThis.courseNotices;
const TODAY = "2026-11-27";
const text = (record) => JSON.stringify({ format: 2, course: "c", ...record });
const read = (record) => parse(text(record), "c");
const answers = {
  q: [{ at: 1, day: "2026-11-02", hash: "h", chose: 0 }, { at: 2, day: "2026-11-05", hash: "h", chose: 1 }],
};
const NOBODY = read({});
const looked = (record, here = NOBODY) => examined(text(record), here, TODAY);

Deno.test("a text that is no record says so, and none throws", () => {
  for (const odd of ["", "{", "null", "7", "[]", '"text"', '{"at":1}', "[".repeat(5000) + "]".repeat(5000)]) {
    equal(parse(odd, "c"), says.none);
  }
  equal(parse(text({ deep: JSON.parse("[".repeat(300) + "]".repeat(300)) }), "c"), says.none);
  equal(parse(text({ course: "d" }), "c"), says.another);
  equal(["one", -1, null].map((format) => parse(text({ format }), "c")), [
    says.unnumbered,
    says.unnumbered,
    says.unnumbered,
  ]);
  equal(parse(text({ format: 3 }), "c"), says.newer);
  equal([undefined, null, "{"].map(parsed), [null, null, null]);
});

Deno.test("a record of the first format is read as one of the second", () => {
  const before = parse('{"writes": {"w": {"at": 5, "text": "from before"}}}', "c");
  equal([before.format, before.course, before.writes.w[0].text], [2, "c", "from before"]);
});

Deno.test("a record is described by its name, its first day, its answers and its texts", () => {
  const version = (text) => [{ at: 3, day: "2026-11-03", text }];
  const record = {
    owners: ["o"],
    answers,
    writes: { w: version("a"), v: version("") },
    opened: { m: { at: 1, day: "2026-11-01" } },
    sheets: { check: { know: version(""), try: version("b"), why: version("c") } },
    evaluation: { form: { comments: version("a"), bias: version("3") } },
    statement: { typed: { name: version("N."), keep: version("yes") } },
  };
  equal(looked(record).about, { name: "N.", begun: "2026-11-01", answers: 2, texts: 3 });
  equal(looked({ ...record, statement: { typed: { name: version("N."), keep: version("no") } } }).about.name, "");
  equal(looked(record).here, { name: "", begun: TODAY, answers: 0, texts: 0 });
});

Deno.test("it is the same person's where an owner is shared, nobody's where there is nothing, and else unknown", () => {
  const mine = read({ owners: ["a", "b"], answers });
  equal(looked({ owners: ["c"], answers }).owner, "nobody");
  equal(looked({ owners: ["c", "b"], answers }, mine).owner, "same");
  equal(looked({ owners: ["c"], answers }, mine).owner, "unknown");
  equal(looked({ answers }, mine).owner, "unknown");
  equal(looked({ answers }, read({ owners: ["a"] })).owner, "unknown");
});

Deno.test("a file with nothing that somebody did is refused, and what is not this course's is left out", () => {
  equal(looked({ owners: ["a"] }).refused, "This record is empty. Nothing was changed.");
  equal(examined('{"answers": ["a client"]}', NOBODY, TODAY).refused, says.none + " Nothing was changed.");
  equal(examined("{", NOBODY, TODAY).refused, says.none + " Nothing was changed.");
  const { record } = examined(JSON.stringify({ answers, clients: ["C."], writes: 7 }), NOBODY, TODAY);
  holds(!("clients" in record) && record.odd.length === 0 && record.answers.q.length === 2, JSON.stringify(record));
  holds("clients" in looked({ answers, clients: ["C."] }).record, "another version's parts stay");
});
