"""The schemas for editors say what the typed schema says, and the real course keeps to them."""

from __future__ import annotations

import copy
import json
import re

import pytest
from jsonschema import Draft7Validator

import cli
from building import FIXTURES, ROOT
from course import json_schema
from course.read import markdown
from course.read.folder import FOLDERS, KINDS
from course.read.yaml_source import LOADER
from course.schema import ModuleMeta, PageMeta

FOLDER = ".github/schema"
SCHEMAS = {name.removesuffix(".schema.json"): json.loads(text) for name, text in json_schema.schemas().items()}
CHECKERS = {n: Draft7Validator(s, format_checker=Draft7Validator.FORMAT_CHECKER) for n, s in SCHEMAS.items()}
DATA = ["course.yml", *sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "docs/_data").glob("*.yml"))]
KIND_OF = {kind: name for name, kind in json_schema.FRONT_MATTER.items()}


def wrong(name, data):
    """What a schema finds wrong with data."""
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in CHECKERS[name].iter_errors(data)]


def read(text):
    """YAML as an editor reads it: a date is text."""
    loader = LOADER(text)
    loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
        for first, found in LOADER.yaml_implicit_resolvers.items()
    }
    return loader.get_single_data()


def pages(root, data):
    """(name of its schema, front matter) of every page."""
    for path in sorted((root / "docs").rglob("*.md")):
        src = path.relative_to(root).as_posix()
        folder = f"{src.rpartition('/')[0]}/"
        kinds = [KINDS[kind] for kind in FOLDERS if FOLDERS[kind] == folder and path.stem in data.get(kind, ())]
        kind = ModuleMeta if folder == "docs/modules/" else kinds[0] if kinds else PageMeta
        yield KIND_OF[kind], src, read(markdown.split(path.read_text("utf-8")).head)


def test_the_schemas_are_up_to_date():
    written = {p.name: p.read_text("utf-8") for p in (ROOT / FOLDER).iterdir()}
    assert written == json_schema.schemas(), "run `make generated`"


def test_the_command_writes_them(tmp_path):
    assert cli.main(["schema", str(tmp_path / "new")]) == 0
    assert {p.name: p.read_text("utf-8") for p in (tmp_path / "new").iterdir()} == json_schema.schemas()


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name):
    Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("root", [ROOT, FIXTURES / "minimal"], ids=["real", "minimal"])
@pytest.mark.parametrize("path", DATA)
def test_the_data_files_keep_to_their_schemas(root, path):
    name = path.rpartition("/")[2].removesuffix(".yml")
    assert wrong(name, read((root / path).read_text("utf-8"))) == []


@pytest.mark.parametrize("root", [ROOT, FIXTURES / "minimal"], ids=["real", "minimal"])
def test_the_front_matter_of_every_page_keeps_to_its_schema(root):
    found = list(pages(root, read((root / "course.yml").read_text("utf-8"))))
    assert {name for name, _, _ in found} == set(json_schema.FRONT_MATTER)
    assert [(src, wrong(name, data)) for name, src, data in found if wrong(name, data)] == []


@pytest.mark.parametrize("path", DATA)
def test_an_editor_finds_the_schema_of_a_data_file(path):
    first = (ROOT / path).read_text("utf-8").partition("\n")[0]
    target = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)[1]
    name = path.rpartition("/")[2].replace(".yml", ".schema.json")
    assert ((ROOT / path).parent / target).resolve() == ROOT / FOLDER / name


MISTAKES = [  # what is done to course.yml, and what an editor says
    (lambda data: data.pop("title"), "'title' is a required property"),
    (lambda data: data.update(titel="A course"), "'titel' was unexpected"),
    (lambda data: data.update(subtitle=" "), "does not match"),
    (lambda data: data.update(recheck_months="two"), "'two' is not of type 'integer'"),
    (lambda data: data.update(released="soon"), "'soon' is not a 'date'"),
    (lambda data: data.update(modules=[]), "[] should be non-empty"),
    (lambda data: data.update(objectives={}), "{} should be non-empty"),
    (lambda data: data["claims"]["C1"].update(basis=""), "'' is not one of"),
    (lambda data: data["claims"]["C1"].update(line=3), "'line' was unexpected"),
    (lambda data: data.update(safety=None), "None is not of type 'object'"),
]


@pytest.mark.parametrize(("spoil", "says"), MISTAKES, ids=[says for _, says in MISTAKES])
def test_a_mistake_in_course_yml_is_seen(spoil, says):
    data = copy.deepcopy(read((FIXTURES / "minimal/course.yml").read_text("utf-8")))
    assert wrong("course", data) == []
    spoil(data)
    assert any(says in told for told in wrong("course", data)), wrong("course", data)
