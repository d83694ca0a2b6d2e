"""On every page the way off comes before all else."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from leaving import ELSEWHERE


def test_every_page_asks_for_the_script_first_and_has_the_line_before_all_else(course, site):
    assert course.page("docs/help.md"), "the line leads to it"
    shown = [site / p.address / "index.html" for p in course.every_page] + [site / "404.html"]
    for file in shown:
        html = file.read_text("utf-8")
        assert re.findall(r"<script[^>]* src=\"([^\"]*)\"", html)[0].endswith("assets/leave.js"), file
        line = html.index('class="leave-line')
        focusable = re.findall(r"<(?:a|button|input|textarea|select)\b[^>]*>", html[html.index("<body") : line])
        assert [
            tag for tag in focusable if "md-toggle" not in tag and "md-skip" not in tag
        ] == [] and line < html.index("<header") < html.index("<article"), file
        assert (
            html.count(f'<a class="leave" href="{ELSEWHERE}" target="_top"')
            == html.count(">Not a therapist? Start here.</a>")
            == 2
        ), file
        for target in re.findall(r'class="leave-help" href="([^"]*)"', html):
            assert (
                urljoin(f"/half-the-story/{file.parent.relative_to(site).as_posix()}/", target)
                == "/half-the-story/help/"
            ), file
    assert (site / "help/index.html").exists()
