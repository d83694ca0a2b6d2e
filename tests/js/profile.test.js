import { equal, load } from "./load.js";

load("questions/profile.js");
const profile = globalThis.courseProfile;
const BANK = [
  { id: "a", objective: "decide", safety: true },
  { id: "b", objective: "decide", safety: false },
  { id: "c", objective: "turn", safety: true },
  { id: "d", objective: "turn", safety: true },
  { id: "e", objective: "pause", safety: false },
  { id: "f", objective: "pause", safety: false },
];
const of = (form, best) => profile(BANK, form, (id) => best.includes(id));

Deno.test("every objective of the form is counted in the order of the bank, with what was missed", () => {
  const { right, of: all, objectives } = of(["d", "b", "a", "c"], ["a", "d"]);
  equal([right, all], [2, 4]);
  equal(objectives, [
    { id: "decide", of: 2, right: 1, missed: ["b"] },
    { id: "turn", of: 2, right: 1, missed: ["c"] },
  ]);
});

Deno.test("the order is the bank's where a form has not the first question of an objective", () => {
  const bank = [...BANK, { id: "g", objective: "decide", safety: false }];
  equal(profile(bank, ["g", "c"], () => true).objectives.map(({ id }) => id), ["decide", "turn"]);
});

Deno.test("what is not on the form counts nowhere", () => {
  equal(of(["e"], ["a", "e", "f"]), {
    of: 1,
    right: 1,
    missed: [],
    objectives: [{ id: "pause", of: 1, right: 1, missed: [] }],
    signs: { of: 0, right: 0, missed: [], again: false },
  });
});

Deno.test("one safety story may be missed; with two, module 2 is worth reading again", () => {
  const form = BANK.map((q) => q.id);
  equal(of(form, ["a", "c", "d"]).signs, { of: 3, right: 3, missed: [], again: false });
  equal(of(form, ["a", "c"]).signs, { of: 3, right: 2, missed: ["d"], again: false });
  equal(of(form, ["a", "b", "e", "f"]).signs, { of: 3, right: 1, missed: ["c", "d"], again: true });
});
