"""A merged copy is what a full layout of the same person is, row by row, and as valid.

Pixels at 150 dpi for each kind of row, books byte by byte, and the judges of all formats.
"""

import csv
import io
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from handoutkit.build.merge import merge
from handoutkit.build.merge_request import MergeReport, MergeRequest
from handoutkit.build.personal import build_personal
from handoutkit.build.request import BuildRequest
from handoutkit.model.library import Edition
from handoutkit.model.person import person
from tests.build.tiny import BACK_PAIN, FILES, GENERAL, SETTINGS, WALKING, write_library
from tests.translations import record_translations
from tests.validators import epubcheck, qpdf, verapdf

DAY = date(2026, 3, 4)
SHORT = "Come back in two weeks."
LONG = (
    "Take it with the evening meal. Call us if you have diarrhea for more than two days. " * 2
    + "Thank you."
)
LONGEST_NAME = "Wilhelmina-Wolfhard Wintermantel-Wetterwald Wimmer-Wohlgemuth von Wolkenwurm"
LANGS = ("en", "ar", "de")

KINDS: Mapping[str, tuple[str, str, str]] = {
    "plain": ("Ana Example", "", "en"),
    "diacritics": ("Łukasz Żółć-Příklad", "", "en"),
    "apostrophe": ("Máire O’Example d'Exemple", "", "en"),
    "ligatures": ("Fifi Offley-Affluent", "", "en"),
    "kerning": ("AVATAR To Yvonne Töpfer", "", "en"),
    "two in one place": ("Ştefan Ștefan Ğ", "", "en"),
    "note": ("Ana Example", SHORT, "en"),
    "note with marks": ("Bo Example", "“200–400 mg” & <two> (3) …", "en"),
    "note with a link": ("Cy Example", "See www.example.org/office", "en"),
    "note in German": ("Di Example", "Bitte früh müde Füße äußern", "en"),
    "long note": ("Ana Example", LONG.strip(), "en"),
    "long note 2": ("Bo Example", LONG.replace("evening", "morning").strip(), "en"),
    "long note 3": ("Cy Example", LONG.replace("Call", "Tell").strip(), "en"),
    "long note 4": ("Di Example", LONG.replace("days", "weeks").strip(), "en"),
    "long name": (LONGEST_NAME, "", "en"),
    "wide word": ("W" * 80, "", "en"),
    "Cyrillic": ("Иван Пример", "", "en"),
    "Greek": ("Ελένη Παράδειγμα", "", "en"),
    "Vietnamese": ("Nguyễn Thị Ví Dụ", "", "en"),
    "Ukrainian": ("Єлизавета Ґалаґан", "", "en"),
    "Arabic": ("\u0632\u0646\u062c\u0628\u064a\u0644 \u0645\u062b\u0627\u0644", "", "en"),
    "Chinese": ("\u9f8d\u9df9\u9ce5", "", "en"),
    "mixed": ("Ana \u9f8d \u0632\u0646\u062c", "", "en"),
    "stacked accents": ("A\u0331\u0302na Example", "", "en"),
    "in Arabic": ("Ana Example", "", "ar"),
    "Arabic in Arabic": ("\u0632\u0646\u062c\u0628\u064a\u0644", SHORT, "ar"),
    "in German": ("Jürgen Beispiel", "", "de"),
    "in German 2": ("Ana Example", "", "de"),
    "in German 3": ("Łukasz", "", "de"),
    "in German 4": ("Groß-Öhler", "", "de"),
}
FILLED = {
    *("plain", "diacritics", "apostrophe", "ligatures", "kerning", "two in one place"),
    *("note", "note with marks", "note with a link", "note in German"),
    *("long note", "long note 2", "long note 3", "long note 4"),
    *("Cyrillic", "Greek", "Vietnamese", "Ukrainian"),
    *("in German", "in German 2", "in German 3", "in German 4"),
}

_ARTICLE = FILES[WALKING]
_DISCLAIMER = FILES[GENERAL]
LIBRARY: Mapping[str, str] = {
    SETTINGS: f"schema: 1\nclinic: {{name: Hill Clinic}}\nlanguages: [{', '.join(LANGS)}]\n",
    BACK_PAIN: """\
name: {en: Back pain, ar: ألم الظهر, de: Rückenschmerzen}
title: {en: Walking and your back, ar: المشي وظهرك, de: Gehen und Ihr Rücken}
sections:
  - walking/steps
""",
    "handouts/articles/walking/article.ar.md": _ARTICLE.replace("lang: en", "lang: ar")
    .replace("Walking", "المشي")
    .replace("Steps", "خطوات")
    .replace("Walk a little each day.", "امش قليلا كل يوم."),
    "handouts/articles/walking/article.de.md": _ARTICLE.replace("lang: en", "lang: de")
    .replace("Walking", "Gehen")
    .replace("Steps", "Schritte")
    .replace("Walk a little each day.", "Gehen Sie jeden Tag etwas."),
    "handouts/disclaimers/general.ar.md": _DISCLAIMER.replace("lang: en", "lang: ar")
    .replace("Please note", "ملاحظة")
    .replace("Ask your care team.", "اسأل فريق رعايتك."),
    "handouts/disclaimers/general.de.md": _DISCLAIMER.replace("lang: en", "lang: de")
    .replace("Please note", "Bitte beachten")
    .replace("Ask your care team.", "Fragen Sie Ihr Team."),
}


