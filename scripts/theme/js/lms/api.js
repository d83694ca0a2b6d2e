/* What a learning management system offers to a course, in one shape for SCORM 1.2 and SCORM 2004: find it, begin, read, write, commit,
   finish. It throws nothing; what the system refuses is told to whoever asks, with the system's own words for it.

   SCORM 1.2 run-time environment, 1.2; SCORM 2004 4th edition run-time environment, 3.1 (ADL): the object stands in a window around
   this one, or in one around the window that opened it. */
globalThis.courseLms = (function () {
  const EDITIONS = /** @type {{ [edition: string]: Course.Edition }} */ ({
    "1.2": {
      object: "API",
      calls: {
        begin: "LMSInitialize",
        get: "LMSGetValue",
        put: "LMSSetValue",
        commit: "LMSCommit",
        finish: "LMSFinish",
        error: "LMSGetLastError",
        says: "LMSGetErrorString",
      },
      room: 4096,
      names: {
        mode: "cmi.core.lesson_mode",
        status: "cmi.core.lesson_status",
        place: "cmi.core.lesson_location",
        exit: "cmi.core.exit",
        time: "cmi.core.session_time",
        mark: "cmi.student_data.mastery_score",
        score: "cmi.core.score.raw",
        passed: "cmi.core.lesson_status",
        data: "cmi.suspend_data",
      },
    },
    "2004": {
      object: "API_1484_11",
      calls: {
        begin: "Initialize",
        get: "GetValue",
        put: "SetValue",
        commit: "Commit",
        finish: "Terminate",
        error: "GetLastError",
        says: "GetErrorString",
      },
      room: 64000,
      names: {
        mode: "cmi.mode",
        status: "cmi.completion_status",
        place: "cmi.location",
        exit: "cmi.exit",
        time: "cmi.session_time",
        mark: "cmi.scaled_passing_score",
        score: "cmi.score.raw",
        passed: "cmi.success_status",
        data: "cmi.suspend_data",
      },
    },
  });
  const FURTHEST = 500; // windows to look through: a window may stand in itself

  /** @template T @param {() => T} act @returns {T | undefined} */
  function tried(act) {
    try {
      return act();
    } catch {
      return undefined;
    }
  }

  /** The object in a window or in one around it. A window of another site may not be looked into: the next one around it may.
   * @param {Window | null} first @param {string} name */
  function around(first, name) {
    let here = first;
    for (let n = 0; here && n < FURTHEST; n++) {
      const at = here;
      const found = tried(() => /** @type {any} */ (at)[name]);
      if (found) {
        return found;
      }
      here = at.parent === at ? null : at.parent;
    }
    return undefined;
  }

  /** @param {Window} here @param {string} name */
  function found(here, name) {
    const opener = tried(() => here.top?.opener) ?? here.opener;
    return around(here.parent === here ? null : here.parent, name) ?? around(opener, name);
  }

  /** The system that opened this window, or null.
   * @type {Course.Lms["find"]} */
  function find(here, edition) {
    const { object, calls, names, room } = EDITIONS[edition];
    const api = found(here, object);
    if (!api) {
      return null;
    }
    /** @param {keyof typeof calls} call @param {string[]} values */
    const say = (call, ...values) => tried(() => String(api[calls[call]](...values)));

    /** Why the last call was refused: "" where it was not.
     * @param {boolean} went */
    function refusal(went) {
      const code = say("error") ?? "";
      if (went && (code === "" || code === "0")) {
        return "";
      }
      return [code, say("says", code)].filter((word) => word && word !== "0").join(" ") || "no reason given";
    }
    /** @param {keyof typeof calls} call @param {string[]} values */
    const done = (call, ...values) => refusal(say(call, ...values) === "true");

    return {
      edition,
      room,
      /* Where this window was loaded again, the session may still be open, and goes on. */
      begin() {
        const refused = done("begin", "");
        return refused && say("get", names.status) && !refusal(true) ? "" : refused;
      },
      /* A value that was never written is an error to some systems, and none to the course. */
      get: (name) => say("get", names[name] ?? name) ?? "",
      put: (name, value) => done("put", names[name] ?? name, value),
      commit: () => done("commit", ""),
      finish: () => done("finish", ""),
    };
  }

  return { find };
})();
