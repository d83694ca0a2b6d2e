import { equal, load } from "./load.js";

/* A browser as a worker sees it: a network that can be cut, and a cache that can be full. */
const SCOPE = "https://example.org/course/";
const OLD = "course-copy " + SCOPE + " b1";
const KEPT = "course-copy " + SCOPE + " b2";
const ANOTHERS = "another's";
const PAGE = '<body><article class="a"><h1>A page</h1></article></body>';
const heard = {};
let network; // the files that it has, by their addresses, or undefined
let asked;
let room;
let held;

globalThis.BUILD = "b2";
globalThis.FILES = ["", "404.html", "help/", "site.css"];
globalThis.fetch = (request, { cache, redirect } = {}) => {
  const url = request.url ?? request;
  asked.push([url, cache ?? "as asked", redirect ?? "as asked"]);
  const found = network?.[url];
  return network
    ? Promise.resolve(new Response(found ?? "", { status: found === undefined ? 404 : 200 }))
    : Promise.reject(new TypeError("no network"));
};
const caches = {
  open: (name) => {
    const files = held.get(name) ?? held.set(name, new Map()).get(name);
    const put = async (url, response) => {
      const text = await response.text();
      if ((room -= text.length) < 0) {
        throw new DOMException("full", "QuotaExceededError");
      }
      files.set(url, text);
    };
    return Promise.resolve({ put });
  },
  match: (url, { cacheName }) => {
    const text = held.get(cacheName)?.get(url);
    return Promise.resolve(text === undefined ? undefined : new Response(text));
  },
  keys: () => Promise.resolve([...held.keys()]),
  delete: (name) => Promise.resolve(held.delete(name)),
};
const self = {
  registration: { scope: SCOPE },
  location: { href: SCOPE + "sw.js" },
  clients: { claim: () => Promise.resolve() },
  skipWaiting: () => Promise.resolve(),
  addEventListener: (kind, act) => heard[kind] = act,
};
Object.defineProperties(globalThis, { caches: { value: caches }, self: { value: self } });
load("../worker/sw.js");

/** The world before each test: an earlier copy, one of somebody else, and a network that has the new build. */
function begin() {
  asked = [];
  room = 1e6;
  held = new Map([[OLD, new Map([[SCOPE, "old"]])], [ANOTHERS, new Map()]]);
  network = {
    [SCOPE]: PAGE,
    [SCOPE + "404.html"]: PAGE.replace("A", "No"),
    [SCOPE + "help/"]: PAGE,
    [SCOPE + "site.css"]: "a{}",
    [SCOPE + "sw.js"]: "b2",
  };
}

/** What becomes of an event: "kept", or why not. */
async function done(kind, event = {}) {
  let promise;
  heard[kind]({ ...event, waitUntil: (given) => promise = given });
  return await promise.then(() => "kept", (error) => error.name + " " + error.message);
}

/** What the worker answers to a request: undefined where it leaves it to the browser. */
async function answer(url, request = {}) {
  let promise;
  heard.fetch({ request: { url, method: "GET", ...request }, respondWith: (given) => promise = given });
  return await promise?.then((response) => response.text(), (error) => error.message);
}

const names = () => [...held.keys()];

Deno.test("a whole build is kept, past the browser's own cache, and then what was kept before goes", async () => {
  begin();
  equal(await done("install"), "kept");
  equal([...held.get(KEPT).keys()], [
    SCOPE,
    SCOPE + "404.html",
    SCOPE + "help/",
    SCOPE + "site.css",
    SCOPE + "kept.json",
  ]);
  equal(asked, ["", "404.html", "help/", "site.css", "sw.js"].map((file) => [SCOPE + file, "reload", "error"]));
  equal(JSON.parse(held.get(KEPT).get(SCOPE + "kept.json")).bytes, 3 * PAGE.length + 1 + 3);
  equal(names(), [OLD, ANOTHERS, KEPT]); // until the new one answers
  await done("activate");
  equal(names(), [ANOTHERS, KEPT]);
});

