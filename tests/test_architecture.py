"""The structure holds.

Imports point down, each foreign library has one room, files and functions stay small.
"""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
MODULES = sorted(SOURCE.rglob("*.py"))
BENCHMARKS = sorted((SOURCE.parent / "benchmarks").rglob("*.py"))

FLOORS = {
    "errors": 0,
    "findings": 0,
    "codes": 0,
    "model": 1,
    "language": 1,
    "disk": 1,
    "fontconfig": 1,
    "given_file": 1,
    "garbage": 1,
    "project": 1,
    "tree": 1,
    "beside": 0,
    "meeting": 0,
    "printable": 0,
    "whole": 1,
    "read": 2,
    "assemble": 2,
    "importers": 2,
    "render": 2,
    "build": 3,
    "cli": 4,
}
ROOMS = {
    "babel": "handoutkit.language",
    "bibtexparser": "handoutkit.importers.bibliographies.bibtex",
    "citeproc": "handoutkit.assemble.citations",
    "click": "handoutkit.cli",
    "cssselect2": "handoutkit.render.stacks",
    "dask": "handoutkit.build.cluster",
    "distributed": "handoutkit.build.cluster",
    "docx": "handoutkit.importers.docx",
    "ebooklib": "handoutkit.render.epub",
    "html_to_markdown": "handoutkit.importers.words",
    "jinja2": "handoutkit.render.page",
    "mammoth": "handoutkit.importers.docx",
    "markdown_it": "handoutkit.read.markdown",
    "mdit_py_plugins": "handoutkit.read.markdown",
    "nh3": "handoutkit.importers.page",
    "pydyf": "handoutkit.render.pdf",
    "pylatexenc": "handoutkit.importers.bibliographies.bibtex",
    "rispy": "handoutkit.importers.bibliographies.ris",
    "ruamel": "handoutkit.read.yaml",
    "sentencex": "handoutkit.language",
    "tinycss2": "handoutkit.render.sheets",
    "tinyhtml5": "handoutkit.render.pdf",
    "watchfiles": "handoutkit.build.watching",
    "weasyprint": "handoutkit.render.pdf",
}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> Iterator[str]:
    """Give all that a module imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield str(node.module)


def room_of(module: str) -> str | None:
    """Give the room of one of our modules; none for the package itself and its command."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] != "__main__" else None


def points_down(importer: str, imported: str) -> bool:
    here, there = room_of(importer), room_of(imported)
    if here is None or there is None or here == there:
        return True
    # The lowest floor is one room: what can go wrong, and how it is said.
    return FLOORS[there] < FLOORS[here] or FLOORS[there] == FLOORS[here] == 0


def functions_in(path: Path) -> Iterator[tuple[str, int]]:
    """Give each function's name and its lines, the docstring left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            said = (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(node) else 0
            yield node.name, (node.end_lineno or 0) - node.lineno + 1 - said


def test_the_rules_can_fail() -> None:
    assert not points_down("handoutkit.model.blocks", "handoutkit.read.yaml")
    assert not points_down("handoutkit.read.yaml", "handoutkit.render.page")
    assert not points_down("handoutkit.disk", "handoutkit.model.blocks")
    assert points_down("handoutkit.build.run", "handoutkit.read.library")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down(path: Path) -> None:
    ours = [name for name in imports_of(path) if name.split(".")[0] == "handoutkit"]
    assert [name for name in ours if not points_down(name_of(path), name)] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_foreign_library_has_one_room(path: Path) -> None:
    module = name_of(path)
    strays = [
        name
        for name in imports_of(path)
        if (room := ROOMS.get(name.split(".")[0])) is not None
        and module != room
        and not module.startswith(f"{room}.")
        and not module.startswith(f"{room}_")
    ]
    assert strays == []


def test_every_room_is_used() -> None:
    imported = {name.split(".")[0] for path in MODULES for name in imports_of(path)}
    assert ROOMS.keys() <= imported


@pytest.mark.parametrize("path", [*MODULES, *BENCHMARKS], ids=lambda path: path.stem)
def test_a_module_says_what_it_is_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= LONGEST_FILE
    assert [one for one in functions_in(path) if one[1] > LONGEST_FUNCTION] == []


def test_no_module_is_a_grab_bag() -> None:
    names = {path.stem for path in (*MODULES, *BENCHMARKS)}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "manager", "shared"}


def test_every_test_file_is_collected(pytestconfig: pytest.Config) -> None:
    """Pytest leaves out folders named `build` unless it is told otherwise."""
    tests = Path(__file__).parent
    left_out = pytestconfig.getini("norecursedirs")
    folders = {path.parent.relative_to(tests) for path in tests.rglob("test_*.py")}
    names = {part for folder in folders for part in folder.parts}
    assert Path("build") in folders
    assert [name for name in names if any(fnmatch(name, one) for one in left_out)] == []
