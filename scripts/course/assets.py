"""One stylesheet and one script for every page, and one script for pages with a bank: fewer requests, fewer bytes.

Sources stay small files with one job each; what is published is their sum without comments and white space.
"""

from __future__ import annotations

import json
import re

import rcssmin
import rjsmin

PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|[{};]|[^"{};]+')
SELECTOR = re.compile(r",(?![^(]*\))")


def stylesheet(sources: list[str]) -> str:
    """The sources in order, minified. Later ones win, so the theme's own comes first."""
    return "\n".join(rcssmin.cssmin(s) for s in sources)


def script(sources: list[str]) -> str:
    """The sources in order, minified, each able to fail without the others."""
    return "\n".join(rjsmin.jsmin(s) for s in sources)


def quiz_words(translations: dict[str, str]) -> str:
    """The script that gives quiz.js its words and settings."""
    settings = {"confetti": False, "showProgress": False, "progressSidebarPosition": "top"}
    return f"window.mkdocsQuizTranslations={json.dumps(translations, ensure_ascii=False)};window.mkdocsQuizConfig={json.dumps(settings)};"


def tokens(html: str, scripts: str = "") -> set[str]:
    """Every class, id and data value that a page has, and every word in a string of the scripts that could put one there."""
    found = set(re.findall(r"data-[\w-]+", html))
    for value in set(re.findall(r' (?:class|data-[\w-]+)="([^"]*)"', html)):
        found.update(value.split())
    for double, single, back in re.findall(r'"([^"\n]{1,400})"|\'([^\'\n]{1,400})\'|`([^`]{1,400})`', scripts):
        found.update(re.findall(r"[\w-]+", double or single or back))
    return found


def used(css: str, known: set[str]) -> str:
    """A minified stylesheet without rules for classes that no page and no script knows: most of Material's are for features not used here.

    Only classes are judged, and what stands inside :not(), :is(), :where() and :has() is not; when in doubt a rule stays.
    """
    out: list[str] = []
    blocks: list[int] = []  # where in `out` each open @media or @supports began
    head = ""
    pieces = iter(PIECE.findall(css))
    for piece in pieces:
        if piece == "{" and head.startswith(("@media", "@supports")):
            blocks.append(len(out))
            out.append(head + "{")
        elif piece == "{":
            body = "".join(_body(pieces))
            kept = head if head.startswith("@") else ",".join(s for s in SELECTOR.split(head) if _is_known(s, known))
            if kept:
                out.append(f"{kept}{{{body}}}")
        elif piece == "}":
            start = blocks.pop()
            if len(out) == start + 1:
                out.pop()  # nothing was left inside
            else:
                out.append("}")
        elif piece == ";":
            out.append(head + ";")
        else:
            head += piece
            continue
        head = ""
    return "".join(out)


def _body(pieces) -> list[str]:
    """What follows up to the brace that closes the block, nested blocks included."""
    depth, body = 1, []
    for piece in pieces:
        depth += (piece == "{") - (piece == "}")
        if not depth:
            break
        body.append(piece)
    return body


def _is_known(selector: str, known: set[str]) -> bool:
    return all(c in known for c in re.findall(r"\.(-?[a-zA-Z_][\w-]*)", re.sub(r":(?:not|is|where|has)\([^)]*\)", "", selector)))
