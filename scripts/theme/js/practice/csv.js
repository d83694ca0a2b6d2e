/* A table as CSV that a spreadsheet shows and does not run. A cell that begins like a formula gets an apostrophe in front; so does what would
   begin one in a spreadsheet that parts cells at semicolons or tabs, or lines inside a cell. */
globalThis.courseCsv = (function () {
  const FORMULA = '["\\s\\uFEFF]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20]'; // the last four are wide forms of the first
  const LATER = new RegExp("([;\\t\\r\\n])(?=" + FORMULA + ")", "g");
  const FIRST = new RegExp("^(?=[\\t\\r]|" + FORMULA + ")");
  /** @type {Course.Csv["safe"]} */
  const safe = (text) => text.replace(LATER, "$1'").replace(FIRST, "'");
  /** @type {Course.Csv["write"]} */
  const write = (rows) =>
    "\uFEFF" +
    rows.map((row) => row.map((cell) => '"' + safe(cell).replace(/"/g, '""') + '"').join(",") + "\r\n").join("");

  /** One row for each part, and a column for each label, in the order in which they first stand.
   * @type {Course.Csv["tabulate"]} */
  function tabulate(parts) {
    const labels = [...new Set(parts.flatMap(({ fields }) => fields.map(([label]) => label)))];
    const rows = parts.map(({ title, fields }) => {
      const said = new Map(fields);
      return [title, ...labels.map((label) => said.get(label) ?? "")];
    });
    return [["", ...labels], ...rows];
  }

  return { safe, tabulate, write };
})();
