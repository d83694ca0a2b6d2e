"""A content security policy for a finished page, as the `<meta>` that static hosts allow.

Scripts run only from the site itself, or inline if their text has one of the hashes that are
computed here from the page.
Styles may be inline: Material sets some. A rehearsal plays what it has recorded from the page's memory, a `blob:`.
`frame-ancestors` has no effect in a `<meta>` and is left out.
Source: Content Security Policy Level 3, W3C, https://www.w3.org/TR/CSP3/.
"""

from __future__ import annotations

import base64
import hashlib

from selectolax.lexbor import LexborHTMLParser, LexborNode

EXECUTED = ("", "text/javascript", "application/javascript", "module")  # other types are data
META = "meta[http-equiv=Content-Security-Policy]"
DIRECTIVES = (
    "default-src 'self'",
    "script-src 'self'{hashes}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)


def with_policy(html: str, *more: str) -> str:
    """The page with its policy first in the head, where it covers all that follows, and `more` directives."""
    page = LexborHTMLParser(html)
    meta = page.create_node("meta")
    meta.attrs["http-equiv"], meta.attrs["content"] = "Content-Security-Policy", "; ".join([_policy(page), *more])
    head = page.head
    if head and head.first_child:
        head.first_child.insert_before(meta, move=True)
    elif head:
        head.insert_child(meta, move=True)
    return page.html or ""


def _policy(page: LexborHTMLParser) -> str:
    """The policy that lets exactly this page's own inline scripts run."""
    texts = {script.text() for script in page.css("script") if _is_inline(script)}
    hashes = "".join(f" 'sha256-{_hash(text)}'" for text in sorted(texts))
    return "; ".join(DIRECTIVES).format(hashes=hashes)


def _is_inline(script: LexborNode) -> bool:
    """Whether a script is executed, and its text stands in the page."""
    kind = (script.attributes.get("type") or "").strip().lower()
    return "src" not in script.attributes and kind in EXECUTED


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
