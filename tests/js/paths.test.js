import { equal, load } from "./load.js";

/** What the script offers where it stands at an address with such data. */
function paths(src, dataset = {}) {
  globalThis.document = { currentScript: { src, dataset } };
  load("page/paths.js");
  delete globalThis.document;
  return globalThis.coursePaths;
}
const link = (href) => new URL(href);
const DISK = "file:///home/a%20b/half-the-story/assets/site.js";
const PLACES = ["", "#path", "modules/time-outs/", "modules/time-outs/#plan"];

Deno.test("on a site a path is a folder's address", () => {
  const { root, to, of, address } = paths("https://example.org/c/assets/site.js");
  equal(root, "/c/");
  equal(PLACES.map(to), PLACES.map((path) => "/c/" + path));
  equal(PLACES.map(address), PLACES.map((path) => "https://example.org/c/" + path));
  equal(PLACES.map((path) => of(link("https://example.org/c/" + path))), PLACES);
});

Deno.test("in a copy on a disk it is a file's, there and back", () => {
  const { to, of } = paths(DISK, { file: "index.html" });
  equal(
    PLACES.map(to),
    ["index.html", "index.html#path", ...["", "#plan"].map((hash) => "modules/time-outs/index.html" + hash)]
      .map((path) => "/home/a%20b/half-the-story/" + path),
  );
  equal(PLACES.map((path) => of(link("file://" + to(path)))), PLACES);
});

Deno.test("no address on a disk leaves it: that of the site does, or none", () => {
  equal(PLACES.map(paths(DISK).address), PLACES.map(() => ""));
  equal(paths(DISK, { site: "https://example.org/c/" }).address("review/"), "https://example.org/c/review/");
});

Deno.test("a link that leads out of the site has no path", () => {
  const { of } = paths("https://example.org/c/assets/site.js");
  const out = ["https://example.org/other/", "https://example.com/c/", "http://example.org/c/", "mailto:a@example.org"];
  equal(out.map((href) => of(link(href))), out.map(() => null));
});
