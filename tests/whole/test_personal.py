"""A person's name is on their page and nowhere else, and the page is as valid as any.

The command runs as a user runs it, with the name coming in; then all that is left is searched.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from handoutkit.build.request import BuildRequest
from handoutkit.build.run import build
from tests.sample.words import epub_words, first_difference, html_words, pdf_chunks
from tests.validators import epubcheck, verapdf
from tests.whole import page_list

ROOT = Path(__file__).parents[2]
NOTE = "Kommt am 200-400 wieder."
LARGE = "migraine.large-print"

# A wrapper in the place of the only program that is called: it writes down what it was given.
WRAPPER = """\
#!/bin/sh
{{ printf '%s\\n' "$0" "$@"; env; }} >> "{log}"
exec "{program}" "$@"
"""


@dataclass(frozen=True)
class Left:
    """What a run left: its folder, with the library, HOME and TMPDIR in it, and what it said."""

    name: str
    lang: str
    folder: Path
    said: bytes

    @property
    def copies(self) -> Path:
        return self.folder / "mine" / self.lang


PERSONS = {
    "en": "Zanzibar Quettelsworth",
    "ar": "\u0632\u0646\u062c\u0628\u064a\u0644 \u0642\u0645\u0637\u0631\u064a\u0631",
    "es": "\u9f8d\u9df9\u9ce5",
}
"""For each language a name that stands nowhere else; the last is Chinese on a Spanish page."""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Left]:
    return {lang: run(lang, name, tmp_path_factory.mktemp(lang)) for lang, name in PERSONS.items()}


@pytest.fixture(params=PERSONS)
def left(request: pytest.FixtureRequest, runs: dict[str, Left]) -> Left:
    return runs[request.param]


@pytest.fixture(scope="module")
def blanks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a handout with blanks to fill by pen."""
    root = tmp_path_factory.mktemp("blanks")
    shutil.copytree(ROOT / "handouts", root / "handouts")
    with (root / "handouts/library.yaml").open("a", encoding="utf-8") as settings:
        settings.write("\nblanks: true\n")
    request = BuildRequest(out=root / "build", conditions=("migraine",), langs=("en", "ar"))
    report = build(root, request, lambda *_: None)
    assert {str(one.state) for one in report.outputs} == {"built"}
    return root / "build"


def run(lang: str, name: str, folder: Path) -> Left:
    for place in ("home", "tmp", "bin"):
        (folder / place).mkdir()
    shutil.copytree(ROOT / "handouts", folder / "library" / "handouts")
    program = shutil.which("fc-list")
    assert program is not None
    wrapper = folder / "bin" / "fc-list"
    wrapper.write_text(WRAPPER.format(log=folder / "children.log", program=program))
    wrapper.chmod(0o755)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "handoutkit", "-v", "-C", folder / "library", "build"),
            *("migraine", "--lang", lang, "--edition", "standard,large-print", "--for", "-"),
            *("--note", NOTE, "--to", folder / "mine", "--json"),
        ],
        input=f"{name}\n".encode(),
        capture_output=True,
        check=False,
        env={
            **os.environ,
            "HOME": str(folder / "home"),
            "XDG_CACHE_HOME": str(folder / "home"),
            "TMPDIR": str(folder / "tmp"),
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        },
    )
    assert done.returncode == 0, done.stderr.decode()
    return Left(name, lang, folder, done.stdout + done.stderr)


def forms_of(name: str) -> set[bytes]:
    """Give the words of a name as files may hold them: as text, and as PDFs write it."""
    words = [word for word in name.split() if word]
    texts = {name, *words}
    wide = {one.encode("utf-16-be") for one in texts}
    return {
        *(one.encode() for one in texts),
        *wide,
        *(one.hex().encode() for one in wide),
        *(one.hex().upper().encode() for one in wide),
        *(one.encode().hex().encode() for one in texts),
    }


def has(data: bytes, name: str) -> bool:
    return any(form in data for form in forms_of(name))


def test_what_is_searched_for_can_be_found() -> None:
    for name in PERSONS.values():
        assert has(f"<p>{name}</p>".encode(), name)
        assert has(name.split()[-1].encode("utf-16-be"), name)
        assert not has(b"Ana Example", name)


