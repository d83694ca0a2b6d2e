import { equal, load } from "./load.js";

load("page/words.js");
const { find } = globalThis.courseWords;
const TEXTS = [
  "Her husband wants to come on Tuesday.",
  "“She won’t go to the café.”",
  "They both throw things. visit partner",
];
const shown = (typed) => find(typed, TEXTS).found.map(Number).join("");

Deno.test("nothing typed, or small words alone, leaves all", () => {
  for (const typed of ["", "  ", "she and he", "?!", "b"]) {
    equal(shown(typed), "111");
  }
});

Deno.test("a word is found by its beginning and in another form; case, accents and kinds of apostrophe do not count", () => {
  equal(shown("HUSB"), "100");
  equal(shown("coming"), "100");
  equal(shown("cafe"), "010");
  equal(shown("won't"), "010");
  equal(shown("throwing"), "001");
});

Deno.test("all words count; where no text has all, those are found that come near, and it is said", () => {
  equal(find("husband tuesday", TEXTS), { found: [true, false, false], all: true });
  equal(find("husband partner", TEXTS), { found: [true, false, true], all: false });
  equal(find("tuesday partner visit throws", TEXTS), { found: [false, false, true], all: false });
});

Deno.test("a word counts the more the fewer texts have it", () => {
  const texts = ["husband", "husband", "husband cheating", "husband", "husband"];
  equal(find("husband cheating", texts.slice(0, 2)), { found: [true, true], all: false });
  equal(find("cheating husband zebra", texts), { found: [false, false, true, false, false], all: false });
});

Deno.test("a word that no text has finds none", () => {
  equal(find("zebra", TEXTS), { found: [false, false, false], all: false });
});

Deno.test("odd input is words or nothing", () => {
  equal(shown("<script>alert(1)</script>"), "000");
  equal(shown("(.*)["), "111");
  equal(shown("مرحبا"), "000");
  equal(shown("x".repeat(50000)), "000");
});
