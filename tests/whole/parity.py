"""The same words in every format.

In a left-to-right PDF, what runs from right to left is compared without its order, and é stands for
e and its mark as well: see `pages.RIGHT_TO_LEFT`.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from unicodedata import normalize

from handoutkit.language.catalogue import Catalogue
from handoutkit.language.locales import is_right_to_left
from handoutkit.model.handout import Handout
from tests.sample.words import epub_words, first_difference, html_words, model_words
from tests.whole.pages import RIGHT_TO_LEFT
from tests.whole.tagged import Piece, pieces_of


def faults_of(file: Path, handout: Handout, labels: Catalogue | None = None) -> list[str]:
    """Say where the formats of a handout, `file` with each ending, do not say what it says."""
    words = model_words(handout, labels)
    pieces = [*_once(pieces_of(file.with_suffix(".pdf")))]
    chunks = [one.text for one in pieces if "Lbl" not in one.tags]
    differences = {
        "html": first_difference(words, html_words(file.with_suffix(".html"))),
        "epub": first_difference(words, epub_words(file.with_suffix(".epub"))),
    }
    if is_right_to_left(handout.lang):
        differences["pdf"] = first_difference(words, chunks)
    else:
        differences["pdf"] = first_difference(_without(words), _without(chunks))
        differences["pdf, right to left"] = _letters(words, chunks)
    return [f"{name}: {said}" for name, said in differences.items() if said]


def _once(pieces: list[Piece]) -> Iterator[Piece]:
    """Leave out a table's head where it is repeated: each page has a table of its own."""
    head: list[str] = []
    goes_on = False
    for is_head, group in groupby(pieces, key=lambda one: "THead" in one.tags):
        found = list(group)
        texts = [one.text for one in found]
        if is_head and goes_on and texts == head:
            continue
        head = texts if is_head else head
        goes_on = all("Table" in one.tags and "Caption" not in one.tags for one in found)
        yield from found


def _without(texts: list[str]) -> list[str]:
    kept = (normalize("NFC", RIGHT_TO_LEFT.sub("", text)) for text in texts)
    return [text for text in kept if text.strip()]


def _letters(words: list[str], chunks: list[str]) -> str:
    expected, found = (Counter(RIGHT_TO_LEFT.findall("".join(texts))) for texts in (words, chunks))
    return "" if expected == found else f"{expected - found} lacks, {found - expected} is too much"
