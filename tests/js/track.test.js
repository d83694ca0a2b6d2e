import { equal, load } from "./load.js";

load("practice/track.js");
const dots = (...args) => globalThis.courseTrack(...args).join(" ");

Deno.test("a dot for each decision taken, for where the reader is, and for those to come", () => {
  equal(dots(0, 3, 5), "here left left perhaps perhaps");
  equal(dots(2, 1, 2), "taken taken here perhaps");
  equal(dots(4, 1, 1), "taken taken taken taken here");
});

Deno.test("at an ending no decision is left", () => {
  equal(dots(3, 0, 0), "taken taken taken here");
});
