import { equal, holds, load } from "./load.js";

load("questions/draw.js");
const { another, draw, random, shuffled } = globalThis.courseDraw;
const BANK = Array.from({ length: 56 }, (_, n) => ({ id: "q" + n, objective: "o" + (n % 8) }));
const objective = new Map(BANK.map((q) => [q.id, q.objective]));

Deno.test("the same seed draws the same form, another seed another", () => {
  equal(draw(BANK, 20, 4242), draw(BANK, 20, 4242));
  holds(draw(BANK, 20, 4242).join() !== draw(BANK, 20, 4243).join(), "two seeds drew one form");
});

Deno.test("a thousand forms ask every objective equally often or once more, and no question twice", () => {
  for (let seed = 0; seed < 1000; seed++) {
    const form = draw(BANK, 20, seed * 7919);
    const spread = new Map();
    form.forEach((id) => spread.set(objective.get(id), (spread.get(objective.get(id)) || 0) + 1));
    holds(new Set(form).size === 20 && spread.size === 8, "form " + seed);
    holds([...spread.values()].every((n) => n === 2 || n === 3), "form " + seed + " is uneven");
  }
});

Deno.test("another form shares at most half with the last one, and ends where the bank is too small", () => {
  let last = [];
  for (let n = 0; n < 200; n++) {
    const { form } = another(BANK, 20, n, last);
    holds(form.filter((id) => last.includes(id)).length <= 10, "form " + n);
    last = form;
  }
  const small = BANK.slice(0, 8);
  equal(another(small, 8, 1, small.map((q) => q.id)).form.length, 8);
});

Deno.test("shuffling keeps every entry and leaves the list as it was", () => {
  const list = [1, 2, 3, 4, 5, 6, 7];
  const mixed = shuffled(list, random(7));
  equal(list, [1, 2, 3, 4, 5, 6, 7]);
  equal(mixed.toSorted(), list);
  equal(shuffled([], random(7)), []);
});
