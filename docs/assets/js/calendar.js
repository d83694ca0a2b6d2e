/* The dates of the review as an iCalendar file (RFC 5545): one all-day event a day, lines of at most 75 octets, ended by CRLF. */
(function () {
  window.courseCalendar = function (title, review) {
    const days = new Map();
    review.forEach((q) =>
      q.dates.forEach((at) => {
        const day = new Date(at);
        const key = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, "0")).join("");
        days.set(key, (days.get(key) || 0) + 1);
      }),
    );
    const { course, root } = window.courseStore;
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//" + course + "//review//EN"];
    [...days].sort().forEach(([day, count]) => {
      lines.push(
        "BEGIN:VEVENT",
        "UID:review-" + day + "@" + course,
        "DTSTAMP:" + stamp,
        "DTSTART;VALUE=DATE:" + day,
        "SUMMARY:" + title + ": review " + count + (count === 1 ? " question" : " questions"),
        "DESCRIPTION:About " + Math.ceil(count * 1.5) + " minutes\\, on the device where you answered them.",
        "URL:" + location.origin + root + "review/",
        "END:VEVENT",
      );
    });
    return lines.concat("END:VCALENDAR", "").map(folded).join("\r\n");
  };

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
