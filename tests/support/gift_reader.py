r"""GIFT, read as Moodle's documentation and importer (`question/format/gift/format.php`) describe it.

Blocks stand between blank lines. Lines that begin with `//` are comments, in which `[id:…]` and `[tag:…]` count. A
backslash keeps one of `~ = # { } :` or itself as it is, and `\n` is the end of a line. `$CATEGORY:` holds until the
next. `::name::` stands before the text, whose format may stand in square brackets. What has no braces is a
description. In the braces `=` begins the best answer and `~` another, perhaps with a weight (`%50%`), `#` its feedback,
and `####` the general feedback.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from asked import Asked, Unreadable

# Signs kept by a backslash are moved out of the way while the rest is read, as Moodle does.
KEPT = "~=#{}:\\"
AWAY = {rf"\{sign}": chr(0xE000 + n) for n, sign in enumerate(KEPT)} | {r"\n": "\ue100"}
BACK = {away: ("\n" if kept == r"\n" else kept[1]) for kept, away in AWAY.items()}
ESCAPE = re.compile(r"\\[~=#{}:\\n]")
FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
WEIGHT = re.compile(r"%-?\d+(?:\.\d+)?%")
NAMED = re.compile(r"::(.*?)::(.*)", re.S)


def read_gift(content: bytes) -> list[Asked]:
    """The questions; a description is one without options, and its key is -1."""
    found, category = [], ""
    for block in re.split(r"\n[ \t]*\n", content.decode("utf-8").strip("\n")):
        lines = block.split("\n")
        comments = " ".join(line for line in lines if line.startswith("//"))
        text = ESCAPE.sub(lambda m: AWAY[m[0]], "\n".join(line for line in lines if not line.startswith("//"))).strip()
        if not text:
            raise Unreadable(f"a block of comments alone: {comments}")
        if text.startswith("$CATEGORY:"):
            category = text.removeprefix("$CATEGORY:").strip()
            continue
        if "\\" in text:
            raise Unreadable(f"a backslash keeps nothing: {text}")
        asked = _read_question(text)
        asked.category = _back(category)
        ids = re.findall(r"\[id:([^\]]*)\]", comments)
        if len(ids) > 1 or (ids and ids[0] != asked.id):
            raise Unreadable(f"the id is not the name: {comments}")
        asked.marks = dict(tag.split("=", 1) for tag in re.findall(r"\[tag:([^\]]*)\]", comments))
        found.append(asked)
    return found


def _read_question(text: str) -> Asked:
    named = NAMED.fullmatch(text)
    if not named:
        raise Unreadable(f"no name: {text}")
    name, body = named[1], named[2].strip()
    if "{" not in body and "}" not in body:
        return Asked(_take_format(body), [], -1, _back(name))
    parts = re.fullmatch(r"([^{}]*)\{([^{}]*)\}", body)
    if not parts:
        raise Unreadable(f"braces that do not stand once around the answers: {text}")
    answers, _, general = parts[2].partition("####")
    if re.search(r"[=~]", parts[1] + general):
        raise Unreadable(f"a sign of an answer outside the answers: {text}")
    asked = Asked(_take_format(parts[1].strip()), [], -1, _back(name), reason=_take_format(general.strip()))
    for sign, words in _split_answers(answers.strip()):
        if sign == "=":
            if asked.key >= 0:
                raise Unreadable(f"two best answers: {text}")
            asked.key = len(asked.options)
        option, hash, feedback = words.partition("#")
        if not hash or "#" in feedback or WEIGHT.match(option) or "->" in option:
            raise Unreadable(f"not an answer with one feedback and no weight: {words}")
        asked.options.append(_take_format(option.strip()))
        asked.feedback.append(_take_format(feedback.strip()))
    if asked.key < 0 or len(asked.options) < 2:
        raise Unreadable(f"needs two answers and a best one: {text}")
    return asked


def _split_answers(text: str) -> Iterator[tuple[str, str]]:
    pieces = re.split(r"([=~])", text)
    if pieces[0].strip():
        raise Unreadable(f"text before the first answer: {pieces[0]}")
    yield from zip(pieces[1::2], pieces[2::2], strict=True)


def _take_format(text: str) -> str:
    return _back(FORMAT.sub("", text, count=1) if FORMAT.match(text) else text)


def _back(text: str) -> str:
    return re.sub("[\ue000-\ue100]", lambda m: BACK[m[0]], text)
