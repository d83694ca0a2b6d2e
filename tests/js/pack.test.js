import { equal, holds, load } from "./load.js";

load("record/days.js", "record/merge.js", "lms/pack.js", "lms/report.js");

/* A course of the size of this one: ten modules, 160 questions, five cases, nine rehearsals. */
const many = (n, make) => Array.from({ length: n }, (_, i) => make(i));
const question = (kind) => (i) => ({ id: kind + i, hash: "hash" + i, best: i % 3, module: "module" + i % 10 });
const facts = {
  course: "half",
  name: "abcd1234",
  version: "1",
  content: "c",
  pages: many(10, (i) => "modules/module" + i + "/"),
  modules: many(10, (i) => "module" + i),
  questions: many(80, question("asked")),
  assessed: many(80, question("drawn")),
  cases: many(5, (c) => ({
    id: "case" + c,
    moments: many(18, (m) => ({
      id: "moment" + c + "-" + m,
      choices: many(3, (n) => ["“Words " + n + ",” of " + m, "moment" + c + "-" + Math.min(m + n + 1, 17)]),
    })),
  })),
  lines: many(54, (i) => ({ rehearsal: "rehearsal" + i % 9, line: "line" + i })),
  scored: false,
};
const DAY = 86400000;
const START = Date.UTC(2026, 10, 1, 9);
/** An entry on the day that is so many days after the first. */
const entry = (days) => ({
  at: START + days * DAY,
  day: new Date(START + days * DAY).toISOString().slice(0, 10),
});
const blank = () => courseMerge.read({}, "half");
const read = (text) => courseMerge.read(courseMerge.upgraded(coursePack.read(text, facts, "half")), "half");
const wayThrough = (id, n, days) => ({
  ...entry(days),
  ending: "moment" + id.slice(4) + "-17",
  steps: many(17, (m) => ({
    moment: "moment" + id.slice(4) + "-" + m,
    said: "“Words 0,” of " + m,
  })).map((step, m) => (m === 16 ? { ...step, said: "“Words " + n % 3 + ",” of 16" } : step)),
});
/** A form of 24 questions, the first of which is `n`. */
const form = (n, days, score) => {
  const ids = many(24, (i) => "drawn" + (i + n) % 80);
  const chosen = (id) => (ids.indexOf(id) < score ? Number(id.slice(5)) % 3 : (Number(id.slice(5)) + 1) % 3);
  const answers = Object.fromEntries(
    ids.map((id) => [id, { hash: "hash" + id.slice(5), chose: chosen(id), best: ids.indexOf(id) < score }]),
  );
  return { ...entry(days), seed: 4294967295 - n, form: ids, score, of: 24, version: "1", content: "c", answers };
};

/** Everything that a learner can have done. */
function full(forms = 3) {
  const record = blank();
  facts.questions.forEach(({ id, hash }, i) =>
    record.answers[id] = [{ ...entry(i), hash, chose: i % 4, best: i % 4 === i % 3, sure: i % 2 === 0 }]
  );
  facts.modules.forEach((id, i) => {
    record.opened[id] = entry(i);
    record.done[id] = { ...entry(i + 1), of: 8 };
  });
  facts.cases.forEach(({ id, moments }) => {
    record.endings[id] = Object.fromEntries(moments.slice(-6).map((moment) => [moment.id, entry(3)]));
    record.ways[id] = many(3, (n) => wayThrough(id, n, 5 + n));
  });
  facts.lines.forEach(({ rehearsal, line }, i) =>
    (record.practiced[rehearsal] ??= {})[line] = { ...entry(i), said: i % 2 === 0 }
  );
  record.attempts = many(forms, (n) => form(n, 10 + n, n === 1 ? 24 : 12));
  record.last.page = { ...entry(30), page: "modules/module3/", section: "what-it-is-for" };
  record.assessment.draft = { ...entry(31), seed: 7, form: ["drawn3", "drawn9"] };
  record.chosen.drawn9 = { ...entry(31), seed: 7, hash: "hash9", chose: 2 };
  return record;
}
/** What shall come back: everything but times of day and the draft's day. */
const essence = (record) => {
  const without = ({ at: _, ...rest }) => rest;
  return {
    answers: facts.questions.map(({ id }) => (record.answers[id] ?? []).map(without)),
    modules: facts.modules.flatMap((id) => [record.opened[id]?.day, record.done[id] && without(record.done[id])]),
    endings: facts.cases.map(({ id, moments }) => moments.map((moment) => record.endings[id]?.[moment.id]?.day)),
    ways: facts.cases.map(({ id }) => (record.ways[id] ?? []).map(without)),
    practiced: facts.lines.map(({ rehearsal, line }) => {
      const one = record.practiced[rehearsal]?.[line];
      return one && without(one);
    }),
    attempts: record.attempts.map(without),
    last: record.last.page && without(record.last.page),
    draft: record.assessment.draft && [record.assessment.draft.seed, record.assessment.draft.form],
    chosen: Object.entries(record.chosen).map(([id, { seed, hash, chose }]) => [id, seed, hash, chose]),
  };
};

Deno.test("all that a learner can do comes back, in the room that SCORM 1.2 gives", () => {
  const text = coursePack.write(full(), facts, 4096);
  holds(text.length <= 4096 && /^[\x20-\x7e]*$/.test(text), text.length + " characters");
  equal(essence(read(text)), essence(full()));
});

