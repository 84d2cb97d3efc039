"""Which words are an article's title. Knows not what else the article says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from handoutkit import codes
from handoutkit.findings import Finding, Place
from handoutkit.importers.outline import without_number
from handoutkit.importers.passages import Passage, Source, Words
from handoutkit.importers.words import plain_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """A title, and the passages of its source with those marked that only say the title."""

    title: Words
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...] = ()


def titled(source: Source) -> Titled:
    """Find the title: what the reader of the file took for it, its highest heading, what it names.

    A source without any of these gets its first heading as a title, or its file's name, and a
    finding says so.
    """
    passages = source.passages
    own = next((one for one in passages if one.role == "title"), None)
    # In plain text nothing marks a heading: its reader has weighed what may be the title.
    if own is None and source.format != "text":
        own = _highest(passages) or _first_of_two(passages)
    if own is not None:
        # A line may say more than the title: "Sleep | Hillside Health".
        said = source.origin.title
        words = plain_words(said) if said and said in own.words.plain else own.words
        return Titled(title=words, passages=_marked(passages, words.plain))
    if source.origin.title:
        words = plain_words(source.origin.title)
        return Titled(title=words, passages=_marked(passages, words.plain))
    first = next((one for one in passages if one.kind == "heading" and not one.role), None)
    name = PurePath(source.path).stem.replace("-", " ").replace("_", " ").strip()
    words = without_number(first.words) if first else plain_words(name)
    finding = codes.NO_TITLE.at(
        first.place if first else Place(source.path),
        "the source names no title",
        f'Now it is "{words.plain}": write a better one into the head of the article.',
    )
    return Titled(title=words, passages=passages, findings=(finding,))


def _headings(passages: Sequence[Passage]) -> list[Passage]:
    return [one for one in passages if one.kind == "heading" and not one.role and not one.box]


def _highest(passages: Sequence[Passage]) -> Passage | None:
    """Give the first heading, if it stands above all others."""
    headings = _headings(passages)
    if not headings or any(one.level <= headings[0].level for one in headings[1:]):
        return None
    return headings[0] if headings[0].level == 1 or len(headings) > 1 else None


def _first_of_two(passages: Sequence[Passage]) -> Passage | None:
    """Give the first heading, if the next one of the same level follows with no words between."""
    kept = [one for one in passages if one.role != "site" and one.kind != "rule" and one.plain]
    if len(kept) < 2 or any(one.kind != "heading" for one in kept[:2]):  # noqa: PLR2004
        return None
    return kept[0] if kept[0].level <= kept[1].level else None


def _marked(passages: Sequence[Passage], title: str) -> tuple[Passage, ...]:
    """Mark the headings that only repeat the title; below another one they begin a section."""
    said = _letters(title)
    marked: list[Passage] = []
    is_over = is_seen = False
    for one in passages:
        is_heading = one.kind == "heading" and one.role in ("", "title")
        says_title = is_heading and _letters(one.words.plain) == said
        is_over = is_over or (is_seen and is_heading and not one.box and not says_title)
        is_seen = is_seen or says_title or one.role == "title"
        marked.append(replace(one, role="title") if says_title and not is_over else one)
    return tuple(marked)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
