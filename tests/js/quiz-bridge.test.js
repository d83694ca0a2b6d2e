import { equal, load } from "./load.js";

load("record/days.js", "record/merge.js", "record/quiz-bridge.js");
const { attempts, note } = globalThis.courseQuizBridge;
const ASKED = [{ id: "q", hash: "h", best: 1, options: 3 }, { id: "r", hash: "i", best: 0, options: 2 }];
const record = (answers, reopened = {}) => ({ answers, reopened });
const shown = (...of) => note(record(...of), ASKED);

Deno.test("the last attempt at this wording is shown, right or wrong", () => {
  equal(
    shown({ q: [{ at: 1, hash: "h", chose: 1 }, { at: 2, hash: "h", chose: 2 }, { at: 3, hash: "old", chose: 1 }] }),
    {
      "q-h": { answered: true, correct: false, selectedValues: ["2"] },
    },
  );
  equal(shown({ r: [{ at: 1, hash: "i", chose: 0 }] })["r-i"].correct, true);
});

Deno.test("nothing is noted of a page of which the record holds nothing", () => {
  const answered = { q: [{ at: 5, hash: "h", chose: 1 }] };
  const nothing = [
    [{}],
    [{ q: [{ at: 5, hash: "h", chose: 3 }] }],
    [{ other: [{ at: 5, hash: "h", chose: 1 }] }],
    [answered, { q: { at: 6 } }],
    [answered, { q: { at: 5 } }],
  ];
  nothing.forEach((of) => equal(shown(...of), null));
  equal(shown(answered, { q: { at: 4 } })["q-h"].selectedValues, ["1"]);
});

Deno.test("what mkdocs-quiz kept before there was a record is read as attempts", () => {
  const before = {
    "q-h": { answered: true, correct: false, selectedValues: ["2"] },
    "r-i": { answered: true, correct: true, selectedValues: ["0"] },
    "r-old": { answered: true, selectedValues: ["1"] },
  };
  equal(attempts(before, ASKED), [
    { id: "q", attempt: { hash: "h", chose: 2, best: false } },
    { id: "r", attempt: { hash: "i", chose: 0, best: true } },
  ]);
});

Deno.test("a note that is damaged holds no attempt", () => {
  const one = (value) => ({ "q-h": value });
  const damaged = [
    undefined,
    null,
    7,
    "text",
    [],
    one(null),
    one({ selectedValues: ["1"] }),
    one({ answered: "yes", selectedValues: ["1"] }),
    one({ answered: true }),
    one({ answered: true, selectedValues: [] }),
    one({ answered: true, selectedValues: [1] }),
    one({ answered: true, selectedValues: ["3"] }),
    one({ answered: true, selectedValues: ["-1"] }),
    one({ answered: true, selectedValues: ["1.5"] }),
  ];
  damaged.forEach((before) => equal(attempts(before, ASKED), []));
});
