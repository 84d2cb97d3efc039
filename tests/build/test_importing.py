"""From a file that somebody has to an article of the library: nothing lost, nothing half done."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from handoutkit.build import importing_article
from handoutkit.build.import_log import PATH as LOG
from handoutkit.build.import_request import Change, Imported
from handoutkit.build.translating import translate
from handoutkit.disk import FolderDisk
from handoutkit.errors import LibraryUnreadable, UsageProblem
from handoutkit.importers.draft import Fate, Judged
from handoutkit.read.library import read_library
from tests.build.importing import CASES, NAMES, imported, shelf, source_of, tree
from tests.builders import DAY

BOOK = """\
TY  - JOUR
TI  - Magnesium and Fibromyalgia: A Literature Review
AU  - Boulis, Michael
PY  - 2021
DO  - 10.1177/21501327211038433
ER  -
"""
DISCLAIMED = """\
Ginger

What it is
Ginger is a root. It is eaten all over the world.

Note
This page on food supplements is for general information only and is not medical advice.
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def codes(one: Imported) -> list[str]:
    return [finding.code for finding in one.findings]


# What keeps a file out


def test_without_a_library_nothing_can_be_written_but_all_can_be_told() -> None:
    (one,) = imported(None, source_of("supplement"), dry_run=True)
    assert one.draft is not None
    assert (one.written, one.refused) == ((), False)


def test_a_library_whose_settings_are_broken_takes_nothing(tmp_path: Path) -> None:
    write(shelf(tmp_path) / "handouts/library.yaml", "schema: 1\n")
    with pytest.raises(LibraryUnreadable):
        imported(tmp_path, source_of("supplement"))


@pytest.mark.parametrize(
    "asked", [{"into": "no-such"}, {"id": "Not an id"}, {"lang": "no-language-at-all"}]
)
def test_what_cannot_be_meant_is_refused_before_anything_is_read(
    tmp_path: Path, asked: dict[str, object]
) -> None:
    root = shelf(tmp_path)
    before = tree(root)
    with pytest.raises(UsageProblem):
        imported(root, source_of("supplement"), **asked)
    assert tree(root) == before


def test_a_bad_file_costs_no_other(tmp_path: Path) -> None:
    root = shelf(tmp_path / "library")
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 but no more")
    gone = tmp_path / "gone.txt"
    bad, absent, good = imported(root, tmp_path / "bad.docx", gone, source_of("sommeil"))
    assert (bad.refused, absent.refused, good.refused) == (True, True, False)
    assert bad.findings
    assert absent.findings
    assert good.article == "bien-dormir"


def test_the_same_file_again_does_nothing_so_that_a_batch_can_go_on(tmp_path: Path) -> None:
    root = shelf(tmp_path)
    imported(root, source_of("sommeil"))
    before = tree(root)
    again, other = imported(root, source_of("sommeil"), source_of("ruecken"), dry_run=True)
    assert (again.refused, other.refused) == (False, False)
    assert "IMP-007" in codes(again)
    assert tree(root) == before


def test_an_article_that_was_taken_away_is_imported_again(tmp_path: Path) -> None:
    root = shelf(tmp_path)
    imported(root, source_of("sommeil"))
    shutil.rmtree(root / "handouts/articles/bien-dormir")
    (again,) = imported(root, source_of("sommeil"))
    assert "handouts/articles/bien-dormir/article.md" in again.written


def test_a_title_that_no_id_can_be_made_of_takes_the_file_s_name(tmp_path: Path) -> None:
    root = shelf(tmp_path / "library")
    text = "# 偏头痛\n\n## 什么是偏头痛\n\n偏头痛是一种常见的疾病。\n"
    (one,) = imported(root, write(tmp_path / "migraine-zh.md", text), dry_run=True)
    assert one.article == "migraine-zh"


def test_an_article_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    root = shelf(tmp_path / "library")
    imported(root, source_of("sommeil"))
    before = tree(root)
    text = source_of("sommeil").read_text(encoding="utf-8")
    (again,) = imported(root, write(tmp_path / "other.txt", text + "\nDormez bien.\n"))
    assert again.refused
    assert "IMP-006" in codes(again)
    assert tree(root) == before


def test_a_text_without_an_article_is_refused(tmp_path: Path) -> None:
    root = shelf(tmp_path / "library")
    before = tree(root)
    (one,) = imported(root, write(tmp_path / "empty.txt", "\n\n"))
    assert one.refused
    assert tree(root) == before


