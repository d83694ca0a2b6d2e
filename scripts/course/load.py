"""Folder -> (Course, problems). The only reader of docs/, quizzes/ and course.yml.

`load` never raises for a bad file: what cannot be read at all becomes a problem with its line, and the
rest of the course is loaded without it. Judging what could be read is the work of `checks`.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import yaml

from . import forms
from .model import ASSESSMENT, BASES, Claim, Course, Emergency, HelpLine, Link, Module, Objective, Option, Page, Problem, Question, Reference, Section, Sponsor
from .text import HEADING, LINK, parse_attrs, prose_lines

OPTION = re.compile(r"^[-*] \[(.?)\] ?(.*)$")
LOOSE_OPTION = re.compile(r"^\s*[-*+]\s*\[[^\]]?\]")
FEEDBACK = re.compile(r"^>\s?(.*)$")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Safe YAML in which a key that stands twice is an error: the second would silently win."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"the key “{key.value}” stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def load(root: Path, today: date | None = None) -> tuple[Course, list[Problem]]:
    """Read the project below `root`; `today` is the date that ages are measured against."""
    problems: list[Problem] = []
    data, lines = _yaml(root, "course.yml", problems)
    data = data if isinstance(data, dict) else {}
    listed = data.get("modules")
    order = tuple(str(m) for m in listed) if isinstance(listed, list) else ()
    listed = {kind: tuple(map(str, data[kind])) if isinstance(data.get(kind), list) else () for kind in ("handbook", "cases", "rehearsals", "worksheets")}

    pages = {}
    for path in sorted((root / "docs").rglob("*.md")):
        page = _page(root, path.relative_to(root).as_posix(), problems)
        if page:
            pages[page.path] = page

    modules = []
    for number, id in enumerate(order, start=1):
        page = pages.pop(f"docs/modules/{id}.md", None)
        bank = f"quizzes/{id}.md"
        text = _read(root, bank, problems) if (root / bank).exists() else None
        if page:
            modules.append(_module(id, number, page, bank, text or "", pages, problems))

    def practice(kind: str, folder: str, form) -> tuple:
        return tuple(form(id, pages[path]) for id in listed[kind] if (path := f"docs/{folder}/{id}.md") in pages)

    bank = (_read(root, ASSESSMENT, problems) or "") if (root / ASSESSMENT).exists() else ""
    course = Course(
        id=str(data.get("id", "")),
        title=str(data.get("title", "")),
        subtitle=str(data.get("subtitle", "")),
        version=str(data.get("version", "")),
        released=data.get("released"),
        reviewers=_reviewers(data.get("reviewers"), lines, problems),
        sponsor=_sponsor(data.get("sponsor"), lines, problems),
        recheck_months=data["recheck_months"] if isinstance(data.get("recheck_months"), int) else 24,
        help_months=data["help_months"] if isinstance(data.get("help_months"), int) else 6,
        safety={k: "" for k in ("module", "ask", "after", "help")} | {k: str(v) for k, v in _mapping(data, "safety", problems, lines).items()},
        words={"least": 0, "most": 10**6, "longer": {}} | _mapping(data, "words", problems, lines),
        article=str(data.get("article", "")),
        assessment={k: v for k, v in _mapping(data, "assessment", problems, lines).items() if isinstance(v, int)},
        assessed=tuple(_questions(bank, ASSESSMENT, problems)) if bank else (),
        assessment_text=bank,
        order=order,
        redirects=_mapping(data, "redirects", problems, lines),
        texts={str(k): str(v) for k, v in _mapping(data, "texts", problems, lines).items()},
        objectives={str(k): str(v) for k, v in _mapping(data, "objectives", problems, lines).items()},
        claims=_claims(_mapping(data, "claims", problems, lines), lines, problems),
        modules=tuple(modules),
        pages=tuple(pages.values()),
        cases=practice("cases", "cases", forms.case),
        rehearsals=practice("rehearsals", "practice", forms.rehearsal),
        worksheets=practice("worksheets", "practice", forms.worksheet),
        listed=listed,
        references=_entries(root, "docs/_data/references.yml", Reference, problems),
        help_lines=_entries(root, "docs/_data/help-lines.yml", HelpLine, problems),
        emergency=_entries(root, "docs/_data/emergency.yml", Emergency, problems),
        pictures={p.name: _read(root, p.relative_to(root).as_posix(), problems) or "" for p in sorted((root / "docs/assets/images").glob("*.svg"))},
        files=frozenset(p.relative_to(root).as_posix() for d in ("docs", "quizzes") for p in (root / d).rglob("*") if p.is_file()),
        today=today or date.today(),
        lines=lines,
    )
    return course, problems


def _read(root: Path, path: str, problems: list[Problem]) -> str | None:
    try:
        raw = (root / path).read_bytes()
    except OSError as error:
        problems.append(Problem(path, 1, "unreadable", f"cannot be opened: {error.strerror}"))
        return None
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(Problem(path, line, "unreadable", f"not UTF-8 (byte 0x{raw[error.start]:02x}); save the file as UTF-8"))
        return None


def _parse_yaml(text: str, path: str, offset: int, problems: list[Problem]) -> tuple[object, dict[str, int]]:
    """The data, and for every key of a mapping `a` or `a.b` the line it stands on."""
    lines: dict[str, int] = {}

    def walk(node, prefix: str, depth: int) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                name = f"{prefix}{key.value}"
                lines[name] = key.start_mark.line + 1 + offset
                if depth < 2:
                    walk(value, name + ".", depth + 1)
        elif isinstance(node, yaml.SequenceNode):
            for i, item in enumerate(node.value):
                lines[f"{prefix}{i}"] = item.start_mark.line + 1 + offset

    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, lines
        walk(node, "", 0)
        return loader.construct_document(node), lines
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 1 + offset
        problems.append(Problem(path, line, "unreadable", f"not valid YAML: {getattr(error, 'problem', None) or error}"))
        return None, lines
    finally:
        loader.dispose()


def _yaml(root: Path, path: str, problems: list[Problem]) -> tuple[object, dict[str, int]]:
    text = _read(root, path, problems)
    return (None, {}) if text is None else _parse_yaml(text, path, 0, problems)


def _reviewers(data, lines: dict[str, int], problems: list[Problem]) -> tuple[dict, ...]:
    """The complete entries; with an incomplete one nobody may be told that the course was reviewed."""
    complete = []
    for n, entry in enumerate(data if isinstance(data, list) else ()):
        if isinstance(entry, dict) and all(entry.get(k) for k in ("name", "credential", "date", "pages")) and isinstance(entry["pages"], list):
            complete.append(entry)
        else:
            problems.append(Problem("course.yml", lines.get(f"reviewers.{n}", 1), "reviewer", "a reviewer needs name, credential, date and a list of pages"))
    return tuple(complete)


def _sponsor(data, lines: dict[str, int], problems: list[Problem]) -> Sponsor | None:
    """A whole sponsor or none: half of one must not change what the course says of credit."""
    if data is None:
        return None
    entry = data if isinstance(data, dict) else {}
    for key in {"name": 0, "test": 0} | entry:
        if key not in ("name", "test") or not isinstance(entry.get(key), str) or not entry[key].strip():
            at = lines.get(f"sponsor.{key}", lines.get("sponsor", 1))
            problems.append(Problem("course.yml", at, "entry", f"“sponsor” is {{name, test}}: who, and the https address of a test that they hold themselves; “{key}” is not right"))
            return None
    return Sponsor(**entry)


def _mapping(data: dict, key: str, problems: list[Problem], lines: dict[str, int]) -> dict:
    """A mapping of course.yml, empty where something else stands in its place."""
    value = data.get(key)
    if value is None or isinstance(value, dict):
        return value or {}
    problems.append(Problem("course.yml", lines.get(key, 1), "entry", f"“{key}” must be a mapping"))
    return {}


def _claims(data: dict, lines: dict[str, int], problems: list[Problem]) -> dict[str, Claim]:
    claims = {}
    for id, claim in data.items():
        line = lines.get(f"claims.{id}", 1)
        if not isinstance(claim, dict) or set(claim) != {"assess", "basis", "says"} or claim["basis"] not in BASES:
            problems.append(Problem("course.yml", line, "claim", f"claim {id} must have assess, basis ({', '.join(BASES)}) and says"))
            continue
        claims[id] = Claim(id, str(claim["says"]), claim["basis"], claim["assess"] is True, line)
    return claims


def _entries(root: Path, path: str, kind, problems: list[Problem]) -> tuple:
    """A YAML list of flat entries as `kind`; a field that is not known or of a wrong type is a problem."""
    if not (root / path).exists():
        return ()
    data, lines = _yaml(root, path, problems)
    fields = {f: kind.__dataclass_fields__[f].type for f in kind.__dataclass_fields__ if f != "line"}
    found = []
    for i, entry in enumerate(data if isinstance(data, list) else ()):
        line = lines.get(str(i), 1)
        if not isinstance(entry, dict):
            problems.append(Problem(path, line, "entry", "every entry of the list must be a mapping"))
            continue
        for unknown in sorted(set(entry) - set(fields)):
            problems.append(Problem(path, line, "entry", f"unknown field “{unknown}”; known are {', '.join(fields)}"))
        values = {f: entry.get(f, False if t == "bool" else "") for f, t in fields.items()}
        values = {f: str(v) if fields[f] == "str" else v for f, v in values.items()}
        found.append(kind(**values, line=line))
    return tuple(found)


def _links(lines: list[str], first_line: int) -> tuple[Link, ...]:
    return tuple(
        Link(m[3], m[2], i + first_line, bool(m[1]))
        for i, line in prose_lines(lines)
        if "](" in line
        for m in LINK.finditer(re.sub(r"`[^`]*`", "", line))
    )


def _page(root: Path, path: str, problems: list[Problem]) -> Page | None:
    text = _read(root, path, problems)
    if text is None:
        return None
    meta, meta_lines, body, first = {}, {}, text, 1
    before = len(problems)
    if text.startswith("---\n"):
        head, closed, rest = text[4:].partition("\n---\n")
        if closed:
            data, meta_lines = _parse_yaml(head, path, 1, problems)
            meta = data if isinstance(data, dict) else {}
            body, first = rest, head.count("\n") + 4
        else:
            problems.append(Problem(path, 1, "unreadable", "the front matter is opened by --- and never closed"))
    lines = body.split("\n")
    return Page(path, meta, meta_lines, body, first, _sections(lines, first), _links(lines, first), len(problems) == before)


def _sections(lines: list[str], first_line: int) -> tuple[Section, ...]:
    heads = []
    for i, line in prose_lines(lines):
        if line.startswith("#") and (m := HEADING.match(line)):
            heads.append((i, len(m[1]), m[2], parse_attrs(m[3] or "")))
    sections = []
    for n, (i, level, title, (id, classes, attrs)) in enumerate(heads):
        end = next((j for j, other, *_ in heads[n + 1 :] if other <= level), len(lines))
        sections.append(Section(title, level, i + first_line, id, classes, attrs, "\n".join(lines[i + 1 : end])))
    return tuple(sections)


def _module(id: str, number: int, page: Page, bank: str, text: str, pages: dict[str, Page], problems: list[Problem]) -> Module:
    meta = page.meta
    objectives = []
    stated = meta.get("objectives")
    for name, entry in stated.items() if isinstance(stated, dict) else ():
        entry = entry if isinstance(entry, dict) else {}
        line = page.line_of(f"objectives.{name}")
        objectives.append(Objective(str(name), str(entry.get("says") or ""), str(entry.get("serves") or ""), line))
    for_sections, callout, teaches = ({str(k): str(v) for k, v in meta[key].items()} if isinstance(meta.get(key), dict) else {} for key in ("sections", "callout", "teaches"))
    lent = dict.fromkeys(f"docs/{target.partition('#')[0]}" for target in teaches.values())
    people = meta.get("people") if isinstance(meta.get("people"), list) else []
    return Module(
        id=id,
        number=number,
        page=page,
        objectives=tuple(objectives),
        section_lines=for_sections,
        people=tuple(str(p) for p in people),
        callout=callout,
        teaches=teaches,
        lent=tuple(pages[path] for path in lent if path in pages),
        bank=bank,
        bank_text=text,
        questions=tuple(_questions(text, bank, problems)),
    )


def _questions(text: str, path: str, problems: list[Problem]) -> list[Question]:
    """Every `## id { … }` of a bank. A question outside one is a problem: it could never be shown."""
    lines = text.split("\n")
    starts = [i for i, line in enumerate(lines) if re.match(r"##[ \t]", line)] + [len(lines)]
    for i in range(starts[0]):
        if "<quiz>" in lines[i]:
            problems.append(Problem(path, i + 1, "question-form", "a question needs a heading `## id { objective=… claims=… kind=… key=… }` above it"))
    return [_question(lines[a:b], a + 1, path) for a, b in zip(starts, starts[1:], strict=False)]


def _question(block: list[str], first: int, path: str) -> Question:
    """One question from its heading to the line before the next. See the authoring guide for the form."""
    flaws: list[Problem] = []

    def flaw(index: int, message: str) -> None:
        flaws.append(Problem(path, first + index, "question-form", message))

    heading = HEADING.match(block[0])
    _, _, attrs = parse_attrs((heading[3] if heading else "") or "")
    id = heading[2].strip() if heading else ""

    opens = [i for i, line in enumerate(block) if "<quiz>" in line]
    closes = [i for i, line in enumerate(block) if "</quiz>" in line]
    if len(opens) != 1 or len(closes) != 1 or (opens and closes and closes[0] < opens[0]):
        flaw(opens[0] if opens else 0, "needs one line `<quiz>` and below it one line `</quiz>`")
        return Question(id, path, first, attrs, "", (), "", (), tuple(flaws))
    start, end = opens[0], closes[0]
    for i in (start, end):
        if block[i] not in ("<quiz>", "</quiz>"):
            flaw(i, "`<quiz>` and `</quiz>` stand alone on their line, without spaces")
    if start + 1 < end and block[start + 1].strip():
        flaw(start + 1, "a blank line must follow `<quiz>`, or GitHub shows the question as raw text")
    for i, line in enumerate(block[1:], start=1):
        if line.strip() and not start <= i <= end:
            flaw(i, "text outside `<quiz> … </quiz>` is never shown; move it inside or delete it")
        if "[[" in line:
            flaw(i, "`[[` makes a blank to fill in; write one bracket")

    body = [(i, line.rstrip()) for i, line in enumerate(block) if start < i < end]
    at = next((n for n, (_, line) in enumerate(body) if LOOSE_OPTION.match(line)), None)
    if at is None:
        flaw(start, "has no option; an option is a line `- [x] …` or `- [ ] …`")
        return Question(id, path, first, attrs, _join(body), (), "", (), tuple(flaws))
    stem = _join(body[:at])
    if not stem:
        flaw(start, "has no stem above its options")

    options: list[Option] = []
    rationale: list[tuple[int, str]] = []
    blank = misplaced = False
    for i, line in body[at:]:
        option, feedback = OPTION.match(line), FEEDBACK.match(line)
        if rationale:
            if not misplaced and (LOOSE_OPTION.match(line) or feedback):
                misplaced = True
                flaw(i, "an option or feedback below the rationale would be shown as part of it; move it up")
            rationale.append((i, line))
        elif not line:
            blank = True
        elif LOOSE_OPTION.match(line):
            if not option or option[1] not in ("x", " "):
                flaw(i, "an option starts with `- [x] ` or `- [ ] ` at the left margin")
                option = option or re.match(r"^\s*[-*+]\s*\[([^\]]?)\]\s*(.*)$", line)
            if blank:
                flaw(i, "no blank line may stand between the options")
            options.append(Option(option[2].strip(), option[1] in ("x", "X"), "", first + i))
            blank = False
        elif feedback:
            if blank:
                flaw(i, "no blank line may stand between an option and its feedback")
            last = options[-1]
            options[-1] = Option(last.text, last.correct, f"{last.feedback} {feedback[1]}".strip(), last.line)
        elif blank:
            rationale.append((i, line))
        else:
            flaw(i, "neither option nor feedback; an option stands on one line, the rationale below a blank line")
            rationale.append((i, line))
    return Question(id, path, first, attrs, stem, tuple(options), _join(rationale), _links(block, first), tuple(flaws))


def _join(lines: list[tuple[int, str]]) -> str:
    return "\n".join(line for _, line in lines).strip()
