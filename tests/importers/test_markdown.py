"""Markdown of other tools: each case is read into passages, written here one in a line."""

import time
from pathlib import Path

import pytest

from handoutkit.importers.markdown import read_markdown
from handoutkit.importers.passages import Passage, Source
from handoutkit.read.markdown.foreign import foreign_page

LIBRARY = Path(__file__).parents[2] / "handouts"
CASES = Path(__file__).parent / "markdown_cases"


def read(text: str) -> Source:
    return read_markdown(foreign_page(text, "f.md"), "f.md")


def written(passage: Passage) -> str:
    said = [passage.kind, str(passage.level or ""), "·" * passage.depth, str(passage.number or "")]
    said += ["“”" if passage.quote else "", passage.label, passage.box.role if passage.box else ""]
    said += [passage.role, f"({passage.reason})" if passage.reason else ""]
    words = [passage.words.markdown.replace("\n", " / ")]
    words += [" | ".join(cell.markdown for cell in row) for row in passage.rows]
    if passage.picture:
        picture = passage.picture
        words.append(f"{picture.name} {picture.alt!r} {picture.caption.markdown!r}")
    about = " ".join(word for word in said if word)
    return f"{passage.place.line} {about}: {' // '.join(word for word in words if word)}".rstrip()


def outline(source: Source) -> str:
    origin = source.origin
    head = [origin.title, origin.lang, origin.author, origin.updated]
    lines = ["; ".join(part for part in head if part)] if any(head) else []
    lines += [written(passage) for passage in source.passages]
    lines += [str(finding) for finding in source.findings]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.md")), ids=lambda case: case.stem)
def test_a_text_becomes_its_passages(case: Path) -> None:
    expected = case.with_suffix(".txt").read_text(encoding="utf-8")
    assert outline(read(case.read_text(encoding="utf-8"))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA line across the page, then text.\n\n---\n",
        "{not: json}\n\nText.",
        "Warning: this is no head,\nbut a sentence.",
        "% of people who recover",
    ],
)
def test_what_only_looks_like_a_head_is_text(text: str) -> None:
    source = read(text)

    assert source.origin.title == ""
    words = " ".join(passage.words.plain for passage in source.passages)
    assert [word for word in text.split() if word != "---"] == words.split()


def test_our_own_words_survive() -> None:
    written = (LIBRARY / "articles/magnesium-pain/article.md").read_text(encoding="utf-8")
    source = read(written)

    said = "\n".join(passage.words.markdown for passage in source.passages)
    for mark in ("[@", "]{.claim}", "[^elemental]", "{lang="):
        own = written.replace("[^elemental]:", "")
        assert said.count(mark) == own.count(mark), mark
    headings = [line for line in written.split("\n---\n", 1)[1].split("\n") if line[:1] == "#"]
    assert [
        "#" * passage.level + " " + passage.words.markdown
        for passage in source.passages
        if passage.kind == "heading" and not passage.role
    ] == [line.partition(" {#")[0] for line in headings]
    boxes = {passage.box for passage in source.passages if passage.box}
    assert len(boxes) == written.count("\n::: ")


@pytest.mark.parametrize(
    "heading",
    ["Vitamins A D E K", "Hepatitis A, B and C", "Type 1, type 2 and type 3", "Day by day by day"],
)
def test_a_heading_with_short_words_stays(heading: str) -> None:
    source = read(f"# Title\n\n## {heading}\n\nText.\n\n## Other\n\nText.\n")

    assert [p.words.plain for p in source.passages if p.kind == "heading" and not p.role] == [
        heading,
        "Other",
    ]


def test_cells_beyond_the_header_are_not_lost() -> None:
    source = read("| a |\n|---|\n| 1 | 2 |\n| 3 |\n")

    (table,) = source.passages
    assert [[cell.plain for cell in row] for row in table.rows] == [
        ["a", ""],
        ["1", "2"],
        ["3", ""],
    ]


def test_an_address_of_mail_and_a_name_after_an_at_sign_are_no_citations() -> None:
    source = read("Write to joe2020@example.org, follow @clinic or https://x.example/@user2020.")

    assert source.passages[0].words.plain == (
        "Write to joe2020@example.org, follow @clinic or https://x.example/@user2020."
    )


def test_characters_that_stand_for_marks_are_not_taken_from_a_text() -> None:
    page = foreign_page("A\U000f0000B [@a]", "f.md")

    assert read_markdown(page, "f.md").passages[0].words.markdown == r"AB \[@a\]"


BAITS = """
    [ [^ [@ ^[ [[ ` ~ *a_ <!-- [a]( {{<a>}}⏎ |a|b|⏎|-|-|⏎ ```{note}⏎ ::::{grid}⏎ -␣ >␣ ␣ ⇥ *␣a⏎␣␣
    !!!␣note⏎␣␣␣␣ <div␣class='alert'>⏎ [1]:␣x⏎ [^1]:␣x⏎ import␣x␣from␣'y'⏎ ---⏎ <Tabs>⏎
"""


@pytest.mark.parametrize("bait", BAITS.split())
def test_reading_takes_time_that_grows_with_the_text_only(bait: str) -> None:
    written = bait.replace("⏎", "\n").replace("␣", " ").replace("⇥", "\t")
    start = time.perf_counter()
    foreign_page((written * 50_000)[:50_000], "f.md")
    assert time.perf_counter() - start < 1.5
