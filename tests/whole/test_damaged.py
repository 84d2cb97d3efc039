"""A library with a fault is refused with findings; a damaged one is built or refused, no more."""

from pathlib import Path
from random import Random

import pytest

from handoutkit.build.recall import FOLDER
from handoutkit.build.request import BuildReport, BuildRequest
from handoutkit.build.run import build
from handoutkit.cli.build_report import exit_code
from handoutkit.errors import ExitCode, LibraryUnreadable
from tests.whole.generate import write_library

ARTICLE = "handouts/articles/article-0/article.md"
SNIPPETS = (
    *("---", "- ", "  ", "\n\n", "## ", "::: tip", "|", "[^", "]{.claim}", "{#a}", "<b>", "[@"),
    *("](", "*", '"', ":", "{", "~", "\\", "0", "\t", "\0", "\ue000", "\u202e", "\u0644"),
)


def try_to_build(root: Path) -> BuildReport:
    return build(root, BuildRequest(out=root / "build"), lambda *_: None)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("A word [@nobody].", "SRC-024"),
        ("A word \ue000.", "PAGE-008"),
        ("A <b>word</b>.", "SRC-030"),
        ("::: tip\nA word.", "SRC-036"),
        ("![A picture](images/nothing.svg)", "SRC-002"),
        ("| a |\n| --- |\n| b |", "SRC-045"),
        ("A word[^nothing].", "SRC-025"),
    ],
)
def test_a_library_with_a_fault_is_refused(tmp_path: Path, fault: str, code: str) -> None:
    write_library(0, tmp_path)
    article = tmp_path / ARTICLE
    article.write_text(f"{article.read_text(encoding='utf-8')}\n{fault}\n", encoding="utf-8")
    report = try_to_build(tmp_path)
    assert exit_code(report) == ExitCode.FINDINGS
    assert {str(one.state) for one in report.outputs} == {"stopped"}
    finding = next(one for one in report.findings if one.code == code)
    assert finding.place.path == ARTICLE
    assert finding.hint


def damage(random: Random, root: Path) -> None:
    """Cut something out of a file, put something into it, or exchange two pieces of it."""
    files = (path for path in sorted(root.rglob("*")) if path.parent.name != FOLDER)
    texts = [path for path in files if path.suffix in {".md", ".yaml", ".json"}]
    path = random.choice(texts)
    text = path.read_text(encoding="utf-8")
    for _ in range(random.randint(1, 3)):
        start, middle, end = sorted(random.randint(0, len(text)) for _ in range(3))
        match random.randint(0, 2):
            case 0:
                text = text[:start] + text[min(middle, start + 40) :]
            case 1:
                text = text[:start] + random.choice(SNIPPETS) + text[start:]
            case _:
                text = text[:start] + text[middle:end] + text[start:middle] + text[end:]
    path.write_text(text, encoding="utf-8")


def build_damaged(seeds: range, root: Path) -> None:
    """Build damaged libraries: a report, or the word that there is no library."""
    for seed in seeds:
        write_library(0, root)
        damage(Random(seed), root)
        try:
            report = try_to_build(root)
        except LibraryUnreadable:
            continue
        built = {str(one.state) for one in report.outputs} <= {"built", "kept"}
        assert built or any(one.is_error for one in report.findings), seed


def test_damaged_libraries_are_built_or_refused(tmp_path: Path) -> None:
    build_damaged(range(20), tmp_path)


@pytest.mark.slow
def test_many_damaged_libraries_are_built_or_refused(tmp_path: Path) -> None:
    build_damaged(range(20, 400), tmp_path)
