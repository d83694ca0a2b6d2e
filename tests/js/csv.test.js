import { equal, holds, load } from "./load.js";

load("practice/csv.js");
const { safe, tabulate, write } = globalThis.courseCsv;

/** The first letters of what a spreadsheet would take for cells, wherever it parts them. */
const starts = (csv) =>
  csv.replace(/\uFEFF/, "").split(/[;\t\r\n]|","/).map((cell) => cell.replace(/^["\s]+/, "")[0] ?? "");

Deno.test("what begins like a formula is text", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '"=1', "\uFF1D1"]) {
    equal(safe(text)[0], "'");
  }
  equal(safe("\ta"), "'\ta");
  equal(safe("Nora, 3 + 4 = 7"), "Nora, 3 + 4 = 7");
  equal(safe("keep - change"), "keep - change");
});

Deno.test("nothing begins a formula where a spreadsheet parts cells at semicolons, tabs or lines", () => {
  const odd = ["a;=1", 'a";=1', "a\t+1", "a\n-1", "a\r\n@x", "a; \t=1", ";;=1", '="a";=2', "\t=1"];
  const csv = write([odd, odd]);
  holds(!starts(csv).some((start) => "=+-@".includes(start) && start), csv);
});

Deno.test("a cell is quoted, and a quotation mark in it is doubled", () => {
  equal(write([["a", 'say "no", twice'], ["b", ""]]), '\uFEFF"a","say ""no"", twice"\r\n"b",""\r\n');
});

Deno.test("each part is a row, and each label a column", () => {
  const parts = [
    { title: "Meeting", fields: [["When", "May"]] },
    { title: "First", fields: [["Letter", "A"], ["Heard", "live"]] },
    { title: "Second", fields: [["Letter", "B"], ["Heard", ""]] },
  ];
  equal(tabulate(parts), [
    ["", "When", "Letter", "Heard"],
    ["Meeting", "May", "", ""],
    ["First", "", "A", "live"],
    ["Second", "", "B", ""],
  ]);
});
