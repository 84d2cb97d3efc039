"""Whether the sections of a translation stand as those of its source do. Knows no blocks."""

from collections.abc import Iterable, Iterator

from handoutkit.model.article import Article
from handoutkit.model.blocks import Section
from handoutkit.read.said import quote


def other_order(source: Article, own: Article) -> Iterator[tuple[str, str]]:
    """Give each section that stands elsewhere, and how: recipes rely on what is inside what."""
    wanted, given = _parents(source.sections), _parents(own.sections)
    both = [id_ for id_ in wanted if id_ in given]
    for id_ in both:
        if wanted[id_] != given[id_]:
            yield id_, f"stands {_inside(wanted[id_])} in the source, {_inside(given[id_])} here"
    here = [id_ for id_ in given if id_ in wanted]
    moved = ((id_, other) for id_, other in zip(here, both, strict=True) if id_ != other)
    for id_, other in list(moved)[:1]:
        yield id_, f"stands where the source has {quote(other)}"


def _inside(parent: str) -> str:
    return f"inside {quote(parent)}" if parent else "by itself"


def _parents(sections: Iterable[Section], parent: str = "") -> dict[str, str]:
    """Give the section that each section stands in, in the order of the text."""
    found: dict[str, str] = {}
    for section in sections:
        found |= {section.id: parent, **_parents(section.sections, section.id)}
    return found