def test_words_that_would_not_be_those_of_the_source_are_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shelf(tmp_path)
    before = tree(root)
    monkeypatch.setattr(importing_article, "same_words", lambda *_: False)
    (one,) = imported(root, source_of("sommeil"))
    assert one.refused
    assert "IMP-040" in codes(one)
    assert tree(root) == before


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    root = shelf(tmp_path)
    before = tree(root)
    (one,) = imported(root, source_of("page"), dry_run=True, recipes=True)
    assert one.draft is not None
    assert tree(root) == before


# What comes in


@pytest.mark.parametrize("name", NAMES)
def test_each_case_becomes_the_article_that_stands_beside_it(tmp_path: Path, name: str) -> None:
    root = shelf(tmp_path)
    (one,) = imported(root, source_of(name), recipes=True)
    assert not one.refused, one.findings
    folder = root / "handouts/articles" / one.article
    for path in sorted(folder.glob("*.*")):
        expected = (CASES / name / path.name).read_text(encoding="utf-8")
        assert path.read_text(encoding="utf-8") == expected
    read = read_library(FolderDisk(root))
    assert [str(finding) for finding in read.findings if finding.is_error] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_source_disappears_silently(tmp_path: Path, name: str) -> None:
    root = shelf(tmp_path)
    source = source_of(name)
    (one,) = imported(root, source)
    assert one.draft is not None
    told = Counter(word for each in one.draft.judged for word in words(each.passage.plain))
    assert visible(source) - told == Counter()
    written = Counter(word for data in tree(root).values() for word in words(data.decode("utf-8")))
    kept = Counter(
        word
        for each in one.draft.judged
        if each.fate is not Fate.LEFT_OUT and not is_name_of_a_list(each)
        for word in words(each.passage.plain)
    )
    missing = kept - written
    # Of references only what CSL has a place for is kept; their whole words stand in the report.
    listed = Counter(word for each in one.references for word in words(each.found.text))
    numbers = Counter(word for word in missing if len(word) == 1)
    assert missing - listed - numbers == Counter()


