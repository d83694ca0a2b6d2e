import { equal, load } from "./load.js";

load("practice/voice.js");
const { own, spoken } = globalThis.courseVoice;
const voice = (name, lang, localService, usual = false) => ({ name, lang, localService, default: usual });

Deno.test("a voice that is not the device's own says nothing, however good it is", () => {
  equal(own([voice("cloud", "en-US", false, true)])?.name, undefined);
  equal(own([voice("cloud", "en-US", false, true), voice("own", "en-GB", true)])?.name, "own");
});

Deno.test("no other language says an English line", () => {
  equal(own([voice("Anna", "de-DE", true, true), voice("Enid", "eng-x", true)])?.name, undefined);
  equal(own([])?.name, undefined);
});

Deno.test("an American voice comes first, then the usual one, however a language is written", () => {
  const voices = [voice("Ann", "en-GB", true, true), voice("Ben", "en_US", true), voice("Cid", "EN-us", true, true)];
  equal(own(voices)?.name, "Cid");
  equal(own(voices.slice(0, 2))?.name, "Ben");
  equal(own([voice("Dee", "en", true), voices[0]])?.name, "Ann");
});

Deno.test("what is said is what the client says, and nothing that is told of it", () => {
  equal(
    spoken("\n“Hit me? She’s five foot two. (laughs) She got me with the toaster once.”\n"),
    "Hit me? She’s five foot two. She got me with the toaster once.",
  );
  equal(spoken("“‘A machine, at our age?’ There you are.”"), "‘A machine, at our age?’ There you are.");
});
