import { equal, holds, load } from "./load.js";

load("record/days.js", "record/merge.js", "record/notices.js", "record/incoming.js", "practice/way.js");
load("questions/profile.js", "record/handover.js");
const { MOST, WANT, cut, file, found, text } = globalThis.courseHandover;

const HEAD = {
  want: "",
  title: "The Course",
  day: "November 27, 2026",
  address: (path) => "https://example.org/c/" + path,
};
const FACTS = {
  objectives: { o: "Ask about it.", p: "Teach it." },
  modules: [
    { id: "first", title: "First", url: "modules/first/", questions: [] },
    { id: "safety", title: "Safety", url: "modules/safety/", questions: [] },
  ],
  cases: [{ id: "c", title: "The kitchen", url: "cases/c/", endings: 1 }],
};
const WORDS = {
  asks: [
    { id: "write-a", module: "first", section: "", asks: "What do you say?" },
    { id: "write-b", module: "safety", section: "One door", asks: "And now?" },
  ],
  moments: { c: { module: "first", titles: { start: "At the door", end: "A quiet week" } } },
  rehearsals: [{
    id: "r",
    title: "Rehearse: asking",
    url: "practice/r/",
    module: "safety",
    lines: [{ id: "l", title: "The keys", level: "2", says: "“Not now.”" }, {
      id: "m",
      title: "M",
      level: "3",
      says: "",
    }],
  }],
  bank: [{ id: "one", objective: "o" }, { id: "two", objective: "p" }],
  quiet: ["safety"],
};
const WAY = { at: 5, ending: "end", steps: [{ moment: "start", said: "“Come in.”" }] };
const asked = (module, objective, best) => ({ id: module + objective, module, objective, answered: true, best });
const REVIEW = [asked("first", "o", true), asked("first", "p", false), asked("safety", "o", true)];

/** A record as it comes from storage, and what of it could be brought. */
const read = (value) => globalThis.courseIncoming.parse(typeof value === "string" ? value : JSON.stringify(value), "c");
const all = (value, review = []) =>
  found({ facts: FACTS, words: WORDS }, read({ format: 2, course: "c", ...value }), review);
const writes = (said, id = "write-a") => ({ writes: { [id]: [{ at: 1, text: said }] } });

Deno.test("what was written, played, practiced and answered is there, each with its module and its question", () => {
  const record = {
    writes: { "write-b": [{ at: 1, text: "Old." }, { at: 2, text: "Mine." }], "write-a": [{ at: 3, text: "First." }] },
    ways: { c: [WAY] },
    attempts: [{ at: 1, score: 0, of: 2 }, {
      at: 2,
      score: 1,
      of: 2,
      form: ["one", "two"],
      answers: { one: { hash: "h", chose: 0, best: true }, two: { hash: "h", chose: 1 } },
    }],
    practiced: { r: { l: { at: 1, said: true }, m: { at: 1, said: false }, gone: { at: 1, said: true } } },
  };
  const list = all(record, REVIEW);
  equal(list.map((one) => one.key), [
    "texts write-a",
    "texts write-b",
    list[2].key,
    "lines r l",
    "scores answered",
    "scores quiet",
    "scores objectives",
    "scores profile",
  ]);
  equal(
    text(list, { ...HEAD, want: " The first sentence. " }),
    `FOR SUPERVISION, November 27, 2026

From the course The Course (https://example.org/c/). Whoever wrote this chose what stands here.

WHAT I WANT TO PRACTICE

The first sentence.

MY ANSWERS TO “WRITE FIRST”

Module 1, First
The question: What do you say?
https://example.org/c/modules/first/#write-a

My answer:
First.

Module 2, Safety: One door
The question: And now?
https://example.org/c/modules/safety/#write-b

My answer:
Mine.

MY WAYS THROUGH CASES

Case: The kitchen
Module 1, First. 1 decision.
https://example.org/c/cases/c/#end
1. At the door: “Come in.”
It ended with: A quiet week

LINES THAT I HAVE PRACTICED

Rehearse: asking, line: The keys
Module 2, Safety. Level 2 of 3.
https://example.org/c/practice/r/#l
The client says: “Not now.”

SCORES

Scores are self-reported, and the key is on the page. They show what was read, and not what somebody can do with a client.

Questions answered, by module
Module 1, First: 2 of 2 answered, 1 with the best option.

Questions answered on safety
Module 2, Safety: 1 of 1 answered, 1 with the best option.

The best option chosen, by objective of the course
Ask about it. 1 of 1 with the best option.
Teach it. 0 of 1 with the best option.

The assessment, the form handed in last
1 of 2 questions answered with the best option.
Ask about it. 1 of 1.
Teach it. 0 of 1.
`,
  );
});

Deno.test("what must never go along is in nothing that could be ticked", () => {
  const SECRET = "secret";
  const said = [{ at: 1_700_000_000_000, day: "2023-11-14", text: SECRET }];
  const record = {
    ...writes("Mine."),
    statement: { typed: { keep: said, name: said, licence: said } },
    confidence: { before: { o: said } },
    evaluation: { form: { comments: said } },
    sheets: { "skills-self-check": { know: said } },
    ways: { c: [{ ...WAY, at: 1_700_000_000_000, day: "2023-11-14" }] },
    opened: { safety: { at: 1_700_000_000_000 } },
  };
  const list = all(record, [{ ...asked("first", "o", false), confident: true, dates: [SECRET] }]);
  holds(list.length === 4, "a text, a way and two scores");
  const everything = JSON.stringify(list) + text(list, HEAD);
  [SECRET, "2023", "17000", "sure", "confident", "statement"].forEach((word) =>
    holds(!everything.includes(word), word)
  );
});

