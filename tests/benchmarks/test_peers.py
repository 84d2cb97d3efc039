"""Peers get the product's own page: all of its words, its picture, its styles."""

import json
import re
from pathlib import Path

import pytest

from benchmarks.bench import child
from benchmarks.library import write_library
from benchmarks.peers import peers
from benchmarks.product import write_people
from benchmarks.typst_text import typst_text

PAGE = """<html lang="es"><head><title>Say "so" \\ # $x$</title></head><body>
<div class="running-head"><p>Head</p></div><div class="running-foot"><p>Foot</p></div>
<h1>One <em>two</em></h1><p>three *four*
<a href="https://example.org/_a_">five</a></p>
<div class="callout"><ul><li>six<ol><li>seven</li></ol></li></ul></div>
<figure><img src="data:image/svg+xml;base64,PHN2Zy8+" alt="eight"/></figure>
<dl><dt>nine</dt><dd>ten</dd></dl>
<table><caption>c</caption><thead><tr><th>h</th></tr></thead><tbody><tr><td>d</td></tr></tbody>
</table></body></html>"""


def test_what_is_not_installed_is_no_peer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [*peers(tmp_path)] == ["weasyprint"]


def test_typst_gets_all_words_and_no_sign_means_anything(tmp_path: Path) -> None:
    text = typst_text(PAGE, tmp_path)
    words = ["One ", "two", "three *four* ", "five", "six", "seven", "nine", "ten", "c", "h", "d"]
    body = text[text.index("#heading") :]
    said = [json.loads(f'"{one}"') for one in re.findall(r'#"((?:[^"\\]|\\.)*)";', body)]
    assert said == words
    assert 'title: "Say \\"so\\" \\\\ # $x$"' in text
    assert 'lang: "es"' in text
    assert "running" not in text
    assert (tmp_path / "0.svg").read_bytes() == b"<svg/>"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of one handout, as peers get them."""
    folder = tmp_path_factory.mktemp("peers")
    write_library(folder / "library", 1)
    child("benchmarks.pages", folder / "library", folder / "pages")
    return folder / "pages"


def test_the_page_has_its_picture_and_its_styles_in_it(pages: Path) -> None:
    (page,) = pages.glob("*.html")
    text = page.read_text("utf-8")
    assert text.count('src="data:image/svg+xml;base64,') == 1
    assert "asset:" not in text
    assert (pages / "print.css").read_text("utf-8") in text
    assert "@page" in text


def test_the_weasyprint_command_is_asked_for_what_the_product_asks_for(pages: Path) -> None:
    command = peers(pages)["weasyprint"].one(pages / "condition-0000.html", pages / "a.pdf")
    assert "-p" in command
    assert command[command.index("--pdf-variant") + 1] == "pdf/a-2a"


def test_the_same_page_is_rendered_on_all_sides(pages: Path) -> None:
    taken = json.loads(
        child("benchmarks.warm", pages.parent / "library", "1", "ours", "bare", "shared", "epub")
    )
    assert [one.keys() for one in taken] == [{"ours", "bare", "shared", "epub"}]
    assert all(wall > 0 for one in taken for wall, _ in one.values())


def test_no_two_people_have_one_name(tmp_path: Path) -> None:
    write_people(tmp_path / "people.csv", 10_000)
    head, *rows = (tmp_path / "people.csv").read_text("utf-8").splitlines()
    assert head == "name,note"
    assert len({row.split(",")[0] for row in rows}) == 10_000