def test_nothing_but_the_copies_is_left_with_the_name_on_it(left: Left) -> None:
    files = [path for path in left.folder.rglob("*") if path.is_file()]
    assert {path.name for path in left.copies.iterdir()} == {
        *(f"migraine.{one}" for one in ("pdf", "epub", "html")),
        f"{LARGE}.pdf",
    }
    assert not [path for path in left.folder.rglob("*") if has(str(path).encode(), left.name)]
    found = [path for path in files if has(path.read_bytes(), left.name)]
    assert found == [left.copies / "migraine.html"]
    assert not has(left.said, left.name)
    assert not (left.folder / "library" / "build").exists()


def test_no_child_was_given_the_name(left: Left) -> None:
    given = (left.folder / "children.log").read_bytes()
    assert b"--format" in given
    assert not has(given, left.name)


def test_a_books_chapter_alone_has_the_name(left: Left) -> None:
    with zipfile.ZipFile(left.copies / "migraine.epub") as book:
        found = [one for one in book.namelist() if has(book.read(one), left.name)]
    assert found == ["EPUB/handout.xhtml"]


def told_by(pdf: Path) -> Iterator[bytes]:
    """Give all that a PDF says of itself: metadata, identifiers, names, bookmarks, annotations."""
    with pikepdf.open(pdf) as document:
        yield bytes(document.Root.Metadata.read_bytes())
        yield document.trailer.unparse(resolved=False)
        for one in document.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") != "/StructElem":
                yield one.unparse(resolved=False)
    yield subprocess.run(["pdfinfo", pdf], capture_output=True, check=True).stdout


def test_pdfs_have_the_name_on_page_one_and_not_in_what_they_say_of_themselves(left: Left) -> None:
    for pdf in (left.copies / "migraine.pdf", left.copies / f"{LARGE}.pdf"):
        assert [one for one in told_by(pdf) if has(one, left.name)] == []
        first = text_of(pdf, "-l", "1")
        assert all(letters_of(word) <= letters_of(first) for word in left.name.split())
        if left.lang != "ar":  # poppler gives words from right to left in the order of the eye
            assert left.name in first
            assert left.name not in text_of(pdf, "-f", "2")


def text_of(pdf: Path, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, pdf, "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def letters_of(text: str) -> set[str]:
    return set(text)


def test_the_box_says_the_same_in_every_format(left: Left) -> None:
    words = html_words(left.copies / "migraine.html")
    assert " ".join(words).count(left.name) == 1
    assert epub_words(left.copies / "migraine.epub") == words
    for name in ("migraine", LARGE):
        assert first_difference(words, pdf_chunks(left.copies / f"{name}.pdf")) == ""


def test_a_copys_book_has_the_pages_of_the_copys_paper(left: Left) -> None:
    pdf = left.copies / "migraine.pdf"
    assert page_list.faults_of(pdf, pdf.with_suffix(".epub")) == []


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_blanks_are_drawn_on_page_one_and_said_to_nobody(blanks: Path, lang: str) -> None:
    pdf = blanks / lang / "migraine.pdf"
    assert first_difference(html_words(pdf.with_suffix(".html")), pdf_chunks(pdf)) == ""
    label = {"en": "Given by:", "ar": "من"}[lang]
    assert label in text_of(pdf, "-l", "1")
    assert page_list.faults_of(pdf, pdf.with_suffix(".epub")) == []


def test_copies_and_blanks_are_valid(runs: dict[str, Left], blanks: Path) -> None:
    folders = [*(one.copies for one in runs.values()), blanks / "en", blanks / "ar"]
    pdfs = [path for folder in folders for path in sorted(folder.glob("*.pdf"))]
    verdicts = verapdf.validate(pdfs, ("ua1", "2a"))
    assert len(verdicts) == 2 * len(pdfs) == 2 * (2 * len(runs) + 2)
    assert [one for one in verdicts if not one.compliant] == []
    reports = epubcheck.validate([folder / "migraine.epub" for folder in folders])
    assert [one for one in reports if one.messages] == []
