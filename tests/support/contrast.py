"""Text and what it stands on: the pairs of colors that the course uses, what each is in both
schemes, and how far apart.
"""

from __future__ import annotations

import re
from functools import cache

import tinycss2

from building import ROOT

PALETTE = ROOT / "scripts" / "theme" / "css" / "palette.css"
LIGHT, DARK = "default", "slate"
# (text, ground), by their names in palette.css. A new one is added here, where it is measured,
# before a page may show it.
PAIRS = {
    ("ink", "paper"),
    ("ink", "raised"),
    ("ink", "sheet"),
    ("ink", "client-ground"),
    ("ink", "partner-ground"),
    ("ink", "best-ground"),
    ("ink", "other-ground"),
    ("ink-soft", "paper"),
    ("ink-soft", "raised"),
    ("ink-soft", "sheet"),
    ("ink-soft", "client-ground"),
    ("ink-soft", "partner-ground"),
    ("client", "paper"),
    ("client", "raised"),
    ("client", "sheet"),
    ("client", "client-ground"),
    ("client", "partner-ground"),
    ("client", "best-ground"),
    ("client", "other-ground"),
    ("partner", "paper"),
    ("partner", "raised"),
    ("partner", "sheet"),
    ("partner", "client-ground"),
    ("partner", "partner-ground"),
    ("best", "paper"),
    ("best", "raised"),
    ("best", "best-ground"),
    ("other", "paper"),
    ("other", "raised"),
    ("other", "other-ground"),
    ("paper", "ink"),
    ("paper", "client"),
    ("paper", "other"),
    ("ink", "rule"),
}
AA = 4.5  # WCAG 2.2, 1.4.3, for text of any size

# Every color, ground and opacity in which a text of the page stands, shown now or later, with one text of each.
# (mkdocs-quiz's badge is shown to nobody.)
SHOWN = """(within) => {
  const found = {}, grounds = new Map(), opacities = new Map([[null, 1]]);
  const opacity = (e) => {  // what is quite transparent waits to be shown
    if (!opacities.has(e)) opacities.set(e, opacity(e.parentElement) * (Number(getComputedStyle(e).opacity) || 1));
    return opacities.get(e);
  };
  const ground = (e) => {
    if (!e) return 'no ground';
    if (!grounds.has(e)) {
      const own = getComputedStyle(e).backgroundColor;
      grounds.set(e, own === 'rgba(0, 0, 0, 0)' ? ground(e.parentElement) : own);
    }
    return grounds.get(e);
  };
  const note = (e, text) => { found[[getComputedStyle(e).color, ground(e), opacity(e)].join(' on ')] ??= e.tagName.toLowerCase() + ': ' + text.trim().slice(0, 40); };
  for (const root of within ? document.querySelectorAll(within) : [document.body]) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const e = texts.currentNode.parentElement;
      if (texts.currentNode.data.trim() && !e.closest('script, style, noscript, template, .quiz-feedback-badge')) note(e, texts.currentNode.data);
    }
    for (const e of root.querySelectorAll('input, textarea')) note(e, e.id || e.name);
  }
  return found;
}"""
BOTH = f"""(within) => {{
  const shown = {SHOWN}, before = document.body.dataset.mdColorScheme, found = {{}};
  for (const scheme of ['{LIGHT}', '{DARK}']) {{
    document.body.dataset.mdColorScheme = scheme;
    found[scheme] = shown(within);
  }}
  document.body.dataset.mdColorScheme = before;
  return found;
}}"""


@cache
def palette() -> dict[str, dict[str, str]]:
    """{selector: {name of a color: #rrggbb}} of palette.css; what stands in a media
    query has its condition in front.
    """
    return _colors(tinycss2.parse_stylesheet(PALETTE.read_text("utf-8"), skip_comments=True, skip_whitespace=True))


def _colors(rules: list, media: str = "") -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for rule in rules:
        prelude = tinycss2.serialize(rule.prelude).strip()
        if rule.type == "at-rule":
            found |= _colors(
                tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), f"{prelude} "
            )
            continue
        colors = {
            d.name.removeprefix("--course-"): value
            for d in tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True)
            if d.type == "declaration" and re.fullmatch("#[0-9a-f]{6}", value := tinycss2.serialize(d.value).strip())
        }
        if colors:
            found[media + re.sub(r"\s+", " ", prelude)] = colors
    return found


def scheme(name: str) -> dict[str, str]:
    """{name of a color: #rrggbb} of a scheme."""
    return next(colors for selector, colors in palette().items() if f'"{name}"' in selector)


def ratio(one: str, other: str) -> float:
    """The contrast of two colors: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = (c / 255 for c in _channels(color))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _seen(color: str, ground: str, opacity: float) -> float:
    return ratio(_through(color, ground, opacity), ground)


def pale(page, within: str | None = None) -> list[str]:
    """The texts on the page, or within a selector, that in either scheme stand in a pair which is not among PAIRS, or
    are made too pale by their opacity.
    """
    found = []
    for name, shown in page.evaluate(BOTH, within).items():
        names = {f"rgb({', '.join(map(str, _channels(value)))})": color for color, value in scheme(name).items()}
        for stands, text in shown.items():
            color, ground, opacity = stands.split(" on ")
            pair = names.get(color, color), names.get(ground, ground)
            if pair not in PAIRS or _seen(scheme(name)[pair[0]], scheme(name)[pair[1]], float(opacity)) < AA:
                found.append(f"{name}: {pair[0]} on {pair[1]}, opacity {opacity}, {text}")
    return found


def _channels(color: str) -> list[int]:
    return [int(color[i : i + 2], 16) for i in (1, 3, 5)]


def _through(color: str, ground: str, opacity: float) -> str:
    """The color that is seen where one of some opacity stands on a ground."""
    return "#" + "".join(
        f"{round(opacity * over + (1 - opacity) * under):02x}"
        for over, under in zip(_channels(color), _channels(ground), strict=True)
    )
