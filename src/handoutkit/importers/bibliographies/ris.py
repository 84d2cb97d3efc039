"""RIS, as EndNote, Zotero, Mendeley, Embase and publishers write it: its records, tag by tag.

rispy's room. Knows not what the tags mean.
"""

import re
from collections.abc import Iterator

import rispy

from handoutkit.importers.bibliographies.entries import Fields

# Two spaces by the book, one in some exports; PubMed's numbers come under tags of four letters.
_TAGGED = re.compile(r"([A-Z][A-Z0-9]{1,3}) {1,2}-(?: |$)(.*)")
_START = re.compile(r"TY {1,2}-(?: |$)")


class _Tags(dict[str, str]):
    """Every tag under its own name."""

    def __missing__(self, tag: str) -> str:
        return tag


class _EveryTag(rispy.RisParser):  # type: ignore[misc]  # rispy carries no types
    """A record with every tag of it, each with all its values."""

    def parse_line(self, line: str) -> tuple[str | None, str]:
        """Part a line into its tag and its words; a line without tag goes on."""
        match = _TAGGED.match(line)
        return (match[1], match[2].strip()) if match else (None, line.strip())


def ris_records(text: str) -> Iterator[Fields]:
    """Give the fields of each record; a record ends where the next begins, if nothing ends it."""
    lines = text.split("\n")
    starts = [at for at, line in enumerate(lines) if _START.match(line)]
    for at, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _record(lines[at:end], at + 1)


def _record(lines: list[str], first: int) -> Fields:
    joined = _joined(lines)
    parser = _EveryTag(mapping=_Tags(), delimiter_tags_mapping={}, list_tags=_ALL)
    fields = Fields(first)
    for record in parser.parse_lines(iter([*joined, "ER  - "])):
        for tag, values in record.items():
            for value in values if isinstance(values, list) else [values]:
                fields.add(tag, value)
        break
    return fields


class _Every(list[str]):
    """All tags there are: each may come more than once."""

    def __contains__(self, tag: object) -> bool:
        return True


_ALL = _Every()


def _joined(lines: list[str]) -> list[str]:
    """Join lines that go on to the line they go on with; a blank line goes on with nothing."""
    joined: list[str] = []
    for line in lines:
        if _TAGGED.match(line) or not joined:
            joined.append(line)
        elif line.strip():
            joined[-1] = f"{joined[-1]} {line.strip()}"
    return joined
