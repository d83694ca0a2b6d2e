/* A learning management system that refuses what the standard refuses, and notes every call: SCORM 1.2 run-time environment, 3.3 and 3.4;
   SCORM 2004 4th edition run-time environment, 3.1 and 4.2. `window.lms` has what a test reads: what was called, refused and committed.
   `window.given` says what the system knows at launch, and `window.fails` which call it refuses in any case. */
(function () {
  const { edition, values = {} } = window.given;
  const one = (words) => (value) => words.split("|").includes(value);
  const matches = (pattern) => (value) => pattern.test(value);
  const most = (n) => (value) => value.length <= n;
  const between = (from, to) => (value) => /^-?\d+(\.\d+)?$/.test(value) && Number(value) >= from && Number(value) <= to;
  const MODEL = {
    "1.2": {
      "cmi.core.lesson_status": one("passed|completed|failed|incomplete|browsed"),
      "cmi.core.lesson_location": most(255),
      "cmi.core.exit": one("time-out|suspend|logout|"),
      "cmi.core.session_time": matches(/^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/),
      "cmi.core.score.raw": between(0, 100),
      "cmi.core.score.min": between(0, 100),
      "cmi.core.score.max": between(0, 100),
      "cmi.suspend_data": most(4096),
    },
    "2004": {
      "cmi.completion_status": one("completed|incomplete|not attempted|unknown"),
      "cmi.success_status": one("passed|failed|unknown"),
      "cmi.location": most(1000),
      "cmi.exit": one("time-out|suspend|logout|normal|"),
      "cmi.session_time": matches(/^PT(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,2})?S)?$/),
      "cmi.score.raw": between(-1e9, 1e9),
      "cmi.score.min": between(-1e9, 1e9),
      "cmi.score.max": between(-1e9, 1e9),
      "cmi.score.scaled": between(-1, 1),
      "cmi.progress_measure": between(0, 1),
      "cmi.suspend_data": most(64000),
    },
  }[edition];
  const ONLY_READ = edition === "1.2"
    ? ["cmi.core.lesson_mode", "cmi.student_data.mastery_score", "cmi.core.entry"]
    : ["cmi.mode", "cmi.scaled_passing_score", "cmi.entry"];
  const ONLY_WRITTEN = ["cmi.core.exit", "cmi.core.session_time", "cmi.exit", "cmi.session_time"];
  const CODES = edition === "1.2"
    ? { again: "101", unborn: "301", over: "301", name: "201", type: "405", readonly: "403", writeonly: "404", fails: "101" }
    : { again: "103", unborn: "132", over: "133", name: "401", type: "406", readonly: "404", writeonly: "405", fails: "391" };
  const lms = window.lms = { calls: [], refused: [], committed: { ...values }, commits: 0, phase: "before" };
  const now = { ...values };
  let code = "0";

  function answer(call, given, act) {
    lms.calls.push([call, ...given]);
    code = window.fails?.[call] ? CODES.fails : act();
    if (code !== "0") {
      lms.refused.push([call, ...given, code]);
    }
    return code === "0" ? "true" : "false";
  }
  const running = (act) => () => {
    if (lms.phase !== "running") {
      return lms.phase === "before" ? CODES.unborn : CODES.over;
    }
    return act();
  };
  const functions = {
    begin: (empty) =>
      answer("begin", [empty], () => {
        if (lms.phase !== "before") {
          return CODES.again;
        }
        lms.phase = "running";
        return "0";
      }),
    get(name) {
      let value = "";
      answer("get", [name], running(() => {
        if (!MODEL[name] && !ONLY_READ.includes(name)) {
          return CODES.name;
        }
        if (ONLY_WRITTEN.includes(name)) {
          return CODES.writeonly;
        }
        value = now[name] ?? "";
        return "0";
      }));
      return value;
    },
    put: (name, value) =>
      answer("put", [name, value], running(() => {
        if (!MODEL[name]) {
          return ONLY_READ.includes(name) ? CODES.readonly : CODES.name;
        }
        if (typeof value !== "string" || !MODEL[name](value)) {
          return CODES.type;
        }
        now[name] = value;
        return "0";
      })),
    commit: (empty) =>
      answer("commit", [empty], running(() => {
        lms.commits += 1;
        lms.committed = { ...now };
        return "0";
      })),
    finish: (empty) =>
      answer("finish", [empty], running(() => {
        lms.phase = "over";
        lms.committed = { ...now };
        return "0";
      })),
    error: () => code,
    says: (about) => ({ "0": "No error" })[about] ?? "Error " + about + " of the system",
  };
  const NAMES = edition === "1.2"
    ? "LMSInitialize LMSGetValue LMSSetValue LMSCommit LMSFinish LMSGetLastError LMSGetErrorString"
    : "Initialize GetValue SetValue Commit Terminate GetLastError GetErrorString";
  const words = NAMES.split(" ");
  window[edition === "1.2" ? "API" : "API_1484_11"] = Object.fromEntries(
    Object.values(functions).map((act, n) => [words[n], act]),
  );
})();
