/* The session with a learning management system: this window owns it, and the course stands in the frame below. It begins once, commits
   after every change of the record, and finishes once, by the button. Leaving without the button loses nothing but its own minute, because
   everything was committed before.
   What the system refuses is said, and the course goes on. Nothing is kept in the browser: the record of this session is in this
   window's memory, where the pages find it (storage-here.js). */
globalThis.courseSession = (function () {
  const facts = globalThis.courseTaught;
  const KEY = "course:" + facts.course;
  const SAYS = {
    reported:
      "Your answers and your place go to the system that opened this course. What you write stays in this window, and is gone when you close it.",
    alone:
      "No learning management system answers here. The course works, but nothing is reported, and nothing is kept when you close this window.",
    looking:
      "The learning management system opened this course for looking at it. Nothing is reported, and nothing is kept when you close this window.",
    changed:
      "The course has changed since you were last here, and answers of the earlier version cannot be shown. What was reported then stays with the system until you answer something now.",
    refused: "The learning management system did not take what this course reports",
    goOn: "You can go on, but what you do now may not be recorded there. Ask for help, or print what you need.",
    ask: "What you did last may be missing there. Open the course again to see, or ask whoever runs the system.",
    over:
      "You have left the course, and what you did is with the learning management system. You can close this window.",
    overAlone: "You have left the course. Nothing was reported. You can close this window.",
    ended: "This session is over. To go on, open the course again where you opened it before.",
    overRefused: "You have left the course, but the learning management system did not confirm it",
  };
  /** @type {Course.Parts} */
  const NOTHING = {
    owners: [],
    answers: {},
    attempts: [],
    writes: {},
    sheets: {},
    confidence: {},
    evaluation: {},
    statement: {},
    papers: {},
    assessment: {},
    chosen: {},
    reopened: {},
    opened: {},
    done: {},
    last: {},
    endings: {},
    ways: {},
    practiced: {},
  };
  const PLACE = /^([\w/-]*)(?:#([\w-]*))?$/;
  const LONGEST = 255; // characters of a bookmark, in SCORM 1.2
  const STATUSES = ["completed", "passed", "failed"];

  /** @template {HTMLElement} E @param {string} id @returns {E} */
  const part = (id) => /** @type {E} */ (document.getElementById(id));
  const frame = /** @type {HTMLIFrameElement} */ (part("course"));
  const began = Date.now();
  let waiting = 0;
  /* After what the page does now: while a page goes, browsers let no system be asked, and a page notes where somebody was when it goes. */
  const storage = globalThis.courseStorage((key) => {
    if (key === KEY) {
      clearTimeout(waiting);
      waiting = setTimeout(report);
    }
  });
  /** @type {Course.System | null} */
  let lms = null; // whom to report to
  let before = ""; // the status when it began
  let passed = ""; // and of SCORM 2004, whether somebody had passed
  let most = 0; // and the score, from 0 to 1: what was reached is never taken back
  let said = ""; // what was reported last
  let live = false; // whether a change is reported

  /** @param {string} text */
  const say = (text) => part("says").textContent = text;
  /** @param {string} why */
  const tellRefusal = (why) => say(SAYS.refused + " (" + why + "). " + SAYS.goOn);

  // --- The record ------------------------------------------------------------------------------------------------------

  function record() {
    const text = storage.getItem(KEY);
    return /** @type {Course.Kept} */ ({ ...NOTHING, ...(text ? JSON.parse(text) : {}) });
  }

  /** What the system kept of an earlier session, as the record of this one. Returns whether it could be read.
   * @param {string} text */
  function restore(text) {
    if (!text) {
      return true;
    }
    const found = globalThis.coursePack.read(text, facts, facts.course);
    if (found) {
      const owner = [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join(
        "",
      );
      storage.setItem(KEY, JSON.stringify({ ...found, owners: [owner] }));
    }
    return found !== null;
  }

  // --- Reporting -------------------------------------------------------------------------------------------------------

  /** @param {number} score */
  const percent = (score) => String(Math.round(score * 10000) / 100);

  /** Whether a score reaches the mark that the system names: "" where it names none.
   * @param {number | null} score */
  function success(score) {
    const mark = lms?.get("mark") ?? "";
    if (score === null || mark === "" || Number.isNaN(Number(mark))) {
      return "";
    }
    return score * (lms?.edition === "1.2" ? 100 : 1) >= Number(mark) ? "passed" : "failed";
  }

  /** What a record is to SCORM 1.2: [name, value], in which one status says both.
   * @param {Course.Reported} found @returns {[string, string][]} */
  function listed12({ complete, score }) {
    const now = complete ? success(score) || "completed" : "incomplete";
    const status = before === "passed" || (now === "incomplete" && STATUSES.includes(before)) ? before : now;
    return [
      ["status", status],
      ...(score === null ? [] : /** @type {[string, string][]} */ ([
        ["cmi.core.score.min", "0"],
        ["cmi.core.score.max", "100"],
        ["cmi.core.score.raw", percent(score)],
      ])),
    ];
  }

  /** The same to SCORM 2004.
   * @param {Course.Reported} found @returns {[string, string][]} */
  function listed2004({ complete, progress, score }) {
    const reached = passed === "passed" ? passed : success(score);
    return [
      ["status", complete || before === "completed" ? "completed" : "incomplete"],
      ["cmi.progress_measure", String(Math.round(progress * 100) / 100)],
      ...(score === null ? [] : /** @type {[string, string][]} */ ([
        ["cmi.score.min", "0"],
        ["cmi.score.max", "100"],
        ["cmi.score.raw", percent(score)],
        ["cmi.score.scaled", String(Math.round(score * 10000) / 10000)],
      ])),
      ...(reached ? /** @type {[string, string][]} */ ([["cmi.success_status", reached]]) : []),
    ];
  }

  /** How long the session has lasted, as the edition writes it: 0000:00:00.00, or PT0H0M0S. */
  function lasted() {
    const seconds = Math.floor((Date.now() - began) / 1000);
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const two = /** @param {number} n */ (n) => String(n).padStart(2, "0");
    return lms?.edition === "1.2"
      ? String(h).padStart(4, "0") + ":" + two(m) + ":" + two(s) + ".00"
      : "PT" + h + "H" + m + "M" + s + "S";
  }

  /** A bookmark, which some systems do not take empty. A file that somebody brought may name what is no page of the course.
   * @param {Course.Last | undefined} last @returns {[string, string][]} */
  function placeOf({ page = "", section = "" } = { at: 0 }) {
    const place = page + (section && "#" + section);
    return page && facts.pages.includes(page) && PLACE.test(place) ? [["place", place.slice(0, LONGEST)]] : [];
  }

  /* Report the record, if it says something new. Returns why it was refused. */
  function report() {
    if (!lms || !live) {
      return "";
    }
    const now = record();
    const amounts = globalThis.courseReport(now, facts);
    const found = { ...amounts, score: amounts.score === null ? null : Math.max(most, amounts.score) };
    /** @type {[string, string][]} */
    const values = [
      ...(lms.edition === "1.2" ? listed12(found) : listed2004(found)),
      ...placeOf(now.last.page),
      ["data", globalThis.coursePack.write(now, facts, lms.room)],
    ];
    const text = JSON.stringify(values);
    if (text === said) {
      return "";
    }
    const refused = send([...values, ["time", lasted()], ["exit", "suspend"]]);
    said = refused ? "" : text; // what was refused is tried again with the next change
    if (refused) {
      tellRefusal(refused);
    } else {
      say(SAYS.reported);
    }
    return refused;
  }

  /** Write and commit. Returns why something was refused: "" where nothing was.
   * @param {[string, string][]} values */
  function send(values) {
    const system = /** @type {Course.System} */ (lms);
    const refusals = values.map(([name, value]) => system.put(name, value));
    return [...refusals, system.commit()].find(Boolean) ?? "";
  }

  // --- Beginning and leaving ---------------------------------------------------------------------------------------------

  /** The page that a bookmark names, if it is one of the course.
   * @param {string} place */
  function addressOf(place) {
    const [, page = "", section = ""] = PLACE.exec(place) ?? [];
    return "course/" + (facts.pages.includes(page) ? page + "index.html" + (section && "#" + section) : facts.start);
  }

  function begin() {
    lms = globalThis.courseLms.find(window, facts.edition);
    const refused = lms?.begin();
    const mode = lms && !refused ? lms.get("mode") : "";
    let place = "";
    if (!lms) {
      say(SAYS.alone);
    } else if (refused) {
      tellRefusal(refused);
      lms = null;
    } else {
      const readable = restore(lms.get("data"));
      before = lms.get("status");
      passed = lms.get("passed");
      most = Math.min(1, Number(lms.get("score")) / 100) || 0;
      place = lms.get("place");
      if (mode === "browse" || mode === "review") {
        say(SAYS.looking);
      } else {
        live = true;
        say(readable ? SAYS.reported : SAYS.changed);
        if (!STATUSES.includes(before) || !readable) {
          tellBegun();
        }
      }
    }
    frame.src = addressOf(place);
  }

  /* Somebody is at it, which a system may want to know before the first answer. */
  function tellBegun() {
    const refused = send([["status", STATUSES.includes(before) ? before : "incomplete"], ["exit", "suspend"]]);
    if (refused) {
      tellRefusal(refused);
    }
  }

  /** End the session with the system, once. Returns why it was refused. */
  function finish() {
    const system = lms;
    const refusals = system && live ? [report(), send([["time", lasted()], ["exit", "suspend"]])] : [];
    live = false;
    lms = null;
    return [...refusals, system?.finish()].find(Boolean) ?? "";
  }

  /** @param {string} text */
  function end(text) {
    frame.hidden = true;
    part("says").hidden = part("exit").hidden = true;
    const over = part("over");
    over.hidden = false;
    over.textContent = text;
    over.focus();
  }

  function leave() {
    // What the page in the frame notes when it goes comes before the end.
    frame.addEventListener("load", () => {
      const over = live ? SAYS.over : SAYS.overAlone;
      const refused = finish();
      end(refused ? SAYS.overRefused + " (" + refused + "). " + SAYS.ask : over);
    }, { once: true });
    frame.src = "about:blank";
  }

  /* Whoever leaves quickly waits for no system: what was answered has been committed. Nothing around the frame says what was read. */
  function leaveQuickly() {
    live = false;
    lms = null;
    part("bar").hidden = true;
    document.title = "";
  }

  part("exit").addEventListener("click", leave);
  window.addEventListener("courseleave", leaveQuickly); // from leave.js, here or in the frame (storage-here.js)
  window.addEventListener("pagehide", finish);
  window.addEventListener("pageshow", (event) => event.persisted && end(SAYS.ended));
  return { storage, begin, leaveQuickly };
})();
globalThis.courseSession.begin();