Deno.test("of a build that does not come whole nothing is kept, and the earlier copy stays", async () => {
  const breaks = {
    "Error site.css: 404": () => delete network[SCOPE + "site.css"],
    "QuotaExceededError full": () => room = PAGE.length + 1,
    "Error another build was published meanwhile": () => network[SCOPE + "sw.js"] = "b3",
    "TypeError no network": () => network = undefined,
  };
  for (const [says, happens] of Object.entries(breaks)) {
    begin();
    happens();
    // deno-lint-ignore no-await-in-loop -- one world
    equal(await done("install"), says);
    equal(names(), [OLD, ANOTHERS]);
  }
});

Deno.test("it answers for what is read in its own folder, and asks nobody for anything else", async () => {
  begin();
  const elsewhere = ["https://example.com/", "https://example.org/", "https://example.org/course-2/"];
  const answers = [...elsewhere.map((url) => answer(url)), answer(SCOPE, { method: "POST" })];
  equal([(await Promise.all(answers)).filter((one) => one !== undefined), asked], [[], []]);
});

Deno.test("the network comes first, and for a page past the browser's own cache", async () => {
  begin();
  await done("install");
  network[SCOPE] = "newest";
  asked = [];
  equal(await answer(SCOPE + "?a#b", { mode: "navigate" }), "");
  equal([await answer(SCOPE, { mode: "navigate" }), await answer(SCOPE + "site.css")], ["newest", "a{}"]);
  equal(asked, [
    [SCOPE + "?a#b", "reload", "manual"],
    [SCOPE, "reload", "manual"],
    [SCOPE + "site.css", "as asked", "as asked"],
  ]);
});

Deno.test("without a network the copy answers, and a page of it says its day", async () => {
  begin();
  await done("install");
  network = undefined;
  const day = new Date().toLocaleDateString("en-US", { dateStyle: "long" });
  const page = await answer(SCOPE + "?a=b#c", { mode: "navigate" });
  equal(page.includes(`kept on this device on ${day}.</p><h1>A page`), true);
  equal(await answer(SCOPE + "nowhere/", { mode: "navigate" }), page.replace("A page", "No page"));
  equal([await answer(SCOPE + "site.css"), await answer(SCOPE + "nowhere.css")], ["a{}", "no network"]);
});

Deno.test("an address without its last slash leads to the page, as a host would have it", async () => {
  begin();
  await done("install");
  network = undefined;
  let promise;
  const request = { url: SCOPE + "help", method: "GET", mode: "navigate" };
  heard.fetch({ request, respondWith: (given) => promise = given });
  const response = await promise;
  equal([response.status, response.headers.get("Location")], [302, SCOPE + "help/"]);
});

Deno.test("half a copy is none, and an erased one is not begun anew", async () => {
  begin();
  await done("install");
  held.get(KEPT).delete(SCOPE + "kept.json");
  network = undefined;
  equal(await answer(SCOPE, { mode: "navigate" }), "no network");
  held.clear();
  equal([await answer(SCOPE, { mode: "navigate" }), names()], ["no network", []]);
});

Deno.test("a page that asks for a copy hears when it is there, and when it cannot be", async () => {
  const words = [];
  const event = { ports: [{ postMessage: (word) => words.push(word) }] };
  begin();
  await done("message", event);
  equal(names(), [OLD, ANOTHERS, KEPT]);
  begin();
  network = undefined;
  await done("message", event);
  equal([words, names()], [["done", "done"], [OLD, ANOTHERS]]);
});

Deno.test("the worker of a site that is being written takes a copy away, and itself", async () => {
  begin();
  let left = 0;
  self.registration.unregister = () => Promise.resolve(left += 1);
  load("../worker/away.js");
  await done("activate");
  equal([names(), left], [[ANOTHERS], 1]);
});
