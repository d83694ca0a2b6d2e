/* The published scripts are classic ones: each puts what it offers on the global object. Loads those that touch neither page nor
   storage, and says what is equal. */
const HERE = new URL("../../scripts/theme/js/", import.meta.url);

/** Run scripts of the theme, in order. */
export function load(...names) {
  for (const name of names) {
    // deno-lint-ignore no-eval -- a classic script is run, as a page runs it
    (0, eval)(Deno.readTextFileSync(new URL(name, HERE)));
  }
}

/** Fail unless both are the same when written as JSON. */
export function equal(found, wanted) {
  const [a, b] = [found, wanted].map((value) => JSON.stringify(value));
  if (a !== b) {
    throw new Error("found " + a + ", wanted " + b);
  }
}

/** Fail unless it holds. */
export function holds(condition, says) {
  if (!condition) {
    throw new Error(says);
  }
}
