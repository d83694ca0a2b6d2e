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
PROPERTY = re.compile(r'(?<=[{;])(--[\w-]+):(?:"(?:[^"\\]|\\.)*"|[^;}"])*;?')
# Features of Material and of mkdocs-quiz that are off, by how their classes begin; and classes and properties that Material's bundle could set.
OFF = re.compile(r"md-(?:annotation|banner|code|dialog|feedback|path|post|select|source|status|tabs|tag|tooltip|top|version)|quiz-(?:blank|header|progress|results)")
OF_BUNDLE = re.compile(r"md-|--md-|js$|focus-visible$")


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


def tokens(html: str) -> set[str]:
    """Every class, data attribute and custom property that a page has."""
    found = set(re.findall(r"data-[\w-]+|--[\w-]+", html))
    for value in set(re.findall(r' (?:class|data-[\w-]+)="([^"]*)"', html)):
        found.update(value.split())
    return found


def used(css: str, known: set[str], scripts: str, bundle: str) -> str:
    """A minified stylesheet without what no page has and no script could set: most of Material's is for features not used here.

    A script could set every word it contains, and every class that begins with one of its words in `-` or `_`, as in
    `"menu--" + name`, but for those of features that are off. Material's bundle sets classes of Material's only.
    Of selectors the direction of writing and the classes are judged, and none inside :not(), :is(), :where() and :has(); when in doubt a rule stays.
    """
    words = set(re.findall(r"[\w-]+", scripts)) | {w for w in re.findall(r"[\w-]+", bundle) if OF_BUNDLE.match(w)}
    words = {w for w in words if not OFF.match(w)}
    known = known | words
    stems = tuple(w for w in words if len(w) > 3 and w[-1] in "-_")
    return _with_used_properties(_with_used_rules(css, known, stems), known)


def _with_used_rules(css: str, known: set[str], stems: tuple[str, ...]) -> str:
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
            kept = head if head.startswith("@") else ",".join(s for s in SELECTOR.split(head) if _is_known(s, known, stems))
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


def _with_used_properties(css: str, known: set[str]) -> str:
    """Custom properties that nothing reads go, and then those that only they read; and rules that are empty without them."""
    read = set(re.findall(r"var\(\s*(--[\w-]+)", css)) | known
    rest = re.sub(r"[^{}]+\{\}", "", PROPERTY.sub(lambda m: m[0] if m[1] in read else "", css))
    return rest if rest == css else _with_used_properties(rest, known)


def _body(pieces) -> list[str]:
    """What follows up to the brace that closes the block, nested blocks included."""
    depth, body = 1, []
    for piece in pieces:
        depth += (piece == "{") - (piece == "}")
        if not depth:
            break
        body.append(piece)
    return body


def _is_known(selector: str, known: set[str], stems: tuple[str, ...]) -> bool:
    judged = re.sub(r":(?:not|is|where|has)\([^)]*\)", "", selector)
    if "[dir=rtl]" in judged:
        return False  # the course is written from left to right
    return all(c in known or c.startswith(stems) for c in re.findall(r"\.(-?[a-zA-Z_][\w-]*)", judged))
