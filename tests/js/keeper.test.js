import { equal, holds, load } from "./load.js";

load("record/keeper.js");
const { local, memory } = globalThis.courseKeepers;

/** A window with a storage of its own. `room` says how many letters fit into a text, `fails` by which error others are refused; where
 * storage is `forbidden`, already the look for it throws. */
function browser({ room = Infinity, fails = "QuotaExceededError", forbidden = false } = {}) {
  const kept = new Map();
  const target = new EventTarget();
  const failure = (name) => Object.assign(new Error(name), { name });
  const storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      if (value.length > room) {
        throw failure(fails);
      }
      kept.set(key, value);
    },
    removeItem: (key) => kept.delete(key),
    key: (n) => [...kept.keys()][n] ?? null,
    get length() {
      return kept.size;
    },
  };
  Object.defineProperty(target, "localStorage", {
    get() {
      if (forbidden) {
        throw failure("SecurityError");
      }
      return storage;
    },
  });
  return target;
}

for (const [name, keeper] of [["storage", local(browser())], ["memory", memory(browser())]]) {
  Deno.test("the browser's " + name + " gives back what it keeps, names it and forgets it", () => {
    equal(keeper.get("a"), null);
    equal(keeper.put("a", "1") + keeper.put("b", "") + keeper.put("a", "2"), "");
    equal([keeper.get("a"), keeper.get("b"), keeper.keys()], ["2", "", ["a", "b"]]);
    keeper.drop("a");
    keeper.drop("never there");
    equal([keeper.get("a"), keeper.keys()], [null, ["b"]]);
  });
}

Deno.test("two tabs share the browser's storage, and no two pages share their memory", () => {
  const both = browser();
  local(both).put("a", "1");
  memory(both).put("b", "1");
  equal([local(both).get("a"), local(both).get("b"), memory(both).get("b")], ["1", null, null]);
});

Deno.test("a storage that is full says so and still gives what it has", () => {
  const keeper = local(browser({ room: 3 }));
  equal([keeper.put("a", "123"), keeper.put("a", "1234"), keeper.get("a")], ["", "full", "123"]);
});

Deno.test("a storage that is forbidden says so, which is not the same as empty", () => {
  const keeper = local(browser({ forbidden: true }));
  equal([keeper.put("a", "1"), keeper.keys()], ["forbidden", []]);
  holds(keeper.get("a") === undefined, "it may not look");
  keeper.drop("a");
  equal(local(browser({ room: 0, fails: "SecurityError" })).put("a", "1"), "forbidden");
});

Deno.test("what another tab changed is heard, with null for what is gone", () => {
  const tab = browser();
  const heard = [];
  local(tab).hear((key, value) => heard.push([key, value]));
  memory(tab).hear(() => heard.push("memory"));
  for (const [key, newValue] of [["a", "1"], ["a", null], [null, null]]) {
    tab.dispatchEvent(Object.assign(new Event("storage"), { key, newValue }));
  }
  equal(heard, [["a", "1"], ["a", null], [null, null]]);
});
