"""What is in a library already is never written over by an import without a word."""

import json
from io import BytesIO
from pathlib import Path

from PIL import Image

from handoutkit.build.import_request import Imported
from handoutkit.build.translating import translate
from tests.build.importing import imported, shelf, tree
from tests.builders import DAY

TEXT = """\
# Ginger

## What it is

Ginger is a root. It is eaten all over the world. ![A root](root.png)

## Care

Do not take more than 3 g a day.

## Note

This page on roots is for general information only and is not medical advice.
"""
NOTE = "handouts/disclaimers/ginger-note.md"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def picture(colour: str) -> bytes:
    data = BytesIO()
    Image.new("RGB", (200, 100), colour).save(data, "PNG")
    return data.getvalue()


def library(tmp_path: Path) -> tuple[Path, Path]:
    """Write a library with an imported article, and give it with the file it came from."""
    root = shelf(tmp_path / "library")
    source = write(tmp_path / "ginger.md", TEXT)
    (tmp_path / "root.png").write_bytes(picture("red"))
    imported(root, source)
    return root, source


def codes(one: Imported) -> list[str]:
    return [finding.code for finding in one.findings]


def test_a_disclaimer_of_another_stays(tmp_path: Path) -> None:
    root = shelf(tmp_path / "library")
    path = write(root / NOTE, "Not even one that can be read.")
    (one,) = imported(root, write(tmp_path / "ginger.md", TEXT))
    assert path.read_text() == "Not even one that can be read."
    assert "handouts/disclaimers/ginger-note-2.md" in one.written


def test_a_disclaimer_that_was_edited_here_stays(tmp_path: Path) -> None:
    root, source = library(tmp_path)
    edited = (root / NOTE).read_text().replace("general information", "learning")
    write(root / NOTE, edited)
    (one,) = imported(root, source, update=True)
    assert (root / NOTE).read_text() == edited
    assert "IMP-040" in codes(one) or "handouts/disclaimers/ginger-note-2.md" in one.written
    (again,) = imported(root, source, update=True)
    assert not [path for path in again.written if "disclaimers" in path]


def test_a_picture_that_was_changed_here_stays_and_is_told_of(tmp_path: Path) -> None:
    root, source = library(tmp_path)
    (path,) = (root / "handouts/articles/ginger/images").iterdir()
    path.write_bytes(picture("green"))
    (one,) = imported(root, source, update=True)
    assert path.read_bytes() == picture("green")
    assert "IMP-052" in codes(one)
    imported(root, source, update=True, overwrite=True)
    assert path.read_bytes() != picture("green")


def test_references_that_cannot_be_read_are_left_alone(tmp_path: Path) -> None:
    root, source = library(tmp_path)
    path = root / "handouts/articles/ginger/references.json"
    path.write_text('[{"id": "doe", "type": "book", "title": "Roots"}]', encoding="utf-16")
    before = path.read_bytes()
    book = write(tmp_path / "b.json", json.dumps([{"type": "book", "title": "On all roots"}]))
    (one,) = imported(root, book, into="ginger")
    listed = "## References\n\n1. Smith J. A study of ginger. Lancet. 2010;3:4-5.\n"
    (two,) = imported(root, write(source, TEXT + "\n" + listed), update=True)
    assert (one.refused, two.refused) == (True, True)
    assert path.read_bytes() == before


def test_a_folder_without_a_readable_article_keeps_out_one_text_and_no_other(
    tmp_path: Path,
) -> None:
    root = shelf(tmp_path / "library")
    write(root / "handouts/articles/ginger/article.md", "No head.")
    before = tree(root)
    other = write(tmp_path / "o.md", "# Other roots\n\n## What\n\nThey are roots as well.\n")
    one, two = imported(root, write(tmp_path / "ginger.md", TEXT), other)
    assert (one.refused, two.refused) == (True, False)
    assert "IMP-006" in codes(one)
    assert {path: tree(root)[path] for path in before} == before
    assert not (root / NOTE).exists()


def test_a_translation_is_not_taken_for_the_article(tmp_path: Path) -> None:
    root, source = library(tmp_path)
    translate(root, "ginger", "de", DAY, accept=False)
    (one,) = imported(root, write(source, TEXT.replace("3 g", "2 g")), update=True)
    assert not one.refused
    assert "2 g" in (root / "handouts/articles/ginger/article.md").read_text()


def test_two_files_never_become_one_article(tmp_path: Path) -> None:
    root, source = library(tmp_path)
    other = write(tmp_path / "o.md", "# Other roots\n\n## What\n\nThey are roots as well.\n")
    one, two = imported(root, source, other, update=True, into="ginger")
    assert (one.refused, two.refused) == (False, True)
    assert "They are" not in (root / "handouts/articles/ginger/article.md").read_text()


def test_the_name_of_a_file_may_hold_what_is_no_text(tmp_path: Path) -> None:
    root = shelf(tmp_path / "library")
    source = write(Path(f"{tmp_path}/\udcff\u2028.md"), TEXT)
    (one,) = imported(root, source)
    assert not one.refused
    (same,) = imported(root, source, update=True)
    assert {str(each.change) for each in same.changes} == {"unchanged"}
