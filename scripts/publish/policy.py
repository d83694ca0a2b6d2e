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
import re

INLINE = re.compile(r"<script(?P<attrs>[^>]*)>(?P<text>.*?)</script>", re.S)
EXECUTED = re.compile(r'type="(?!text/javascript|application/javascript|module)')
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


def policy(html: str) -> str:
    """The policy that lets exactly this page's own inline scripts run."""
    texts = {m["text"] for m in INLINE.finditer(html) if " src=" not in m["attrs"] and not EXECUTED.search(m["attrs"])}
    hashes = "".join(f" 'sha256-{_hash(text)}'" for text in sorted(texts))
    return "; ".join(DIRECTIVES).format(hashes=hashes)


def with_policy(html: str) -> str:
    """The page with its policy first in the head, where it covers all that follows."""
    return re.sub(
        r"<head>",
        lambda m: f'{m[0]}<meta http-equiv="Content-Security-Policy" content="{policy(html)}">',
        html,
        count=1,
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
