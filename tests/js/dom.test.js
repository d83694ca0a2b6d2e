import { equal, holds, load } from "./load.js";

globalThis.document = {
  createElement: (name) => ({
    name,
    inside: [],
    attributes: {},
    append(...parts) {
      this.inside.push(...parts);
    },
    setAttribute(key, value) {
      this.attributes[key] = value;
    },
  }),
};
load("page/dom.js");
const { element, known } = globalThis.courseDom;

Deno.test("an element holds a text, a node or a list of both, and no empty text", () => {
  equal([element("p"), element("p", "")].map((made) => made.inside.length), [0, 0]);
  equal(element("p", "a", { id: "x", rows: 4 }), { name: "p", inside: ["a"], attributes: { id: "x", rows: "4" } });
  const inner = element("b", "c");
  const outer = element("p", ["a", "", inner]);
  holds(outer.inside.length === 2 && outer.inside[1] === inner, JSON.stringify(outer));
  holds(element("p", inner).inside[0] === inner, "a node alone");
});

Deno.test("what is not there is named", () => {
  const list = new Map([["a", 0]]);
  equal(known(list, "moment", "a"), 0);
  try {
    known(list, "moment", "b");
    holds(false, "it was found");
  } catch (error) {
    equal(error.message, "there is no moment b");
  }
});
