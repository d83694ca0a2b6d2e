"""Inlined drawings as pictures, each with its words for those who do not see it."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

STYLE = (Path(__file__).parents[3] / "theme" / "print" / "picture.css").read_text("utf-8")


def write_pictures(article: LexborHTMLParser) -> None:
    for drawing in article.css("svg"):
        picture = article.create_node("img")
        picture.attrs["alt"] = drawing.attributes.get("aria-label") or ""
        picture.attrs["src"] = f"data:image/svg+xml;base64,{b64encode(_draw(drawing).encode()).decode()}"
        drawing.insert_before(picture, move=True)
        drawing.decompose()


def _draw(drawing: LexborNode) -> str:
    """The drawing as a file of its own: with its style, in black."""
    html = drawing.html or ""
    start = html.index(">") + 1
    return f"{html[:start]}<style>{STYLE}</style>{html[start:]}"
