"""The page of findings says what the program says, of every code; every code is at work."""

import re
from pathlib import Path

import pytest

from tests.findings_page import CASES, PAGE, ROOT, all_codes, examples, meanings, page

CODES = all_codes()
SOURCES = [
    path.read_text(encoding="utf-8")
    for path in (ROOT / "src").rglob("*.py")
    if path.name != "codes.py"
]
OURS = {Path(__file__).name, "findings_page.py"}
TESTS = [
    *(
        path.read_text(encoding="utf-8")
        for suffix in ("*.py", "*.txt")
        for path in (ROOT / "tests").rglob(suffix)
        if path.name not in OURS
    ),
    *(case.name for kind in ("src", "styles") for case in (CASES / kind).iterdir()),
]


def test_the_page_is_what_its_maker_makes() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"


def test_no_id_stands_for_two_codes() -> None:
    ids = [code.id for code in CODES.values()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", CODES)
def test_a_code_says_what_to_do_is_used_and_has_a_case(name: str) -> None:
    assert meanings().get(name), "write below it what it means and what to do"
    used = re.compile(rf"\b{name}\b")
    assert any(used.search(text) for text in SOURCES)
    tested = re.compile(rf"\b({name}|{CODES[name].id})\b")
    assert any(tested.search(text) for text in TESTS)


def test_every_case_shows_a_code_that_is_there() -> None:
    assert examples().keys() <= {code.id for code in CODES.values()}
