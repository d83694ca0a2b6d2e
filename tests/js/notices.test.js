import { equal, load } from "./load.js";

/* A page with one place for the line: what was made for it is found again. */
let made = [];
globalThis.document = {
  querySelector: (
    selector,
  ) => (selector === ".storage-note[role=status]" ? made[0] ?? null : { prepend: (line) => made.push(line) }),
};
globalThis.courseDom = { element: () => ({}) };
load("record/notices.js");
const { notice, quietly, says, tell } = globalThis.courseNotices;
const shown = () => made.map(({ textContent, hidden }) => (hidden ? "hidden" : textContent));

Deno.test("a notice stands in one line, the latest counts, and none takes the line away", () => {
  tell("");
  equal([made.length, notice()], [0, ""]);
  tell(says.full);
  tell(says.newer);
  equal([shown(), notice()], [[says.newer], says.newer]);
  tell("");
  equal([shown(), notice()], [["hidden"], ""]);
  made = [];
});

Deno.test("what nobody asked for fails in silence, and only that", () => {
  quietly(() => tell(says.full));
  equal([made.length, notice()], [0, ""]);
  tell(says.forbidden);
  quietly(() => tell(""));
  equal(shown(), ["hidden"]);
  try {
    quietly(() => {
      throw new Error("by chance");
    });
  } catch {
    tell(says.full);
  }
  equal(shown(), [says.full]);
});
