/* Days as an iCalendar file (RFC 5545): all-day events, lines of at most 75 octets, ended by CRLF.
   A reminder, not an appointment: the day stays free for whoever books by this calendar. Others may see it: titles are neutral. */
(function () {
  /** `course` is its id, `about` what the file is of, `now` in milliseconds.
   * @type {typeof courseEvents} */
  globalThis.courseEvents = function (events, { course, about, now }) {
    const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//" + course + "//" + about + "//EN"];
    events.forEach(({ day, id, title, says, address }) => {
      const date = day.replaceAll("-", "");
      lines.push(
        "BEGIN:VEVENT",
        "UID:" + id + "-" + date + "@" + course,
        "DTSTAMP:" + stamp,
        "DTSTART;VALUE=DATE:" + date,
        "SUMMARY:" + escaped(title),
        "DESCRIPTION:" + escaped(says),
        ...(address ? ["URL:" + address] : []),
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "END:VEVENT",
      );
    });
    return lines.concat("END:VCALENDAR", "").map(folded).join("\r\n");
  };

  /** The dates of the review, one event a day; `address` is the review's.
   * @type {typeof courseCalendar} */
  globalThis.courseCalendar = function (title, review, { course, address, now }) {
    /** @type {Map<string, number>} */
    const days = new Map();
    review.forEach((q) => q.dates.forEach((day) => days.set(day, (days.get(day) || 0) + 1)));
    const events = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, count]) => ({
      day,
      id: "review",
      title: title + ": " + count + (count === 1 ? " question" : " questions"),
      says: "About " + Math.ceil(count * 1.5) + " minutes, on the device where you answered them.",
      address,
    }));
    return globalThis.courseEvents(events, { course, about: "review", now });
  };

  /** A text as a value of iCalendar.
   * @param {string} text */
  function escaped(text) {
    return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
  }

  /** @param {string} line */
  function folded(line) {
    const pieces = [];
    let piece = "";
    let size = 0;
    for (const letter of line) {
      const octets = new TextEncoder().encode(letter).length;
      if (size + octets > 74) {
        pieces.push(piece);
        piece = "";
        size = 0;
      }
      piece += letter;
      size += octets;
    }
    return pieces.concat(piece).join("\r\n ");
  }
})();