def is_name_of_a_list(judged: Judged) -> bool:
    """Tell a heading such as "References": what it stood over has a place of its own."""
    return judged.fate is Fate.MOVED and judged.passage.kind == "heading"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def visible(path: Path) -> Counter[str]:
    """Give the words of a source that a reader sees, found without the program's own readers."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = html.document_fromstring(text.replace("><", "> <")).find("body")
        text = "" if page is None else page.text_content()
    if path.suffix == ".md":
        body = text.split("---\n", 2)[2]
        text = re.sub(r"<!--.*?-->|!!! warning|::: note|\[\^1\]:?|\[@[^\]]*\]|<[^>]*>", " ", body)
    found = Counter(words(text))
    # The number of a heading or an item is a form, and no word.
    return Counter({word: n for word, n in found.items() if len(word) > 1 or not word.isascii()})


def test_a_disclaimer_that_the_library_has_is_linked_by_its_topic(tmp_path: Path) -> None:
    root = shelf(tmp_path / "library")
    (one,) = imported(root, write(tmp_path / "ginger.txt", DISCLAIMED))
    text = (root / "handouts/articles/ginger/article.md").read_text(encoding="utf-8")
    assert one.draft is not None
    assert [each.known for each in one.draft.disclaimers] == ["supplements"]
    assert "topics: [dietary-supplement]" in text
    assert sorted(path.name for path in (root / "handouts/disclaimers").iterdir()) == [
        "general.md",
        "supplements.md",
    ]


def test_another_disclaimer_is_drafted_for_its_article_alone(tmp_path: Path) -> None:
    root = shelf(tmp_path)
    (one,) = imported(root, source_of("sommeil"))
    assert "IMP-031" in codes(one)
    text = (root / "handouts/disclaimers/bien-dormir-note.md").read_text(encoding="utf-8")
    assert 'title: "Avertissement"' in text
    assert "required: {topics: [bien-dormir]}" in text
    assert text.endswith("ne remplacent pas une consultation médicale.\n")


def test_a_recipe_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    root = shelf(tmp_path)
    (root / "handouts/conditions").mkdir()
    path = write(root / "handouts/conditions/migraine.yaml", "name: {en: Migraine}\n")
    (one,) = imported(root, source_of("supplement"), recipes=True)
    assert path.read_text(encoding="utf-8") == "name: {en: Migraine}\n"
    assert "IMP-053" in codes(one)
    assert "handouts/conditions/osteoarthritis.yaml" in one.written


def test_an_article_that_names_no_condition_has_a_recipe_of_all_of_it(tmp_path: Path) -> None:
    root = shelf(tmp_path)
    (one,) = imported(root, source_of("sommeil"), recipes=True)
    text = (root / "handouts/conditions/bien-dormir.yaml").read_text(encoding="utf-8")
    assert one.draft is not None
    assert re.findall(r"  - bien-dormir/(.+)", text) == [each.id for each in one.draft.sections]


def test_references_beside_a_text_say_more_of_its_own(tmp_path: Path) -> None:
    root = shelf(tmp_path / "library")
    text, book = imported(root, source_of("supplement"), write(tmp_path / "refs.ris", BOOK))
    path = root / f"handouts/articles/{text.article}/references.json"
    listed = json.loads(path.read_text(encoding="utf-8"))
    (found,) = (one for one in listed if one["title"].startswith("Magnesium and Fibro"))
    assert found["DOI"] == "10.1177/21501327211038433"
    assert found["author"] == [{"family": "Boulis", "given": "Michael"}]
    assert found["PMCID"] == "PMC8371721"
    assert len(listed) == 2
    assert book.written == ()


def test_references_go_into_the_article_that_is_named_once(tmp_path: Path) -> None:
    root = shelf(tmp_path / "library")
    (article,) = imported(root, source_of("sommeil"))
    path = root / "handouts/articles/bien-dormir/references.json"
    before = path.read_text(encoding="utf-8")
    book = write(tmp_path / "refs.ris", BOOK)
    (first,) = imported(root, book, into=article.article)
    after = path.read_text(encoding="utf-8")
    assert len(first.references) == 1
    assert after.startswith(before.rstrip().removesuffix("]").rstrip())
    assert len(json.loads(after)) == len(json.loads(before)) + 1
    (again,) = imported(root, book, into=article.article)
    assert again.references == ()
    assert "IMP-024" in codes(again)
    assert path.read_text(encoding="utf-8") == after


def test_references_alone_need_an_article(tmp_path: Path) -> None:
    root = shelf(tmp_path / "library")
    before = tree(root)
    (lost,) = imported(root, write(tmp_path / "refs.ris", BOOK))
    assert lost.refused
    assert "IMP-008" in codes(lost)
    assert len(lost.references) == 1
    assert tree(root) == before
    (told,) = imported(root, tmp_path / "refs.ris", dry_run=True)
    assert [one.found.csl["title"] for one in told.references]


# A newer version


def test_a_newer_version_changes_what_has_changed_and_no_more(tmp_path: Path) -> None:
    root = shelf(tmp_path / "library")
    text = source_of("sommeil").read_text(encoding="utf-8")
    source = write(tmp_path / "sommeil.txt", text)
    imported(root, source)
    path = root / "handouts/articles/bien-dormir/article.md"
    write(path, path.read_text(encoding="utf-8").replace("réparer.", "réparer, toujours."))
    write(source, text.replace("7 à 9 heures", "7 à 8 heures").replace("5 mg", "4 mg"))
    (one,) = imported(root, source, update=True)
    assert {each.id: each.change for each in one.changes} == {
        "pourquoi-dormir": Change.KEPT,
        "que-faire-le-soir": Change.UNCHANGED,
        "les-medicaments": Change.CHANGED,
    }
    after = path.read_text(encoding="utf-8")
    assert "réparer, toujours." in after
    assert "7 à 9 heures" in after
    assert "4 mg" in after
    assert "IMP-052" in codes(one)
    assert len((root / LOG).read_text(encoding="utf-8").splitlines()) == 2
    (same,) = imported(root, source, update=True)
    assert Change.CHANGED not in {each.change for each in same.changes}
    assert path.read_text(encoding="utf-8") == after


def test_translations_of_what_has_changed_are_marked(tmp_path: Path) -> None:
    root = shelf(tmp_path / "library")
    text = source_of("sommeil").read_text(encoding="utf-8")
    source = write(tmp_path / "sommeil.txt", text)
    imported(root, source)
    translate(root, "bien-dormir", "de", DAY, accept=False)
    path = root / "handouts/articles/bien-dormir/article.de.md"
    before = path.read_text(encoding="utf-8")
    write(source, text.replace("5 mg", "4 mg"))
    (one,) = imported(root, source, update=True)
    assert "IMP-051" in codes(one)
    assert path.read_text(encoding="utf-8") != before


def test_the_log_names_files_and_days_and_no_folder(tmp_path: Path) -> None:
    root = shelf(tmp_path)
    imported(root, source_of("sommeil"))
    entry = json.loads((root / LOG).read_text(encoding="utf-8"))
    assert (entry["article"], entry["file"], entry["on"]) == (
        "bien-dormir",
        "source.txt",
        DAY.isoformat(),
    )
