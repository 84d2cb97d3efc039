"""The pages of a PDF as an independent reader finds them: words with places, and their faults."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise
from pathlib import Path

from handoutkit.language.locales import is_right_to_left
from handoutkit.model.handout import Handout
from handoutkit.model.walk import content_of, plain_text
from tests.sample.test_files import Sheet, Word, letters
from tests.whole.tagged import pieces_of

MM = 72 / 25.4
HEAD = 17 * MM
SIDE = 33 * MM
BLANK_EDGE = 17
# Poppler's boxes of Arabic words reach below their lines: its fonts have room there.
BELOW_ARABIC = 4
ROUNDING = 0.6
HEADINGS = frozenset(("H1", "H2", "H3", "H4", "H5", "H6", "Caption"))

# What runs from right to left is read as it stands on the paper; the joiner has no place there.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u200c]")


def pages_of(pdf: Path) -> list[Sheet]:
    """Read each page's words in the order they are drawn: the body, then head and foot."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    pages = re.finditer(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', done.stdout, re.S)
    return [Sheet(float(one[1]), float(one[2]), tuple(_words(one[3]))) for one in pages]


def _words(page: str) -> Iterator[Word]:
    pattern = r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>'
    for *box, text in re.findall(pattern, page):
        yield Word(unescape(text), *map(float, box))


def faults_of(pdf: Path, handout: Handout) -> list[str]:
    """Say what a reader of the paper would complain of."""
    pages = pages_of(pdf)
    statements = [_statement(handout, index) for index in range(len(handout.statements))]
    faults = [*_lonely_headings(pdf)]
    for number, page in enumerate(pages, start=1):
        if is_right_to_left(handout.lang):
            edge, lost = BLANK_EDGE - BELOW_ARABIC, _letters_lost(page, statements)
        else:
            edge, lost = BLANK_EDGE, _lost(page, statements)
        found = [*_outside(page, edge), *_overlaps(page), *lost]
        faults += [f"page {number} of {len(pages)}: {fault}" for fault in found]
    return faults


def _outside(page: Sheet, edge: float) -> Iterator[str]:
    for word in page.words:
        beside = word.x_min < SIDE - ROUNDING or word.x_max > page.width - SIDE + ROUNDING
        if beside or word.y_min < 0 or word.y_max > page.height - edge:
            yield f"«{word.text}» stands in the margin"


def _overlaps(page: Sheet) -> Iterator[str]:
    """Find words that are drawn one over the other, by the middle of each."""
    words = sorted(page.words, key=lambda word: word.y_min)
    for index, word in enumerate(words):
        middle = (word.y_min + word.y_max) / 2
        for other in words[index + 1 :]:
            if other.y_min > middle:
                break
            if (
                (other.y_min + other.y_max) / 2 < word.y_max
                and other.x_min + 1 < word.x_max
                and word.x_min + 1 < other.x_max
                and not _slope(word.text + other.text)
            ):
                yield f"«{word.text}» and «{other.text}» overlap"


def _slope(text: str) -> bool:
    """Tell whether these are letters of Arabic only: in Nastaliq they lie one over the other."""
    return not RIGHT_TO_LEFT.sub("", text)


def _statement(handout: Handout, index: int) -> list[str]:
    statement = handout.statements[index]
    texts = (plain_text(one) for one in content_of(statement.disclaimer.blocks))
    return " ".join((statement.symbol, *texts)).split()


def _lost(page: Sheet, statements: Sequence[Sequence[str]]) -> Iterator[str]:
    texts = [word.text for word in page.words]
    for statement in statements:
        size = len(statement)
        starts = [at for at in range(len(texts)) if texts[at : at + size] == statement]
        if not starts or page.words[starts[-1]].y_min < page.height / 2:
            yield f"the foot lacks «{' '.join(statement)}»"


def _letters_lost(page: Sheet, statements: Sequence[Sequence[str]]) -> Iterator[str]:
    """Find statements whose letters the foot lacks: their order is that of the eye."""
    foot = "".join(word.text for word in page.words if word.y_min > page.height / 2)
    for statement in statements:
        if Counter(letters("".join(statement))) - Counter(letters(foot)):
            yield f"the foot lacks «{' '.join(statement)}»"


def _lonely_headings(pdf: Path) -> Iterator[str]:
    """Find headings and captions whose last line stands on another page than what follows."""
    for piece, after in pairwise(pieces_of(pdf)):
        head, next_head = (HEADINGS.intersection(one.tags) for one in (piece, after))
        # A figure's caption is its end, a table's its beginning.
        opens = head and (head != {"Caption"} or "Table" in piece.tags)
        if opens and head != next_head and piece.page != after.page:
            yield f"page {piece.page}: «{piece.text}» stands alone at the foot"
