/* A learning management system that refuses all that SCORM lets one refuse, for the window in which a package is opened.

   Written from the run-time environments of SCORM 1.2 (ADL, 2001: 3.2 to 3.4) and SCORM 2004, 4th edition (ADL, 2009: 3.1 and 4), by
   somebody who had not seen the course's side. What a standard calls the smallest permitted maximum is here the most that is taken.
   `lmsSettings` says before it: edition; kept, what an earlier session left; faults, what is to go wrong. `lms` says afterwards what was
   called, and what is kept. It never says that a session is resumed, for some systems do not. */
window.lms = (() => {
  const { edition, kept = {}, faults = {}, told = {} } = window.lmsSettings;
  const OLD = edition === "1.2";

  // --- What may be said --------------------------------------------------------------------------------------------

  const text = (most) => (value) => (value.length <= most ? 0 : "type");
  const among = (...words) => (value) => (words.includes(value) ? 0 : "type");
  const shaped = (shape) => (value) => (shape.test(value) ? 0 : "type");
  const NUMBER = /^-?\d+(\.\d{1,7})?$/;
  const between = (least, most) => (value) => {
    if (!NUMBER.test(value)) {
      return "type";
    }
    return Number(value) >= least && Number(value) <= most ? 0 : "range";
  };
  const number = between(-Infinity, Infinity);
  const own = (check, first = "") => ({ check, first, reads: true });
  const blind = (check) => ({ check, first: "", reads: false });
  const given = (first) => ({ check: null, first, reads: true });

  const MODEL = OLD
    ? {
      "cmi.core.student_id": given("u1"),
      "cmi.core.student_name": given("Mbeki, Nomsa"),
      "cmi.core.lesson_location": own(text(255)),
      "cmi.core.credit": given("credit"),
      "cmi.core.lesson_status": own(among("passed", "completed", "failed", "incomplete", "browsed"), "not attempted"),
      "cmi.core.entry": given("ab-initio"),
      "cmi.core.score.raw": own(between(0, 100)),
      "cmi.core.score.min": own(between(0, 100)),
      "cmi.core.score.max": own(between(0, 100)),
      "cmi.core.total_time": given("0000:00:00.00"),
      "cmi.core.lesson_mode": given("normal"),
      "cmi.core.exit": blind(among("time-out", "suspend", "logout", "")),
      "cmi.core.session_time": blind(shaped(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/)),
      "cmi.suspend_data": own(text(4096)),
      "cmi.launch_data": given(""),
      "cmi.comments": own(text(4096)),
      "cmi.comments_from_lms": given(""),
      "cmi.student_data.mastery_score": given(""),
      "cmi.student_data.max_time_allowed": given(""),
      "cmi.student_data.time_limit_action": given(""),
    }
    : {
      "cmi._version": given("1.0"),
      "cmi.learner_id": given("u1"),
      "cmi.learner_name": given("Mbeki, Nomsa"),
      "cmi.location": own(text(1000)),
      "cmi.credit": given("credit"),
      "cmi.completion_status": own(among("completed", "incomplete", "not attempted", "unknown"), "unknown"),
      "cmi.success_status": own(among("passed", "failed", "unknown"), "unknown"),
      "cmi.progress_measure": own(between(0, 1)),
      "cmi.score.scaled": own(between(-1, 1)),
      "cmi.score.raw": own(number),
      "cmi.score.min": own(number),
      "cmi.score.max": own(number),
      "cmi.entry": given("ab-initio"),
      "cmi.total_time": given("PT0S"),
      "cmi.mode": given("normal"),
      "cmi.exit": blind(among("time-out", "suspend", "logout", "normal", "")),
      "cmi.session_time": blind(
        shaped(/^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/),
      ),
      "cmi.suspend_data": own(text(64000)),
      "cmi.launch_data": given(""),
      "cmi.scaled_passing_score": given(""),
      "cmi.completion_threshold": given(""),
      "adl.nav.request": own(
        among("continue", "previous", "exit", "exitAll", "abandon", "abandonAll", "suspendAll", "_none_"),
        "_none_",
      ),
    };
  const CODES = OLD
    ? { before: 301, after: 301, again: 101, ended: 101, argument: 201, unknown: 401, unset: 0, reads: 404, given: 403, type: 405, range: 405, fault: 101 }
    : { before: 122, after: 123, again: 103, ended: 104, argument: 201, unknown: 401, unset: 403, reads: 405, given: 404, type: 406, range: 407, fault: 391 };
  // In 2004 each call has a code of its own for coming too early or too late.
  const EARLY = OLD ? {} : { put: [132, 133], commit: [142, 143], finish: [112, 113] };

  // --- The session ---------------------------------------------------------------------------------------------------

  let state = "before";
  let error = 0;
  const values = { ...kept };
  const self = { calls: [], kept: { ...kept }, faults, sessions: 0, ended: 0, commits: 0, refused: [] };

  const refuse = (code) => {
    error = code;
    return "false";
  };
  const tooEarlyOrLate = (call) => {
    const [early, late] = EARLY[call] ?? [CODES.before, CODES.after];
    return state === "before" ? early : late;
  };
  const keep = () => {
    self.kept = { ...values };
  };

  const acts = {
    begin(argument) {
      if (argument !== "") {
        return refuse(CODES.argument);
      }
      if (state !== "before") {
        return refuse(state === "open" ? CODES.again : CODES.ended);
      }
      state = "open";
      self.sessions += 1;
      return "true";
    },
    get(name) {
      const element = MODEL[name];
      if (state !== "open") {
        error = tooEarlyOrLate("get");
      } else if (!element) {
        error = CODES.unknown;
      } else if (!element.reads) {
        error = CODES.reads;
      } else {
        const value = values[name] ?? told[name] ?? element.first;
        error = value === "" ? CODES.unset : 0;
        return value;
      }
      return "";
    },
    put(name, value) {
      const element = MODEL[name];
      if (state !== "open") {
        return refuse(tooEarlyOrLate("put"));
      }
      if (!element) {
        return refuse(CODES.unknown);
      }
      if (!element.check) {
        return refuse(CODES.given);
      }
      if (typeof value !== "string") {
        return refuse(CODES.type); // what is no text works with one system and not with the next
      }
      const why = element.check(value);
      if (why) {
        return refuse(CODES[why]);
      }
      values[name] = value;
      return "true";
    },
    commit(argument) {
      if (argument !== "") {
        return refuse(CODES.argument);
      }
      if (state !== "open") {
        return refuse(tooEarlyOrLate("commit"));
      }
      self.commits += 1;
      keep();
      return "true";
    },
    finish(argument) {
      if (argument !== "") {
        return refuse(CODES.argument);
      }
      if (state !== "open") {
        return refuse(tooEarlyOrLate("finish"));
      }
      state = "over";
      self.ended += 1;
      keep();
      return "true";
    },
  };

  const called = (call, name) => (...given) => {
    const fault = self.faults[call];
    const meant = fault === true || (Array.isArray(fault) && fault.includes(given[0]));
    if (call !== "says" && call !== "error") {
      error = 0;
    }
    if (fault === "throws") {
      self.calls.push([call, ...given, "throws", 0]);
      throw new Error(name + " is not answered");
    }
    const answer = meant ? refuse(CODES.fault) : acts[call](...given);
    self.calls.push([call, ...given, answer, error]);
    const unset = call === "get" && (error === CODES.unset); // nothing is wrong with asking
    if (error && !meant && !unset) {
      self.refused.push([name, ...given, error]);
    }
    return answer;
  };
  const api = {};
  const NAMES = OLD
    ? { begin: "LMSInitialize", get: "LMSGetValue", put: "LMSSetValue", commit: "LMSCommit", finish: "LMSFinish" }
    : { begin: "Initialize", get: "GetValue", put: "SetValue", commit: "Commit", finish: "Terminate" };
  Object.entries(NAMES).forEach(([call, name]) => {
    api[name] = called(call, name);
  });
  api[OLD ? "LMSGetLastError" : "GetLastError"] = () => String(error);
  api[OLD ? "LMSGetErrorString" : "GetErrorString"] = (code) => (code === "0" ? "No error" : "Refused by the strict system");
  api[OLD ? "LMSGetDiagnostic" : "GetDiagnostic"] = () => "";
  if (!window.lmsSettings.absent) {
    window[OLD ? "API" : "API_1484_11"] = api;
  }

  /* What the next session finds: a session that was not suspended leaves no place and no data behind. */
  self.next = () => {
    const left = { ...self.kept };
    const exit = left[OLD ? "cmi.core.exit" : "cmi.exit"];
    if (exit !== "suspend") {
      ["cmi.suspend_data", "cmi.core.lesson_location", "cmi.location"].forEach((name) => delete left[name]);
    }
    ["cmi.core.exit", "cmi.exit", "cmi.core.session_time", "cmi.session_time", "adl.nav.request"].forEach((name) => delete left[name]);
    return left;
  };
  return self;
})();