Deno.test("scores leave safety out of every line but its own, and are none where nothing was answered", () => {
  const of = (list, key) => list.find((one) => one.key === "scores " + key)?.own;
  const list = all({}, REVIEW);
  holds(!of(list, "answered").includes("Safety") && of(list, "quiet").includes("Safety"), "by module");
  equal(of(list, "objectives").split("\n")[0], "Ask about it. 1 of 1 with the best option.");
  equal(all({}, REVIEW.map((q) => ({ ...q, answered: false }))), []);
});

Deno.test("a form of which only the score was kept shows that and no objective", () => {
  const [one] = all({ attempts: [{ at: 1, score: 3, of: 20, form: ["one"] }] });
  equal(one.own, "3 of 20 questions answered with the best option.");
});

Deno.test("nothing is there in an empty record, in the box's own text, in spaces, and where a text was removed", () => {
  equal(all({}), []);
  equal(all(writes("For Thursday.", WANT)), []);
  equal(all(writes(" \n\u0000")), []);
  equal(all({ writes: { "write-a": [{ at: 1, text: "gone" }, { at: 2 }] } }), []);
});

Deno.test("a damaged or foreign record is a sentence and no list; what is odd in one is passed over", () => {
  ["{", "7", "null", '{"course": "another"}', '{"format": "one"}', "[".repeat(5000)].forEach((value) =>
    holds(typeof read(value) === "string", value.slice(0, 20))
  );
  [null, 7, "x", [], [7], { at: 1 }, { c: 7 }, { c: [{ at: 1 }] }, { c: [{ at: 1, ending: 1, steps: [] }] }].forEach(
    (odd) => {
      equal(all({ writes: odd, ways: odd, practiced: odd }), []);
    },
  );
  const record = { ways: { c: [{ ...WAY, steps: [{ moment: {}, said: "x" }] }, WAY], gone: [WAY], __proto__: [WAY] } };
  equal(all(record).length, 1);
});

Deno.test("what the course no longer has is named as that, and not lost", () => {
  const [gone] = all(writes("Mine.", "write-gone"));
  equal([gone.title, gone.own, gone.url], ["No longer in the course", "Mine.", ""]);
  const steps = [{ moment: "constructor", said: "a\nb" }, { moment: "gone", said: "c" }];
  const [way] = all({ ways: { c: [{ ...WAY, ending: "toString", steps }] } });
  equal(way.own, "1. a b\n2. c\nIt ended with: an ending that is no longer in the case");
  equal(all({ practiced: { constructor: { l: { at: 1, said: true } } } }), []);
});

Deno.test("a way that two devices took is there once", () => {
  equal(all({ ways: { c: [WAY, { ...WAY, at: 9 }, { ...WAY, at: 9, steps: [] }] } }).length, 2);
});

Deno.test("a text of 50,000 characters is cut at a word, and a sentence says how much is missing", () => {
  const long = "word ".repeat(10_000).trim();
  const part = cut(long);
  holds(part.text.length <= MOST && part.text.endsWith("word"), "at a word");
  equal(part.text.length + part.cut, long.length);
  const [one] = all(writes(long));
  equal(one.cut, part.cut);
  holds(
    one.own.endsWith(
      "[Cut here, because the text is long: 45,000 more characters stand in the record of whoever wrote it.]",
    ),
    one.own.slice(-120),
  );
  holds(text([], { ...HEAD, want: long }).includes("[Cut here"), "in the box too");
  equal(cut("x".repeat(MOST)), { text: "x".repeat(MOST), cut: 0 });
  equal(cut("x".repeat(MOST + 1)).cut, 1);
  holds(cut("x" + "😀".repeat(MOST)).text.isWellFormed(), "no sign is torn");
});

Deno.test("script and right-to-left text stay text, letter for letter; signs that no program shows are gone", () => {
  const own = "<script>alert(1)</script>\n&amp; =1+1\nשלום, עולם\nمرحبا (1)";
  holds(text(all(writes(own)), HEAD).includes("My answer:\n" + own + "\n"), "as it was written");
  equal(all(writes("a\r\nb\rc\u2028d\u0000\u001b[31m\ufeffe\tf"))[0].own, "a\nb\nc\nd[31me\tf");
});

Deno.test("the file begins with the mark that Word needs, and each of its lines ends as Windows ends it", () => {
  equal(file("a\n\nb\n"), "\ufeffa\r\n\r\nb\r\n");
});

Deno.test("two answers and a way make between one and four kilobytes", () => {
  const own = "What happens in the week if you do not go to bed with him when he asks? ".repeat(4);
  const bytes = new TextEncoder().encode(
    file(
      text(all({ writes: { ...writes(own).writes, ...writes(own, "write-b").writes }, ways: { c: [WAY] } }), HEAD),
    ),
  ).length;
  holds(bytes > 1000 && bytes < 4000, bytes);
});
