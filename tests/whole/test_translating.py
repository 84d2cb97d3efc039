"""Whatever happens to a source, its translation is marked, keeps its words, and is finished."""

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from handoutkit.build.text_files import TextFile, read_file
from handoutkit.build.translating import Translated, translate
from handoutkit.disk import FolderDisk
from tests.whole.generate import write_library
from tests.whole.shapes import shape_of
from tests.whole.tongue import in_words_of

LIBRARY = 26  # small, in two languages
SOURCE = "handouts/articles/article-0/article.md"
LANG = shape_of(LIBRARY).languages[1]
OWN = SOURCE.replace(".md", f".{LANG}.md")


def translated(root: Path) -> Translated:
    made = translate(root, "article-0", LANG, date(2026, 1, 1), accept=False)
    assert made.findings == ()
    return made


def parts(root: Path, path: str) -> TextFile:
    return read_file(FolderDisk(root), path)


def body(root: Path) -> Counter[str]:
    file = parts(root, OWN)
    return Counter(file.lines[file.body - 1 :])


def edit_source(root: Path, random: Random) -> None:
    """Remove some blocks, write some new ones, and change some."""
    file = parts(root, SOURCE)
    lines = list(file.lines)
    plain = [one for one in file.extents if one.kind in ("paragraph", "table", "bullet_list")]
    for extent in sorted(random.sample(plain, 4), key=lambda one: -one.first):
        words = lines[extent.first - 1 : extent.last]
        has_notes = "[^" in "".join(words)
        match random.randint(0, 2):
            case 0 if extent.kind == "paragraph":
                lines[extent.first - 1] = f"Also {words[0]}"
            case 1 if not has_notes:
                lines[extent.first - 1 : extent.last] = ["Water."] * random.randint(0, 1)
            case _:
                lines[extent.last : extent.last] = ["", f"Take {random.randint(1, 99)}.", ""]
    (root / SOURCE).write_text("\n".join(lines), encoding="utf-8")


def finish(root: Path, made: Translated) -> None:
    """Do with each block what is asked for."""
    own, source = parts(root, OWN), parts(root, SOURCE)
    lines = list(own.lines)
    for one in sorted(made.waiting, key=lambda one: -one.finding.place.line):
        extent = own.extent(one.finding.place.line)
        words = () if one.source is None else source.words(one.source.line, "")
        new = [in_words_of(LANG, line, "en").replace("Take", "Tome") for line in words]
        lines[extent.first - 1 : extent.last] = new
    (root / OWN).write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("seed", range(6))
def test_a_translation_follows_its_source(tmp_path: Path, seed: int) -> None:
    write_library(LIBRARY, tmp_path)
    assert translated(tmp_path).waiting == ()
    before = body(tmp_path)
    edit_source(tmp_path, Random(seed))

    made = translated(tmp_path)
    assert made.waiting
    assert not before - body(tmp_path)
    marked = (tmp_path / OWN).read_bytes()
    assert translated(tmp_path) == made
    assert (tmp_path / OWN).read_bytes() == marked

    finish(tmp_path, made)
    assert translated(tmp_path).waiting == ()
