"""Whether a block and its translation are of one form and name the same numbers.

Knows neither which block is whose nor what follows from it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeAlias

from handoutkit.language.numbers import numbers_in, unequal
from handoutkit.language.quantities import is_unit, other_units, turned_numbers
from handoutkit.model.blocks import (
    Blocks,
    Callout,
    Citation,
    Claim,
    DefinitionList,
    Figure,
    Inlines,
    LanguageSpan,
    LineBreak,
    List,
    NoteMark,
    Paragraph,
    Quote,
    Table,
    Text,
)
from handoutkit.model.walk import blocks_in, content_of, inlines_of, plain_text, spans_in
from handoutkit.read.said import listing

Form: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]


def form_of(blocks: Blocks, lang: str) -> Form:
    """Give what a translation may not change: the parts in their order, and the marks in them."""
    return tuple(_outline(blocks, lang)), tuple(sorted(_marks(blocks)))


def other_form(source: Form, own: Form) -> str:
    """Say how a block's form differs from its source's; nothing where it does not."""
    for wanted, given in zip_longest(source[0], own[0]):
        if wanted != given:
            return f"the source has {wanted or 'nothing more'} where this has {given or 'nothing'}"
    return _difference(*_unequal(source[1], own[1]))


def other_numbers(source: Blocks, lang: str, own: Blocks) -> str:
    """Say which numbers differ from the source, which is written in `lang`; maybe none.

    Paragraph by paragraph, item by item and cell by cell: two doses may not change places.
    """
    pairs = _pairs(source, own)
    return "; ".join(said for one, other in pairs if (said := _other_numbers(one, other, lang)))


def source_words(source: Blocks, own: Blocks) -> str:
    """Give the first words of the source that still stand in the translation; maybe none."""
    marked = any(isinstance(one, LanguageSpan) for one in inlines_of(own))
    said = (one for one, other in _pairs(source, own) if one == other and _is_sentence(one))
    return "" if marked else next(said, "")


def _other_numbers(source: str, own: str, lang: str) -> str:
    found = _difference(*unequal(numbers_in(source, lang), numbers_in(own)))
    odd = (*other_units(source, own), *turned_numbers(source, own))
    return found or (f"this says {listing(odd)}, the source says otherwise" if odd else "")


def _pairs(source: Blocks, own: Blocks) -> list[tuple[str, str]]:
    """Pair the texts of two blocks; as a whole where one has more than the other."""
    ours, theirs = _texts(source), _texts(own)
    if len(ours) != len(theirs):
        return [("\n".join(ours), "\n".join(theirs))]
    return list(zip(ours, theirs, strict=True))


def _is_sentence(text: str) -> bool:
    """Tell whether there are words here that would be others in another language."""
    words = (one for one in re.findall(r"[^\W\d_]{2,}", text) if not one[0].isupper())
    return sum(not is_unit(one) for one in words) > 1


def _unequal(source: Sequence[str], own: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    missing, extra = Counter(source) - Counter(own), Counter(own) - Counter(source)
    return tuple(missing.elements()), tuple(extra.elements())


def _difference(missing: Sequence[str], extra: Sequence[str]) -> str:
    if missing and extra:
        return f"the source says {listing(missing)}, this says {listing(extra)}"
    if missing:
        return f"the source says {listing(missing)}, this does not"
    return f"this says {listing(extra)}, the source does not" if extra else ""


def _outline(blocks: Blocks, lang: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield "a paragraph"
            case List():
                yield from _list(block, lang)
            case DefinitionList():
                yield from _definitions(block, lang)
            case Table():
                yield from _table(block)
            case Figure():
                yield _figure(block, lang)
            case Callout():
                yield f"a box ::: {block.role}{' with a title' if block.title else ''}"
                yield from _outline(block.blocks, lang)
            case Quote():
                yield f"a quote of {_count(len(block.blocks), 'part')}"
                yield from _outline(block.blocks, lang)


def _list(block: List, lang: str) -> Iterator[str]:
    numbered = f" numbered from {block.start}" if block.ordered else ""
    yield f"a list of {_count(len(block.items), 'item')}{numbered}"
    for item in block.items:
        if len(item.blocks) != 1 or not isinstance(item.blocks[0], Paragraph):
            yield f"an item of {_count(len(item.blocks), 'part')}"
            yield from _outline(item.blocks, lang)


def _definitions(block: DefinitionList, lang: str) -> Iterator[str]:
    yield f"definitions of {_count(len(block.definitions), 'term')}"
    for definition in block.definitions:
        yield f"a term with {_count(len(definition.meanings), 'meaning')}"
        for meaning in definition.meanings:
            yield from _outline(meaning, lang)


def _table(block: Table) -> Iterator[str]:
    size = f"{_count(len(block.rows), 'row')} and {_count(len(block.header), 'column')}"
    yield f"a table of {size}{' with row headers' if block.row_headers else ''}"
    for row in (block.header, *block.rows):
        for cell in row:
            yield "a cell with words" if plain_text(cell.content).strip() else "an empty cell"


def _figure(block: Figure, lang: str) -> str:
    # A drawing with words in it has a translation beside it: gate.svg, gate.es.svg.
    stem, _, suffix = block.image.rpartition(".")
    image = f"{stem.removesuffix(f'.{lang}')}.{suffix}".rpartition("/")[2]
    return f"the image {image}{' with a caption' if block.caption else ''}"


def _marks(blocks: Blocks) -> Iterator[str]:
    for inline in inlines_of(blocks):
        match inline:
            case Citation():
                yield from (f"[@{cite.key}]" for cite in inline.cites)
            case NoteMark():
                yield f"[^{inline.label}]"
            case Claim():
                yield "{.claim}"
            case _:
                pass


def _texts(blocks: Blocks) -> tuple[str, ...]:
    alternatives = (block.alt for block in blocks_in(blocks) if isinstance(block, Figure))
    return (*map(_characters, content_of(blocks)), *alternatives)


def _characters(content: Inlines) -> str:
    return "".join(_written(inline) for inline in spans_in(content))


def _written(inline: object) -> str:
    match inline:
        case Text():
            return inline.text
        case LineBreak():
            return "\n"
        case Citation():
            return "".join(f" {cite.locator} " for cite in inline.cites)
        case _:
            return ""


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
