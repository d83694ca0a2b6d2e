/* Pictures of a record, as trees: [name, attributes, what stands in it]. Pure but for `node`, which makes a tree part of the page.
   No picture says anything that the text beside it does not, and none needs its colors: what differs, differs in shape too. */
globalThis.courseDrawing = (function () {
  const COLUMNS = 4;
  const [WIDE, HIGH, TOP, RADIUS] = [90, 94, 44, 22]; // from stop to stop, down to the first row, and of a stop

  /** Where a stop of the path stands: row by row, to the right and back.
   * @param {number} n */
  function spot(n) {
    const row = Math.floor(n / COLUMNS);
    const column = row % 2 ? COLUMNS - 1 - (n % COLUMNS) : n % COLUMNS;
    return { x: WIDE / 2 + WIDE * column, y: TOP + HIGH * row };
  }

  /** The line from each stop to the next, around the side where a row ends.
   * @param {number} n */
  function line(n) {
    return Array.from({ length: n }, (_, i) => {
      const { x, y } = spot(i);
      if (i % COLUMNS || !i) {
        return (i ? "L" : "M") + x + " " + y;
      }
      const side = x + (x > (WIDE * COLUMNS) / 2 ? 50 : -50);
      return "C" + [side, y - HIGH, side, y, x, y].join(" ");
    }).join("");
  }

  /** Part of the ring around a stop, from its top and with the clock.
   * @param {{ x: number, y: number }} at @param {number} share more than nothing and less than all */
  function arc({ x, y }, share) {
    const angle = 2 * Math.PI * share;
    const end = [x + RADIUS * Math.sin(angle), y - RADIUS * Math.cos(angle)].map((n) => n.toFixed(1));
    return "M" + x + " " + (y - RADIUS) + "A" + [RADIUS, RADIUS, 0, Number(share > 0.5), 1, ...end].join(" ");
  }

  /** @type {Course.Drawing["says"]} */
  function says({ state, answered, of }) {
    return { new: "", opened: "opened", answered: answered + " of " + of, done: "✓ done" }[state];
  }

  /** One stop, which leads to its module: a ring that fills as questions are answered, a full one when all are.
   * @param {Course.Stop} stop @param {number} n @param {Course.Paths["to"]} to @returns {Course.Drawn} */
  function drawn(stop, n, to) {
    const at = spot(n);
    const { x, y } = at;
    /** @type {Course.Drawn[]} */
    const ring = stop.state === "answered" ? [["path", { class: "ring", d: arc(at, stop.answered / stop.of) }]] : [];
    /** @type {Course.Drawn[]} */
    const here = stop.here ? [["path", { class: "here", d: "M" + (x - 7) + " " + (y - 39) + "h14l-7 11z" }]] : [];
    return ["a", { href: to(stop.url), tabindex: -1, class: stop.state }, [
      ["title", {}, [stop.number + ". " + stop.title]],
      ["circle", { cx: x, cy: y, r: RADIUS }],
      ...ring,
      ["text", { class: "number", x, y: y + 6 }, [String(stop.number)]],
      ["text", { class: "says", x, y: y + RADIUS + 18 }, [says(stop)]],
      ...here,
    ]];
  }

  /** @type {Course.Drawing["path"]} */
  function path(stops, to) {
    const rows = Math.ceil(stops.length / COLUMNS);
    return ["svg", {
      viewBox: "0 0 " + WIDE * COLUMNS + " " + (TOP + HIGH * (rows - 1) + RADIUS + 26),
      "aria-hidden": "true",
      focusable: "false",
    }, [
      ["path", { class: "line ink", d: line(stops.length) }],
      ["g", { class: "stop" }, stops.map((stop, n) => drawn(stop, n, to))],
    ]];
  }

  /** A bar of all questions: full height for the best option chosen, low for another, and only its frame for what is open.
   * @type {Course.Drawing["bar"]} */
  function bar({ best, answered, of }) {
    const LONG = 100;
    /** @param {number} n */
    const long = (n) => Math.round((LONG * Math.min(n, of)) / (of || 1));
    return ["svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, [
      ["rect", { class: "frame", x: 0, y: 0, width: LONG, height: 10 }],
      ["rect", { class: "other", x: long(best), y: 7, width: Math.max(0, long(answered) - long(best)), height: 3 }],
      ["rect", { class: "best", x: 0, y: 0, width: long(best), height: 10 }],
    ]];
  }

  /** A dot for each, those that count filled.
   * @type {Course.Drawing["dots"]} */
  function dots(n, of) {
    return [
      "svg",
      { class: "dots", viewBox: "0 0 " + 14 * of + " 14", width: 14 * of, height: 14, "aria-hidden": "true" },
      Array.from({ length: of }, (_, i) => ["circle", { class: i < n ? "full" : "open", cx: 7 + 14 * i, cy: 7, r: 5 }]),
    ];
  }

  /** @type {Course.Drawing["node"]} */
  function node([name, attributes, children = []]) {
    // deno-lint-ignore course/elements-by-the-helper -- the helper makes HTML, and this is for pictures what it is for that
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, String(value)));
    made.append(...children.map((child) => (typeof child === "string" ? child : node(child))));
    return made;
  }

  return { path, bar, dots, says, node };
})();
