"""Which findings stop which handout: those in what it is made of. Knows nothing of building."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from handoutkit.build.styles import concerns_styles
from handoutkit.codes import DUPLICATE_SECTION
from handoutkit.findings import Finding, Place
from handoutkit.model.article import Article
from handoutkit.model.blocks import Block, Figure
from handoutkit.model.handout import Handout
from handoutkit.model.library import Library
from handoutkit.model.walk import blocks_in, sections_in
from handoutkit.project import SETTINGS

DISCLAIMERS = "handouts/disclaimers"


def sources_of(handout: Handout, condition_path: str) -> tuple[str, ...]:
    """Give the paths of all files a handout is made of, sorted."""
    paths = {SETTINGS, condition_path}
    for article in handout.articles:
        paths |= {article.place.path, *(one.place.path for one in article.references.values())}
    paths |= _translated(handout)
    paths |= {one.place.path for one in handout.disclaimers}
    paths |= {one.disclaimer.place.path for one in handout.statements}
    # An image that cannot be used is not among the handout's images, but it is shown.
    paths |= {one.image for one in _blocks(handout) if isinstance(one, Figure)}
    return tuple(sorted(paths))


def unreadable_disclaimers(library: Library, lang: str) -> frozenset[str]:
    """Give the paths of disclaimers that gave no text in a language.

    Nobody knows which handouts must carry them.
    """
    readable = {name for name, known in library.disclaimers if known == lang}
    return frozenset(
        path
        for path in library.unreadable
        if path == DISCLAIMERS
        or (
            str(PurePosixPath(path).parent) == DISCLAIMERS
            and PurePosixPath(path).name.split(".")[0] not in readable
        )
    )


def stopping(
    findings: Iterable[Finding], handout: Handout, condition_path: str
) -> tuple[Finding, ...]:
    """Give the errors that lie in what the handout is made of and made with.

    An error in a section that the handout does not take stops other handouts, not this one.
    """
    articles = {article.place.path: article for article in handout.articles}
    # What is wrong with the source of a translation has been said of the translation as well.
    whole = set(sources_of(handout, condition_path)) - articles.keys() - _translated(handout)
    # There too when none of its references could be read.
    whole |= {str(PurePosixPath(path).with_name("references.json")) for path in articles}
    return tuple(
        finding
        for finding in findings
        if finding.is_error
        and (
            concerns_styles(finding)
            or finding.place.path in whole
            or (
                finding.place.path in articles
                and (
                    # Nobody knows which of the two the recipe means.
                    finding.code == DUPLICATE_SECTION.id
                    or _concerns(finding.place, articles[finding.place.path], handout)
                )
            )
        )
    )


def _translated(handout: Handout) -> set[str]:
    """Give the sources of translations, whose heads say what a translation's does not."""
    paths = (PurePosixPath(one.place.path) for one in handout.articles if one.translation)
    return {str(path.with_name("article.md")) for path in paths}


def _blocks(handout: Handout) -> Iterator[Block]:
    for section in sections_in(handout.sections):
        yield from blocks_in(section.blocks)
    for note in handout.notes:
        yield from blocks_in(note.note.blocks)
    for disclaimer in (*(one.disclaimer for one in handout.statements), *handout.disclaimers):
        yield from blocks_in(disclaimer.blocks)


def _concerns(place: Place, article: Article, handout: Handout) -> bool:
    """Tell whether a place lies outside the article's sections, or in what the handout takes."""
    in_sections = any(one.place.line <= place.line <= one.end for one in article.sections)
    taken = [(one.place, one.end) for one in handout.sections]
    taken += [(one.note.place, one.note.end) for one in handout.notes]
    return not in_sections or any(
        start.path == place.path and start.line <= place.line <= end for start, end in taken
    )
