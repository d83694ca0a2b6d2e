/* A way through a case as plain text, a line for each decision: for whoever copies it at the end, and for the list on My course. */
/** @param {Course.Told} told */
globalThis.courseWay = function ({ steps, ending }) {
  return [
    ...steps.map(({ title, said }, n) => n + 1 + ". " + (title ? title + ": " : "") + said),
    "It ended with: " + ending,
  ].join("\n");
};
