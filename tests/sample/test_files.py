"""Every file of the sample is what it claims to be.

Judged by veraPDF, qpdf, EPUBCheck and poppler.
"""

import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from unicodedata import category, normalize

import pikepdf

from handoutkit.language.wordings import CANONICAL
from tests.sample.conftest import Built
from tests.validators import epubcheck, qpdf, verapdf
from tests.whole.tagged import pieces_of

STATEMENT = {
    "en": CANONICAL["us-dshea-plural"],
    "es": (
        "Estas declaraciones no han sido evaluadas por la Administración de Alimentos y "
        "Medicamentos. Este producto no está destinado a diagnosticar, tratar, curar ni prevenir "
        "ninguna enfermedad."
    ),
    "ar": (
        "لم تقيّم إدارة الغذاء والدواء الأمريكية هذه العبارات. لا يُقصد بهذا المنتج تشخيص أي مرض أو "
        "علاجه أو شفاؤه أو الوقاية منه."
    ),
}
FIRST_CLAIM = {
    "en": "Your body uses it to help nerves and muscles work",
    "es": "Su cuerpo lo usa para ayudar a que los nervios y los músculos funcionen",
    "ar": "يستخدمه جسمكم ليساعد الأعصاب والعضلات على العمل",
}
PAGE_OF = {"en": "Page {} of {}", "es": "Página {} de {}", "ar": "صفحة {} من {}"}
# Letters that poppler gives in the order of the eye, each beside its marks.
# Poppler's boxes of Arabic words reach below their lines: its fonts have room there.
EDGE = {"en": 17, "es": 17, "ar": 14}
LETTER = re.compile("[\u0621-\u064a]")
BODY_SIZE = 12
FURNITURE_SIZE = 9
LONGEST_LINE = 70
MOST_PAGES = {"en": 6, "es": 6, "ar": 6}


class Word(NamedTuple):
    """A word on a page and its box in points, from the page's top left corner."""

    text: str
    x_min: float
    y_min: float
    x_max: float
    y_max: float


class Sheet(NamedTuple):
    """A page: its size in points and its words."""

    width: float
    height: float
    words: tuple[Word, ...]


def sheets(pdf: Path) -> list[Sheet]:
    """Read the words of each page with their places, as poppler finds them."""
    done = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    found = []
    for page in re.finditer(
        r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', done.stdout, re.S
    ):
        words = re.findall(
            r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>', page[3]
        )
        found.append(
            Sheet(
                float(page[1]),
                float(page[2]),
                tuple(Word(text, *map(float, box)) for *box, text in words),
            )
        )
    return found


def lang_of(path: Path) -> str:
    """Give the language of a file by its folder."""
    return path.parent.name


def test_every_pdf_is_pdf_ua_and_pdf_a(sample: Built, grammar: Built) -> None:
    pdfs = [*sample.files("pdf"), *grammar.files("pdf")]
    verdicts = verapdf.validate(pdfs, ("ua1", "2a"))
    assert len(verdicts) == (12 + 2) * 2
    assert [(v.path.name, v.flavour, v.failures) for v in verdicts if not v.compliant] == []


def test_every_pdf_is_clean_for_qpdf(sample: Built, grammar: Built) -> None:
    reports = qpdf.check([*sample.files("pdf"), *grammar.files("pdf")])
    assert len(reports) == 12 + 2
    assert [one for one in reports if one.problems] == []


def test_every_epub_has_no_message(sample: Built, grammar: Built) -> None:
    reports = epubcheck.validate([*sample.files("epub"), *grammar.files("epub")])
    assert len(reports) == 12 + 2
    assert [(one.path.name, one.messages) for one in reports if one.messages] == []


def test_every_font_is_embedded(sample: Built) -> None:
    for path in sample.files("pdf"):
        done = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True)
        fonts = [line.split() for line in done.stdout.splitlines()[2:]]
        assert fonts
        assert {tuple(font[-5:-2]) for font in fonts} == {("yes", "yes", "yes")}


