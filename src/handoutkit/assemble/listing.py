"""The list of references as it is printed. Knows no citation style."""

from collections.abc import Callable, Iterable
from functools import cache

from handoutkit.assemble.citations import CitationEngine
from handoutkit.language.locales import direction, is_known
from handoutkit.model.blocks import LanguageSpan
from handoutkit.model.reference import NumberedReference, Reference


def list_references(
    used: Iterable[tuple[int, Reference]],
    lang: str,
    engine_for: Callable[[str], CitationEngine],
) -> tuple[NumberedReference, ...]:
    """Write the entries of numbered references in a handout's language.

    A reference that is written in the other direction is an entry of its own language: month and
    "available from" would stand in its midst in the order of neither.
    """
    engine = cache(engine_for)
    return tuple(
        _listed(number, reference, _language_of(reference, lang), lang, engine)
        for number, reference in used
    )


def _listed(
    number: int,
    reference: Reference,
    own: str,
    lang: str,
    engine_for: Callable[[str], CitationEngine],
) -> NumberedReference:
    (entry,) = engine_for(own).entries([reference])
    if own != lang:
        entry = (LanguageSpan(lang=own, children=entry, place=reference.place),)
    return NumberedReference(number=number, reference=reference, entry=entry)


def _language_of(reference: Reference, lang: str) -> str:
    own = reference.csl.get("language")
    is_other = isinstance(own, str) and is_known(own) and direction(own) != direction(lang)
    return own if is_other and isinstance(own, str) else lang
