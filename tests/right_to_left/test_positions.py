"""On the paper, doses, phones, dates, names and citations stand as they are read: left to right.

Judged by where each glyph is drawn, not by what can be extracted.
"""

import re
import subprocess
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from handoutkit.language.locales import is_right_to_left
from handoutkit.model.isolation import Rules
from handoutkit.render import isolation, page
from tests.right_to_left.glyphs import Glyph, lines_of
from tests.right_to_left.made import ARABIC, Made, assembled, rendered
from tests.validators import epubcheck, verapdf
from tests.whole import parity

PLACES = {
    "title and head": ["50–60 mg"],
    "clinic's name and foot": ["Hill Clinic 24/7"],
    "statement and foot": ["FDA 93-2"],
    "heading": ["200–400 mg"],
    "paragraph": [
        *("250–350 mg", "≥ 410 mg", "5 mg/kg/day", "10 – 14", "2 × 500 mg", "−5 °C", "25 °C"),
        *("40–60%", "pH 7.4", "109/L", "300 mg/m2", "H2O", "Ca2+", "(555) 010-0100"),
        *("+1 555-0123", "2026-11-22", "7:30–9:00", "desk-2@hill.example", "20 mg", "30 mg"),
        *("75–150 mg", "45–90 mg", "1½ tablets", "34 Lake Road, Apt 5-B, Salem"),
        "Take 80–85 mg with food. [1]",
    ],
    "citation": ["[1, 2; 3, p. 31–35]"],
    "list": ["15–20 mg", "600–800 IU", "Cucurbita pepo L. (30–35 g)", "11–12 mL", "13–14 mL"],
    "callout": ["360–380 mg", "900–950 mg", "1-800-555-0177"],
    "claim": ["42–44 mg"],
    "names": ["Escherichia coli", "Lactobacillus rhamnosus GG", "G43.909", "doi:10.1000/xyz-12"],
    "language span": ["take 65–70 mg at 8:00 p.m."],
    "link": ["https://hill.example/a/b-c?d=1&e=2"],
    "definition": ["Magnesium glycinate", "100–120 tablets"],
    "table": ["1.5–2.5 mg", "4–8", "65–110 mg", "9–13", "110–240 mg", "65+", "320–350 mg"],
    "figure": ["2-B", "55–58 mg"],
    "emergency": ["+1 555-0199"],
    "note": ["1-800-222-1222", "741-741", "5–8 g/kg", "[3]"],
    "reference": ["Bruun I. Salts of the body. Lake Press; 2021.", "https://hill.example/salts-3"],
    "disclaimer": ["21 CFR 101.93"],
    "about": [
        *("Minerals: a short guide", "12 Hill Street, Springfield, IL 62701", "3–4"),
        *("(555) 010-0142", "8:30–17:15", "https://clinic.example/ar?page=2"),
        "desk@clinic.example",
    ],
}
EXPECTED = [one for each in PLACES.values() for one in each]
LETTER = re.compile("[\u0620-\u064a]")
DUAL_JOINING = re.compile("[بتثجحخسشصضطظعغفقكلمنهيئ]")
# The algorithm keeps these in order even where they are not isolated.
STEADY = 25


@pytest.fixture(scope="module")
def made() -> Made:
    return rendered(assembled())