def test_heads_and_feet_are_artifacts(sample: Built) -> None:
    """Each page has pagination artifacts, and their words are in no tag."""
    for path in sample.files("pdf"):
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                marks = [
                    one.operands
                    for one in pikepdf.parse_content_stream(page)
                    if str(one.operator) == "BDC"
                ]
                artifacts = [tag for tag, _ in marks if tag == pikepdf.Name.Artifact]
                assert artifacts
        tagged = subprocess.run(
            ["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True
        )
        assert not re.search(PAGE_OF[lang_of(path)].format(r"\d", r"\d"), tagged.stdout)


def test_the_statement_stands_whole_in_the_foot_of_every_page(sample: Built) -> None:
    """21 CFR 101.93(d): on each page.

    An overflow is silent in every validator, so it is read back.
    """
    for path in sample.files("pdf"):
        statement = ["*", *STATEMENT[lang_of(path)].split()]
        for number, sheet in enumerate(sheets(path), start=1):
            if lang_of(path) == "ar":
                assert_in_foot(sheet, STATEMENT["ar"])
                continue
            texts = [word.text for word in sheet.words]
            starts = [
                at for at in range(len(texts)) if texts[at : at + len(statement)] == statement
            ]
            assert starts, f"{path.name}: no statement on page {number}"
            foot = sheet.words[starts[-1] : starts[-1] + len(statement)]
            assert all(word.x_min > 0 and word.x_max < sheet.width for word in foot)
            assert all(sheet.height * 0.8 < word.y_min for word in foot)
            assert all(word.y_max < sheet.height - 18 for word in foot)


def assert_in_foot(sheet: Sheet, text: str) -> None:
    """Say that the letters of a right-to-left text stand in the foot, inside the sheet."""
    foot = [word for word in sheet.words if word.y_min > sheet.height * 0.8]
    assert not Counter(letters(text)) - Counter(letters("".join(one.text for one in foot)))
    assert all(word.x_min > 0 and word.x_max < sheet.width for word in foot)
    assert all(word.y_max < sheet.height - EDGE["ar"] for word in foot)


def plain(text: str) -> str:
    """Give a line without the marks over its letters, as its characters are counted."""
    kept = (one for one in normalize("NFKC", text) if category(one) != "Mn")
    return " ".join("".join(kept).split())


def letters(text: str) -> list[str]:
    return LETTER.findall(normalize("NFKC", text))


def test_the_foot_stands_inside_every_page(sample: Built) -> None:
    for path, handout in zip(sample.files("pdf"), sorted(sample.handouts), strict=True):
        all_sheets = sheets(path)
        for number, sheet in enumerate(all_sheets, start=1):
            last = [word for word in sheet.words if word.y_max > sheet.height * 0.9]
            text = " ".join(word.text for word in last)
            page_of = PAGE_OF[lang_of(path)].format(number, len(all_sheets))
            assert page_of in text or page_of[::-1] in text
            assert sample.handouts[handout].code in text
            assert all(word.x_min > 0 and word.x_max < sheet.width for word in sheet.words)
            lowest = sheet.height - EDGE[lang_of(path)]
            assert all(word.y_min > 0 and word.y_max < lowest for word in sheet.words)


def test_the_statement_stands_once_in_the_tags_before_the_first_claim(sample: Built) -> None:
    for path in sample.files("pdf"):
        done = subprocess.run(
            ["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True
        )
        text = " ".join(re.findall(r'"(.*)"', done.stdout))
        if lang_of(path) == "ar":
            text = " ".join(one.text for one in pieces_of(path))
        words = " ".join(["*", *STATEMENT[lang_of(path)].split()[:5]])
        assert text.count(words) == 1
        assert text.index(words) < text.index(FIRST_CLAIM[lang_of(path)])


def test_sizes_and_lines_are_easy_to_read(sample: Built) -> None:
    """Body 12 pt or more, page furniture 9 pt or more, lines of 70 characters or fewer."""
    for path in sample.files("pdf"):
        done = subprocess.run(
            ["pdftohtml", "-xml", "-i", "-stdout", "-fontfullname", str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
        # pdftohtml's pixels are 1.5 to the point.
        sizes = {
            m[1]: float(m[2]) / 1.5 for m in re.finditer(r'id="(\d+)" size="(\d+)"', done.stdout)
        }
        height = float(re.findall(r'height="(\d+)" width', done.stdout)[0])
        for line in re.finditer(r'<text top="(\d+)".*? font="(\d+)">(.*?)</text>', done.stdout):
            text = re.sub(r"<.*?>", "", line[3])
            furniture = not 0.065 < int(line[1]) / height < 0.86
            assert sizes[line[2]] >= (FURNITURE_SIZE if furniture else BODY_SIZE), text
            assert furniture or len(plain(text)) <= LONGEST_LINE, text


def test_a_handout_keeps_its_paper_budget(sample: Built) -> None:
    pages = {one.path: one.pages for one in sample.report.outputs if one.format == "pdf"}
    assert len(pages) == 12
    for path, count in pages.items():
        assert count is not None
        assert count <= MOST_PAGES[path.split("/")[0]], pages
