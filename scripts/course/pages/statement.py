"""The statement of participation that a reader prints."""

from __future__ import annotations

from html import escape

from ..model import Course
from .hours import hours_text, stated_hours
from .record import data


def statement(course: Course, not_reviewed: str) -> str:
    """The statement's frame: what is missing, what to type, and the sheet that the script fills in."""
    reviewers = "; ".join(f"{r.name}, {r.credential}" for r in course.reviewers) or not_reviewed
    if course.sponsor:
        name, test = escape(course.sponsor.name), escape(course.sponsor.test)
        credit = f' Credit is decided by {name}, with a test of its own: <a href="{test}">{test}</a>. This page counts for nothing there.'
    else:
        credit = " No approver has looked at this course."
    rows = [
        ("Name, as typed", '<span data-fill="name"></span>'),
        ("Licence or registration, as typed", '<span data-fill="licence"></span>'),
        ("Course", f"{course.title}. {course.subtitle}"),
        ("Format", "asynchronous, text-based, self-paced"),
        ("Assessment passed on", '<span data-fill="date"></span>, with <span data-fill="score"></span> questions'),
        (
            "Hours",
            f"about {hours_text(stated_hours(course))} (the lowest of three estimates, explained under “Hours”); reading everything takes about {hours_text(round(course.minutes / 60))}",
        ),
        ("Course version", '<span data-fill="version"></span>'),
        ("Review", reviewers),
    ]
    listed = "".join(f"<div><dt>{term}</dt><dd>{value}</dd></div>" for term, value in rows)
    return f"""\
<course-statement>
<div class="statement-missing" role="status"><p>This page needs JavaScript: it puts the statement together from what is kept on your device.</p></div>
<div class="statement-typed" hidden>
<p class="field"><label for="statement-name">Your name, as it should stand there</label> <input type="text" id="statement-name" autocomplete="name" maxlength="120"></p>
<p class="field"><label for="statement-licence">Licence or registration, if you like</label> <input type="text" id="statement-licence" autocomplete="off" maxlength="120"></p>
<p class="field field--tick"><label><input type="checkbox" id="statement-keep"> Keep both on this device</label></p>
</div>
<div class="statement-paper" hidden>
<h2>Statement of participation</h2>
<p><strong>Self-reported. This is not a certificate of continuing education.</strong> No identity check was made.{credit}</p>
<dl>{listed}</dl>
<table><caption>Modules, with the day each was first opened and the questions last answered with the best option</caption><thead><tr><th scope="col">Module</th><th scope="col">Opened</th><th scope="col">Best option</th></tr></thead><tbody></tbody></table>
<p class="statement-sign">Discussed with a supervisor (name, signature, date): <span></span></p>
<p>Keep this for as long as your board asks for records. It says what was opened and answered; it does not say that anybody is competent.</p>
</div>
</course-statement>

{data(course)}"""