Deno.test("what is too much goes in the order of its age, never an answer, nor the first form, nor the best", () => {
  const record = full(60);
  facts.cases.forEach(({ id }) => record.ways[id] = many(40, (n) => wayThrough(id, n, n)));
  const text = coursePack.write(record, facts, 4096);
  holds(text.length <= 4096, text.length + " characters");
  const back = read(text);
  equal(essence(back).answers, essence(record).answers);
  equal(back.attempts.slice(0, 2).map(({ score, day }) => [score, day]), [[12, "2026-11-11"], [24, "2026-11-12"]]);
  equal(back.attempts.at(-1).day, record.attempts.at(-1).day);
  equal(essence(read(coursePack.write(record, facts, 1000))).answers, essence(record).answers);
});

Deno.test("own words, ratings and sheets stay", () => {
  const record = full();
  record.writes["write-it"] = [{ ...entry(1), text: "SECRET" }];
  record.sheets.own = { field: [{ ...entry(1), text: "SECRET" }] };
  record.statement.typed = { name: [{ ...entry(1), text: "SECRET" }] };
  const text = coursePack.write(record, facts, 4096);
  equal([text.includes("SECRET"), text], [false, coursePack.write(full(), facts, 4096)]);
});

Deno.test("nothing done is nothing, and a record of it reads as one of nothing", () => {
  equal(coursePack.write(blank(), facts, 4096), "");
});

Deno.test("answers to an earlier wording, and those that were cleared, do not travel", () => {
  const record = blank();
  record.answers.asked0 = [{ ...entry(0), hash: "earlier", chose: 1 }];
  record.answers.asked1 = [{ ...entry(0), hash: "hash1", chose: 1 }];
  record.reopened.asked1 = entry(1);
  record.answers.asked2 = [{ ...entry(0), hash: "hash2", chose: 2 }, { ...entry(400), hash: "hash2", chose: 1 }];
  const { answers } = read(coursePack.write(record, facts, 4096));
  equal(Object.keys(answers), ["asked2"]);
  equal([answers.asked2[0].chose, answers.asked2[0].best, answers.asked2[0].sure], [1, false, undefined]);
});

Deno.test("a text of another version, or a damaged one, is no record", () => {
  const text = coursePack.write(full(), facts, 4096);
  const others = ["x", "0" + text, text.replace("abcd1234", "ffff0000"), text.replaceAll("|", "<"), "|".repeat(10)];
  equal(others.map((one) => coursePack.read(one, facts, "half")), others.map(() => null));
  for (let n = 0; n < text.length; n += 7) { // whatever is cut or changed, nothing is thrown, and what comes is a record
    [text.slice(0, n), text.slice(0, n) + "_" + text.slice(n + 1)].forEach((one) => {
      const found = coursePack.read(one, facts, "half");
      holds(found === null || courseMerge.read(found, "half").course === "half", one);
    });
  }
});

Deno.test("complete is every module done and a form handed in, and the score is that of the best form", () => {
  const record = full();
  equal(courseReport(record, facts), { complete: true, progress: 1, score: 1 });
  equal(courseReport({ ...record, attempts: [] }, facts), { complete: false, progress: 1, score: null });
  delete record.done.module4;
  equal(courseReport(record, facts), { complete: false, progress: 0.9, score: 1 });
  equal(courseReport(blank(), facts), { complete: false, progress: 0, score: null });
});

Deno.test("without the assessment there is no score, and a module's is that of its last answers", () => {
  const without = { ...facts, assessed: [] };
  equal(courseReport(full(), without), { complete: true, progress: 1, score: null });
  const one = {
    ...without,
    modules: ["module0"],
    questions: facts.questions.filter(({ module }) => module === "module0"),
    scored: true,
  };
  const best = one.questions.filter(({ id }) => full().answers[id][0].best).length;
  equal(courseReport(full(), one), { complete: true, progress: 1, score: best / 8 });
  equal(courseReport(blank(), one), { complete: false, progress: 0, score: null });
});

Deno.test("a score stays that of its day, whatever became of its questions, and one without its form stays too", () => {
  const record = blank();
  const reworded = form(1, 2, 20);
  reworded.answers.drawn5.hash = "earlier";
  record.attempts = [{ ...entry(0), score: 18, of: 20 }, reworded];
  const back = read(coursePack.write(record, facts, 4096)).attempts;
  equal(back.map(({ score, of, day }) => [score, of, day]), [[18, 20, entry(0).day], [20, 24, entry(2).day]]);
  equal([back[0].form, back[0].answers, back[1].answers.drawn5], [undefined, undefined, undefined]);
});

Deno.test("a place that is no page of the course does not travel, nor does it end the text", () => {
  ["a|b", "https://example.org/", "modules/module99/"].forEach((page) => {
    const record = full();
    record.last.page = { ...entry(30), page, section: "what-it-is-for" };
    const back = read(coursePack.write(record, facts, 4096));
    equal([back.last.page, Object.keys(back.answers).length], [undefined, 80]);
  });
  const record = full();
  record.last.page.section = "a|b";
  equal(read(coursePack.write(record, facts, 4096)).last.page, undefined);
});
