import { equal, holds, load } from "./load.js";

load("questions/draw.js");
const { another, draw, random, shuffled } = globalThis.courseDraw;
const SIZE = { questions: 24, safety: 6 };
/** A bank of seven questions for each of eight objectives, some of them safety stories. */
const bankOf = (isStory) =>
  Array.from({ length: 56 }, (_, n) => ({ id: "q" + n, objective: "o" + (n % 8), safety: isStory(n) }));
const BANK = bankOf((n) => n % 5 === 0); // twelve, as one story in five is
const objective = new Map(BANK.map((q) => [q.id, q.objective]));
const storiesIn = (bank, form) => bank.filter((q) => q.safety && form.includes(q.id)).length;

/** Fail unless a form asks 24 different questions, three of each objective. */
function isEven(form, says) {
  const spread = new Map();
  form.forEach((id) => spread.set(objective.get(id), (spread.get(objective.get(id)) || 0) + 1));
  holds(new Set(form).size === 24 && form.length === 24 && spread.size === 8, says);
  holds([...spread.values()].every((n) => n === 3), says + " is uneven");
}

Deno.test("the same seed draws the same form, another seed another", () => {
  equal(draw(BANK, SIZE, 4242), draw(BANK, SIZE, 4242));
  holds(draw(BANK, SIZE, 4242).join() !== draw(BANK, SIZE, 4243).join(), "two seeds drew one form");
});

Deno.test("a thousand forms ask every objective three times, six safety stories at least, and no question twice", () => {
  const counts = new Set();
  for (let seed = 0; seed < 1000; seed++) {
    const form = draw(BANK, SIZE, seed * 7919);
    isEven(form, "form " + seed);
    counts.add(storiesIn(BANK, form));
  }
  holds(Math.min(...counts) === 6, "the fewest are " + Math.min(...counts));
  holds(counts.size > 1, "always as many: a reader could count them");
});

Deno.test("without a wish for safety stories, some forms have none of a few", () => {
  const few = bankOf((n) => n < 3);
  const counts = Array.from({ length: 200 }, (_, seed) => storiesIn(few, draw(few, { ...SIZE, safety: 0 }, seed)));
  holds(Math.min(...counts) === 0 && Math.max(...counts) === 3, counts.join());
});

Deno.test("stories of one objective crowd out no other objective: a form has what fits", () => {
  const crowded = bankOf((n) => n % 8 === 0); // all seven of one objective
  for (let seed = 0; seed < 100; seed++) {
    const form = draw(crowded, SIZE, seed);
    isEven(form, "form " + seed);
    equal(storiesIn(crowded, form), 3);
  }
});

Deno.test("every question is drawn, and none of its kind much more often than another", () => {
  const times = new Map(BANK.map((q) => [q.id, 0]));
  for (let seed = 0; seed < 2000; seed++) {
    draw(BANK, SIZE, seed * 7919).forEach((id) => times.set(id, times.get(id) + 1));
  }
  [true, false].forEach((safety) => {
    const mine = BANK.filter((q) => q.safety === safety).map((q) => times.get(q.id));
    holds(Math.min(...mine) > 600 && Math.max(...mine) < 1400, safety + ": " + mine.join());
  });
});

Deno.test("another form shares at most half with the last one, and ends where the bank is too small", () => {
  // Six stories stand in every form if there are no more; and a form of twenty may have been begun before an update.
  [BANK, bankOf((n) => n < 6)].forEach((bank) => {
    let last = draw(bank, SIZE, 1).slice(0, 20);
    for (let n = 0; n < 200; n++) {
      const { form } = another(bank, SIZE, n, last);
      holds(form.filter((id) => last.includes(id)).length <= 12, "form " + n);
      isEven(form, "form " + n);
      last = form;
    }
  });
  const small = BANK.slice(0, 8);
  equal(another(small, { questions: 8, safety: 2 }, 1, small.map((q) => q.id)).form.length, 8);
});

Deno.test("shuffling keeps every entry and leaves the list as it was", () => {
  const list = [1, 2, 3, 4, 5, 6, 7];
  const mixed = shuffled(list, random(7));
  equal(list, [1, 2, 3, 4, 5, 6, 7]);
  equal(mixed.toSorted(), list);
  equal(shuffled([], random(7)), []);
});
