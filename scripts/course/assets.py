"""One stylesheet and one script for every page, and one script for pages with a bank: fewer requests, fewer bytes.

Sources stay small files with one job each; what is published is their sum without comments and white space.
"""

from __future__ import annotations

import json

import rcssmin
import rjsmin


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
