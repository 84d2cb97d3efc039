"""Headings make sections, and their levels the tree. Knows not how blocks are read."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handoutkit.codes import (
    BAD_SECTION_ID,
    DUPLICATE_SECTION,
    EMPTY_SECTION,
    HEADING_LEVEL,
    NO_SECTIONS,
    TEXT_OUTSIDE_SECTION,
)
from handoutkit.findings import Place
from handoutkit.model.blocks import Blocks, Inlines, Section
from handoutkit.model.walk import plain_text
from handoutkit.read.markdown.blocks import read_nodes
from handoutkit.read.markdown.inlines import read_inlines
from handoutkit.read.markdown.parser import Node
from handoutkit.read.markdown.reading import Reading, Where
from handoutkit.read.markdown.source import Stretch
from handoutkit.read.said import quote

_TOP = 2
_BRACES = re.compile(r"(?<!\\)\{#([^{}]*)\}$")
_ID = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading, read, and the blocks up to the next heading of any level."""

    id: str
    written_level: int
    heading: Inlines
    blocks: Blocks
    place: Place


def read_sections(reading: Reading, nodes: Sequence[Node]) -> tuple[Section, ...]:
    """Read the sections of a body."""
    ids: set[str] = set()
    parts: list[_Part] = []
    groups = list(_by_heading(nodes))
    for heading, inside in groups:
        blocks = read_nodes(reading, inside, Where())
        if heading is None:
            _complain_about_outsiders(reading, blocks, has_sections=len(groups) > 1)
        else:
            parts.append(_read_part(reading, heading, blocks, ids))
    if not parts:
        hint = "Begin a section with a heading: ## Heading {#id}."
        place = Place(reading.source.path, reading.source.first_line)
        reading.report(NO_SECTIONS, place, "the text has no section", hint)
    return _nest(reading, _levels(reading, parts), reading.source.last_line)


def _by_heading(nodes: Sequence[Node]) -> Iterator[tuple[Node | None, Sequence[Node]]]:
    heading, start = None, 0
    for index, node in enumerate(nodes):
        if node.kind == "heading":
            yield heading, nodes[start:index]
            heading, start = node, index + 1
    yield heading, nodes[start:]


def _complain_about_outsiders(reading: Reading, blocks: Blocks, has_sections: bool) -> None:
    if blocks and has_sections:
        message = "this text stands before the first section"
        hint = "Begin the section above it: ## Heading {#id}."
        reading.report(TEXT_OUTSIDE_SECTION, blocks[0].place, message, hint)


def _read_part(reading: Reading, node: Node, blocks: Blocks, ids: set[str]) -> _Part:
    words, place = reading.words(node), reading.place(node)
    braces = _BRACES.search(words.text)
    heading = read_inlines(reading, _without(words, braces), Where())
    if not plain_text(heading).strip():
        reading.report(EMPTY_SECTION, place, "the heading has no words", "Write them behind the #.")
    identifier = _slug(plain_text(heading)) or f"section-{len(ids) + 1}"
    place_of_id = place
    if braces:
        place_of_id = words.place(braces.start())
        if _ID.fullmatch(braces[1]):
            identifier = braces[1]
        else:
            hint = f"Write lower-case letters, digits and hyphens, such as {{#{identifier}}}."
            message = f"{quote(braces[1])} is not an id"
            reading.report(BAD_SECTION_ID, place_of_id, message, hint)
    return _Part(
        id=_unique(reading, identifier, ids, place_of_id),
        written_level=int(node.token.tag[1:]),
        heading=heading,
        blocks=blocks,
        place=place,
    )


def _without(words: Stretch, braces: re.Match[str] | None) -> Stretch:
    return words.part(0, len(words.text[: braces.start()].rstrip())) if braces else words


def _slug(heading: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", heading.casefold()).encode("ascii", "ignore")
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only.decode()))


def _unique(reading: Reading, identifier: str, ids: set[str], place: Place) -> str:
    if identifier in ids:
        hint = "Give one of them another: ## Heading {#id}."
        message = f"another section has the id {quote(identifier)}"
        reading.report(DUPLICATE_SECTION, place, message, hint)
        identifier = f"{identifier}-{len(ids) + 1}"
    ids.add(identifier)
    return identifier


def _levels(reading: Reading, parts: Sequence[_Part]) -> list[tuple[int, _Part]]:
    """Give each part its level in the tree, which has no gaps even where the text has some."""
    levels: list[tuple[int, _Part]] = []
    around: list[int] = []
    for part in parts:
        written = max(part.written_level, _TOP)
        while around and around[-1] >= written:
            around.pop()
        level = _TOP + len(around)
        around.append(written)
        levels.append((level, part))
        if part.written_level < _TOP:
            hint = "The title of an article stands in its head. Begin sections with ##."
            reading.report(HEADING_LEVEL, part.place, "a heading with one # is a title", hint)
        elif written > level:
            message = f"a heading with {written} # stands where one with {level} # was expected"
            hint = f"Write {'#' * level}, or add the heading that is missing above it."
            reading.report(HEADING_LEVEL, part.place, message, hint)
    return levels


def _nest(
    reading: Reading, parts: Sequence[tuple[int, _Part]], last_line: int
) -> tuple[Section, ...]:
    sections: list[Section] = []
    start = 0
    for after in range(1, len(parts) + 1):
        level, part = parts[start]
        if after < len(parts) and parts[after][0] > level:
            continue
        end = parts[after][1].place.line - 1 if after < len(parts) else last_line
        inner = _nest(reading, parts[start + 1 : after], end)
        if not part.blocks and not inner and part.written_level >= _TOP:
            message = "the section has neither text nor sub-sections"
            reading.report(EMPTY_SECTION, part.place, message, "Write its text, or remove it.")
        sections.append(
            Section(
                id=part.id,
                level=level,
                heading=part.heading,
                blocks=part.blocks,
                sections=inner,
                place=part.place,
                end=end,
            )
        )
        start = after
    return tuple(sections)