@dataclass(frozen=True)
class Merged:
    """The library, the folder of the copies, and what the merge reported."""

    library: Path
    folder: Path
    report: MergeReport
    edition: Edition

    def copy(self, kind: str, suffix: str) -> Path:
        return self.folder / f"{list(KINDS).index(kind) + 1:04}.{suffix}"


@pytest.fixture(
    scope="module", params=["standard", pytest.param("large-print", marks=pytest.mark.slow)]
)
def merged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Merged:
    folder = tmp_path_factory.mktemp(request.param)
    library = write_library(folder / "library", LIBRARY)
    record_translations(library)
    table = folder / "people.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("name", "note", "lang"), *KINDS.values()])
    asked = MergeRequest(
        condition="back-pain",
        table=table,
        to=folder / "to",
        columns={},
        today=DAY,
        formats=("pdf", "epub"),
        edition=request.param,
    )
    report = merge(library, asked, lambda *_: None)
    return Merged(library, folder / "to", report, request.param)


def test_every_row_has_its_copy_and_the_right_ones_are_filled(merged: Merged) -> None:
    report = merged.report
    assert [one.message for one in report.findings if one.is_error] == []
    assert (report.rows, report.copied) == (len(KINDS), len(KINDS))
    if merged.edition == "standard":
        assert report.filled == len(FILLED)
    assert report.filled >= len(FILLED) / 2
    assert len(list(merged.folder.iterdir())) == 2 * len(KINDS)


def test_a_copy_is_what_a_full_layout_of_the_person_is(merged: Merged, tmp_path: Path) -> None:
    differ = []
    for kind, (name, note, lang) in KINDS.items():
        asked = BuildRequest(
            out=tmp_path / kind,
            conditions=("back-pain",),
            langs=(lang,),
            formats=("pdf", "epub"),
            editions=(merged.edition,),
        )
        report = build_personal(merged.library, asked, person(name, date=DAY, note=note))
        full = {one.format: asked.out / one.path for one in report.outputs}
        if pixels(full["pdf"]) != pixels(merged.copy(kind, "pdf")):
            differ.append(f"{kind}: pixels")
        if full["epub"].read_bytes() != merged.copy(kind, "epub").read_bytes():
            differ.append(f"{kind}: book")
        if text(full["pdf"]) != text(merged.copy(kind, "pdf")):
            differ.append(f"{kind}: text")
    assert differ == []


def test_pictures_of_two_persons_differ(merged: Merged) -> None:
    assert pixels(merged.copy("plain", "pdf")) != pixels(merged.copy("diacritics", "pdf"))


def pixels(pdf: Path) -> bytes:
    done = subprocess.run(["pdftoppm", "-r", "150", str(pdf)], capture_output=True, check=True)
    assert done.stdout.startswith(b"P6")
    return done.stdout


def text(pdf: Path) -> str:
    return subprocess.run(
        ["pdftotext", str(pdf), "-"], capture_output=True, check=True, text=True
    ).stdout


def test_what_stands_on_a_copy_can_be_read_from_it(merged: Merged) -> None:
    for kind in FILLED:
        name, note, _ = KINDS[kind]
        read = " ".join(text(merged.copy(kind, "pdf")).split())
        assert name in read, kind
        assert " ".join(note.split()) in read, kind


def test_the_metadata_of_all_copies_in_a_language_are_equal(merged: Merged) -> None:
    told: dict[str, set[tuple[bytes, ...]]] = {}
    for kind, (_, _, lang) in KINDS.items():
        told.setdefault(lang, set()).add(tuple(said_by(merged.copy(kind, "pdf"))))
        with zipfile.ZipFile(merged.copy(kind, "epub")) as book:
            rest = [name for name in book.namelist() if not name.endswith("handout.xhtml")]
            told.setdefault(f"{lang} book", set()).add(
                tuple(book.read(name) for name in rest if "nav" not in name)
            )
    assert {lang: len(of) for lang, of in told.items()} == dict.fromkeys(told, 1)


def said_by(pdf: Path) -> Iterator[bytes]:
    """Give what a PDF says of itself."""
    with pikepdf.open(pdf) as document:
        yield document.Root.Metadata.read_bytes()
        yield document.trailer.Info.unparse(resolved=True)
        yield document.trailer.ID.unparse(resolved=True)


def test_no_copy_has_a_word_of_a_made_up_person(merged: Merged) -> None:
    for kind in KINDS:
        with pikepdf.open(merged.copy(kind, "pdf")) as document:
            said = b"".join(
                one.read_bytes() if isinstance(one, pikepdf.Stream) else one.unparse()
                for one in document.objects
            )
        with zipfile.ZipFile(io.BytesIO(merged.copy(kind, "epub").read_bytes())) as book:
            said += b"".join(map(book.read, book.namelist()))
        for word in ("Qxjzw", "Hgxqd", "2999", "2888"):
            assert word.encode() not in said, kind
            assert word.encode("utf-16-be").hex().encode() not in said.lower(), kind


def test_the_judges_find_nothing(merged: Merged) -> None:
    pdfs = [merged.copy(kind, "pdf") for kind in KINDS]
    books = [merged.copy(kind, "epub") for kind in KINDS]
    verdicts = verapdf.validate(pdfs)
    assert len(verdicts) == 2 * len(KINDS)
    assert [one for one in verdicts if not one.compliant] == []
    assert [one for one in qpdf.check(pdfs) if one.problems] == []
    grave = ("ERROR", "FATAL", "WARNING")
    reports = epubcheck.validate(books)
    assert [m for one in reports for m in one.messages if m.severity in grave] == []
