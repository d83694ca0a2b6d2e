/* The dates of the review as an iCalendar file (RFC 5545): one all-day event a day, lines of at most 75 octets, ended by CRLF.
   A reminder, not an appointment: the day stays free for whoever books by this calendar. Others may see it: titles are neutral. */
(function () {
  /** `course` is its id, `address` that of the review, `now` in milliseconds.
   * @type {typeof courseCalendar} */
  globalThis.courseCalendar = function (title, review, { course, address, now }) {
    /** @type {Map<string, number>} */
    const days = new Map();
    review.forEach((q) => q.dates.forEach((day) => days.set(day, (days.get(day) || 0) + 1)));
    const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//" + course + "//review//EN"];
    [...days].sort(([a], [b]) => (a < b ? -1 : 1)).forEach(([day, count]) => {
      const date = day.replaceAll("-", "");
      lines.push(
        "BEGIN:VEVENT",
        "UID:review-" + date + "@" + course,
        "DTSTAMP:" + stamp,
        "DTSTART;VALUE=DATE:" + date,
        "SUMMARY:" + escaped(title + ": " + count + (count === 1 ? " question" : " questions")),
        "DESCRIPTION:" +
          escaped("About " + Math.ceil(count * 1.5) + " minutes, on the device where you answered them."),
        "URL:" + address,
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "END:VEVENT",
      );
    });
    return lines.concat("END:VCALENDAR", "").map(folded).join("\r\n");
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
