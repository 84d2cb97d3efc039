"""From Markdown to the model's blocks, with places, and everything that is wrong said as a finding.

The only room that knows markdown-it, whose tokens never leave it. Knows neither files nor heads.
What the vocabulary has no word for is a finding, and so is whatever CommonMark would drop silently.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handoutkit.findings import Outcome, sort_findings
from handoutkit.model.article import Note
from handoutkit.model.blocks import Blocks, Section
from handoutkit.model.walk import sections_in
from handoutkit.read.markdown.blocks import read_nodes
from handoutkit.read.markdown.parser import parse_blocks
from handoutkit.read.markdown.reading import Reading, Where
from handoutkit.read.markdown.sections import read_sections
from handoutkit.read.markdown.source import read_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What an article says: its sections and the notes they mark."""

    sections: tuple[Section, ...]
    notes: Mapping[str, Note]


def read_body(text: str, *, path: str, first_line: int = 1) -> Outcome[Body]:
    """Read an article's body; `text` begins in line `first_line` of the file `path`."""
    reading = _start(text, path, first_line, has_sections=True)
    sections = read_sections(reading, reading.parsed.nodes)
    reading.look_back({section.id for section in sections_in(sections)})
    return Outcome(Body(sections=sections, notes=reading.notes), sort_findings(reading.findings))


def read_blocks(text: str, *, path: str, first_line: int = 1) -> Outcome[Blocks]:
    """Read a text without sections and notes, such as a disclaimer's."""
    reading = _start(text, path, first_line, has_sections=False)
    blocks = read_nodes(reading, reading.parsed.nodes, Where())
    reading.look_back(set())
    return Outcome(blocks, sort_findings(reading.findings))


def _start(text: str, path: str, first_line: int, *, has_sections: bool) -> Reading:
    source, findings = read_source(text, path, first_line)
    return Reading(source, parse_blocks(source.text), has_sections, findings)
