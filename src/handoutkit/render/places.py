"""Where in the source a handout's words were written. Knows no format."""

from collections.abc import Collection, Iterator

from handoutkit.findings import Place
from handoutkit.model.blocks import Inlines, LanguageSpan, Span, Text
from handoutkit.model.handout import Handout
from handoutkit.model.walk import content_of, content_of_sections


def place_of(characters: Collection[str], handout: Handout, lang: str = "") -> Place | None:
    """Give the place of the first words with one of the characters, in `lang` if it is given."""
    for content in _contents(handout):
        for inline, spoken in _texts(content, handout.lang):
            if lang in ("", spoken) and any(one in characters for one in inline.text):
                return inline.place
    return None


def _contents(handout: Handout) -> Iterator[Inlines]:
    """Give each run of inlines that an author wrote."""
    yield from content_of_sections(handout.sections)
    for note in handout.notes:
        yield from content_of(note.note.blocks)
    for statement in handout.statements:
        yield from content_of(statement.disclaimer.blocks)
    for disclaimer in handout.disclaimers:
        yield from content_of(disclaimer.blocks)
    for reference in handout.references:
        yield reference.entry


def _texts(content: Inlines, lang: str) -> Iterator[tuple[Text, str]]:
    """Give each text and the language it is in."""
    for inline in content:
        if isinstance(inline, Text):
            yield inline, lang
        elif isinstance(inline, Span):
            inner = inline.lang if isinstance(inline, LanguageSpan) else lang
            yield from _texts(inline.children, inner)
