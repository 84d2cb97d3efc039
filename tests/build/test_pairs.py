"""Two faults are told in one run as each is alone: neither hides the other, nor moves its place."""

from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from handoutkit.findings import Finding
from tests.build.tiny import (
    BACK_PAIN,
    FILES,
    INSOMNIA,
    SLEEP,
    SUPPLEMENT,
    WALKING,
    edit,
    run_build,
    write_library,
)


class Fault(NamedTuple):
    """What to replace in a file (or the whole of a new one), and the code that tells of it."""

    path: str
    old: str
    new: str
    code: str


SHEET = "styles/parts/callout.css"
TEMPLATE = "styles/templates/page.html.jinja"
FAULTS = {
    "unknown key": Fault(INSOMNIA, "codes:", "coeds:", "SRC-013"),
    "impossible date": Fault(SLEEP, "2026-03-04", "2026-02-30", "SRC-015"),
    "unknown section": Fault(BACK_PAIN, "walking/steps", "walking/stairs", "SRC-021"),
    "reworded disclaimer": Fault(SUPPLEMENT, "any disease", "all diseases", "SRC-023"),
    "citation without reference": Fault(SLEEP, "@doe2020", "@nobody", "SRC-024"),
    "raw HTML": Fault(SLEEP, "Noise is bad", "Noise is <b>bad", "SRC-030"),
    "leftover braces": Fault(WALKING, "each day.", "each day{.big}.", "SRC-037"),
    "missing image": Fault(SLEEP, "images/moon.svg", "images/mon.svg", "SRC-002"),
    "unknown token": Fault(SHEET, "", ".tip { color: var(--inc); }", "SRC-081"),
    "unknown name in a template": Fault(TEMPLATE, "", "<h1>{{ vew.title }}</h1>", "SRC-083"),
}

PAIRS = list(combinations(FAULTS, 2))


def told(root: Path, *names: str) -> set[Finding]:
    """Give what a dry run says of the tiny library with these faults."""
    files = dict(FILES)
    for fault in (FAULTS[name] for name in names):
        text = files.get(fault.path, "")
        assert text.count(fault.old) == 1
        files[fault.path] = text.replace(fault.old, fault.new)
    write_library(root)
    for path, text in files.items():
        edit(root, path, text)
    findings = run_build(root, dry_run=True).findings
    assert len(set(findings)) == len(findings)
    return set(findings)


def test_there_are_45_pairs() -> None:
    assert len(PAIRS) == 45


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told_once_and_nothing_else(tmp_path: Path, name: str) -> None:
    (finding,) = told(tmp_path, name)
    assert (finding.place.path, finding.code) == (FAULTS[name].path, FAULTS[name].code)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_faults_are_told_together(tmp_path: Path, one: str, other: str) -> None:
    alone = told(tmp_path / "one", one) | told(tmp_path / "other", other)
    assert told(tmp_path / "both", one, other) == alone
    assert len(alone) == 2