@pytest.fixture(scope="module")
def pdf(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(made, tmp_path_factory.mktemp("arabic"))


def written(made: Made, folder: Path) -> Path:
    for name, one in made.items():
        (folder / f"cramps.{name}").write_bytes(one.data)
    return folder / "cramps.pdf"


def drawn(pdf: Path) -> list[str]:
    """Give what stands in each line from left to right, white space left out."""
    return ["".join("".join(one.text for one in line).split()) for line in lines_of(pdf)]


def not_in_order(lines: list[str]) -> list[str]:
    """Give the expected texts that stand nowhere in order and in one piece.

    At a space or a dash, or where a browser would break an address too, one may go on in the next
    line.
    """
    return [one for one in EXPECTED if not any(_stands(one, *pair) for pair in pairwise(lines))]


def _stands(text: str, line: str, after: str) -> bool:
    whole = "".join(text.split())
    breaks = [one.end() for one in re.finditer(r"[\s/?:–-]", text)]
    return (
        whole in line
        or whole in after
        or any(
            _squeezed(text[:at]) in line and after.endswith(_squeezed(text[at:])) for at in breaks
        )
        or any(_squeezed(text[:at]) in line and _squeezed(text[at:]) in after for at in breaks)
    )


def _squeezed(text: str) -> str:
    return "".join(text.split())


def test_there_are_enough_texts_of_enough_kinds() -> None:
    assert len(EXPECTED) == len(set(EXPECTED)) >= 30
    assert all(PLACES.values())


def test_nothing_is_turned_round_on_the_paper(made: Made, pdf: Path) -> None:
    assert made["pdf"].findings == ()
    assert not_in_order(drawn(pdf)) == []


def test_without_isolation_most_are_turned_round(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(isolation, "_RULES", Rules(lambda text, cuts: (), is_right_to_left))
    monkeypatch.setattr(page, "plain_parts", lambda text: [(text, False)])
    turned = not_in_order(drawn(written(rendered(assembled()), tmp_path)))
    assert "200–400 mg" in turned
    assert "(555) 010-0142" in turned
    assert len(turned) >= 30


def test_right_to_left_lists_of_numbers_are_read_from_the_right(pdf: Path) -> None:
    assert any("15,10,5" in line for line in drawn(pdf))
    assert any("30mg,20mg" in line or line.startswith(",20mg") for line in drawn(pdf))


def test_pages_are_counted_from_the_right(pdf: Path) -> None:
    lines = drawn(pdf)
    (count,) = {found[1] for line in lines if (found := re.match(r"(\d)نم\dةحفص", line))}
    assert any(line.startswith(f"{count}نم1ةحفص") for line in lines)
    assert any(line.startswith(f"{count}نم{count}ةحفص") for line in lines)
    assert count != "1"


def test_numbers_of_lists_stand_at_the_right(pdf: Path) -> None:
    lines = drawn(pdf)
    assert any(line.startswith("11–12mL") and line.endswith(".1") for line in lines)
    assert any("15–20mg" in line and line.endswith("•") for line in lines)
    assert any(line.startswith("Bruun") and line.endswith("2021..2") for line in lines)


def test_the_files_are_what_they_claim_to_be(pdf: Path) -> None:
    verdicts = verapdf.validate([pdf], ("ua1", "2a"))
    assert [one.compliant for one in verdicts] == [True, True]
    (report,) = epubcheck.validate([pdf.with_suffix(".epub")])
    assert report.messages == ()


def test_every_format_says_what_the_handout_says(pdf: Path) -> None:
    assert parity.faults_of(pdf, assembled(), ARABIC) == []


@pytest.mark.parametrize(
    "phrase",
    ["يأخذ البالغ", "مرتين في اليوم", "حرارة الحفظ", "يأخذ الطفل", "مركز السموم", "دار التل"],
)
def test_arabic_is_extracted_in_the_order_it_is_read(pdf: Path, phrase: str) -> None:
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    assert phrase in done.stdout


def pairs_of(pdf: Path) -> Iterator[tuple[Glyph, Glyph]]:
    """Give each letter that joins the next one with the glyph on its left, which it touches."""
    for line in lines_of(pdf):
        letters = [one for one in line if one.end > one.x]
        for left, right in pairwise(letters):
            touches = abs(left.end - right.x) < 0.5
            if touches and DUAL_JOINING.fullmatch(right.text) and LETTER.match(left.text):
                yield right, left


def test_letters_are_joined(made: Made, pdf: Path) -> None:
    alone = {}
    for path in made["pdf"].fonts:
        with TTFont(path, fontNumber=0) as font:
            name = font["name"].getDebugName(4).replace(" ", "-").removesuffix("-Regular")
            glyphs = font.getBestCmap()
            alone[name] = {chr(point): font.getGlyphID(glyphs[point]) for point in glyphs}
    joined = [one for one, _ in pairs_of(pdf)]
    assert len(joined) > 300
    assert [one for one in joined if one.number == alone[one.font][one.text]] == []
    # What stands alone has the glyph of a letter by itself: the fonts are the right ones.
    words = [one for line in lines_of(pdf) for one in line if one.text == "و"]
    assert any(one.number == alone[one.font]["و"] for one in words)


def isolated_texts(root: etree._Element) -> set[str]:
    """Give the texts that a browser shows as one piece, left to right."""
    elements = root.xpath("//*[local-name()='bdi' or local-name()='span'][@dir='ltr']")
    return {_squeezed("".join(one.itertext())) for one in elements}


@pytest.mark.parametrize("kind", ["html", "epub"])
def test_markup_isolates_each_whole(made: Made, kind: str) -> None:
    if kind == "html":
        root = etree.fromstring(made["html"].data, etree.HTMLParser(encoding="utf-8"))
    else:
        with zipfile.ZipFile(BytesIO(made["epub"].data)) as book:
            root = etree.fromstring(book.read("EPUB/handout.xhtml"))
    assert [one for one in EXPECTED if _squeezed(one) not in isolated_texts(root)] == []


def test_the_book_is_turned_from_right_to_left_and_its_contents_are_isolated(
    made: Made,
) -> None:
    with zipfile.ZipFile(BytesIO(made["epub"].data)) as book:
        package = book.read("EPUB/content.opf").decode()
        nav = etree.fromstring(book.read("EPUB/nav.xhtml"))
    assert 'page-progression-direction="rtl"' in package
    assert re.search(r'<package[^>]* dir="rtl"', package)
    assert nav.get("dir") == "rtl"
    assert "200–400mg" in isolated_texts(nav)
