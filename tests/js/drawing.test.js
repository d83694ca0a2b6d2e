import { equal, holds, load } from "./load.js";

load("record/drawing.js");
const { bar, dots, path } = globalThis.courseDrawing;
const stop = (n, more = {}) => ({
  number: n + 1,
  title: "Title " + n,
  url: "modules/m" + n + "/",
  state: "new",
  answered: 0,
  of: 8,
  here: false,
  ...more,
});
const ten = (more = {}) => Array.from({ length: 10 }, (_, n) => stop(n, more[n]));
const named = ([, , children = []], wanted) => [
  ...children.flatMap((
    child,
  ) => (typeof child === "string" ? [] : [...(child[0] === wanted ? [child] : []), ...named(child, wanted)])),
];
const texts = (tree) => named(tree, "text").map(([, , [text]]) => text).filter(Boolean);
const of = (more) => path(ten(more), (url) => "/course/" + url);

Deno.test("every stop leads to its module, in order, and no stop is a second way for the keyboard", () => {
  const links = named(of(), "a");
  equal(links.map(([, { href }]) => href), ten().map(({ url }) => "/course/" + url));
  equal([...new Set(links.map(([, { tabindex }]) => tabindex))], [-1]);
  equal(of()[1]["aria-hidden"], "true");
});

Deno.test("stops stand apart and within the picture", () => {
  const [, , wide, high] = of()[1].viewBox.split(" ").map(Number);
  const spots = named(of(), "circle").map(([, { cx, cy }]) => [cx, cy]);
  holds(spots.every(([x, y]) => x > 22 && x < wide - 22 && y > 22 && y < high - 44), "all within");
  holds(
    spots.every(([x, y], n) => spots.slice(n + 1).every(([u, v]) => Math.hypot(x - u, y - v) >= 88)),
    "no two touch, nor the words below them",
  );
  equal([spots[3], spots[4], spots[7], spots[8]], [[315, 44], [315, 138], [45, 138], [45, 232]]);
});

Deno.test("a stop says how far it is, in words as in shape", () => {
  const tree = of({
    0: { state: "done", answered: 8 },
    1: { state: "opened" },
    2: { state: "answered", answered: 2, here: true },
    3: { state: "answered", answered: 6 },
  });
  equal(texts(tree).filter((text) => !/^\d+$/.test(text)), ["✓ done", "opened", "2 of 8", "6 of 8"]);
  equal(named(tree, "a").map(([, attributes]) => attributes.class), [
    "done",
    "opened",
    "answered",
    "answered",
    ...Array(6).fill("new"),
  ]);
  const rings = named(tree, "path").filter(([, attributes]) => attributes.class === "ring");
  equal(rings.map(([, { d }]) => d), ["M225 22A22 22 0 0 1 247.0 44.0", "M315 22A22 22 0 1 1 293.0 44.0"]);
  equal(named(tree, "path").filter(([, attributes]) => attributes.class === "here").length, 1);
});

Deno.test("a bar is as long as its share, whatever an odd record says", () => {
  const long = (share) => named(bar(share), "rect").map(([, { x, width }]) => [x, width]);
  equal(long({ best: 3, answered: 5, of: 10 }), [[0, 100], [30, 20], [0, 30]]);
  equal(long({ best: 0, answered: 0, of: 0 }), [[0, 100], [0, 0], [0, 0]]);
  equal(long({ best: 99, answered: 10, of: 10 }), [[0, 100], [100, 0], [0, 100]]);
});

Deno.test("a dot is full for each ending seen", () => {
  equal(named(dots(2, 3), "circle").map(([, attributes]) => attributes.class), ["full", "full", "open"]);
});
