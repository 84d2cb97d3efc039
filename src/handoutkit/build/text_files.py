"""The file of a text as lines: which part stands where, and the same with parts put in.

Knows no translation.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handoutkit.disk import Disk
from handoutkit.read.markdown.extents import Extent, extents_of
from handoutkit.read.text import decode

_FENCE = "---"
_HAS_ID = re.compile(r"(?<!\\)\{#[^{}]*\}[ \t]*(?:<!--.*?-->[ \t]*)*$")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text's lines, which count from 1; `body` is the first line below its head."""

    lines: tuple[str, ...]
    body: int
    extents: tuple[Extent, ...]

    @property
    def head(self) -> str:
        """Give what stands between the two lines of ---."""
        return "".join(f"{line}\n" for line in self.lines[1 : self.body - 2])

    @property
    def last_line(self) -> int:
        """Give the last line that is not blank."""
        return max(number for number, line in enumerate(self.lines, start=1) if line.strip())

    def extent(self, line: int) -> Extent:
        """Give the part that a line belongs to."""
        return next(one for one in self.extents if one.first <= line <= one.last)

    def words(self, line: int, section_id: str) -> tuple[str, ...]:
        """Give the lines of the part at a line; a heading with its id, so that it keeps it."""
        extent = self.extent(line)
        words = self.lines[extent.first - 1 : extent.last]
        return _with_id(words, section_id) if extent.kind == "heading" else words

    def with_head(self, head: str) -> str:
        """Give the text with another head."""
        return f"{_FENCE}\n{head}" + "\n".join(self.lines[self.body - 2 :])


def read_file(disk: Disk, path: str) -> TextFile:
    """Read a text that is known to be one."""
    text = decode(disk.read(path), path).value
    assert text is not None, f"{path} has been read before"
    return split(text, path)


def split(text: str, path: str) -> TextFile:
    """Find the parts of a text that has a head."""
    lines = tuple(text.split("\n"))
    end = next(i for i, line in enumerate(lines) if i and line.rstrip() == _FENCE)
    body = "\n".join(lines[end + 1 :])
    return TextFile(lines, end + 2, extents_of(body, path=path, first_line=end + 2))


def edited(
    file: TextFile,
    instead: Mapping[int, Sequence[str]],
    after: Mapping[int, Sequence[Sequence[str]]],
) -> str:
    """Give the text with other words for the parts at some lines, and parts put in after others."""
    lines: list[str] = []
    others = {file.extent(line).first: words for line, words in instead.items()}
    number = 1
    while number <= len(file.lines):
        if number in others:
            lines += others[number]
            number = file.extent(number).last
        else:
            lines.append(file.lines[number - 1])
        for words in after.get(number, ()):
            lines += ["", *words]
        if number in after and number < len(file.lines) and file.lines[number].strip():
            lines.append("")
        number += 1
    return "\n".join(lines)


def _with_id(heading: Sequence[str], section_id: str) -> tuple[str, ...]:
    # Underlined headings have their words above the last line.
    last = 0 if heading[0].lstrip().startswith("#") else len(heading) - 2
    words = heading[last].rstrip()
    if not _HAS_ID.search(words):
        words = f"{_CLOSING.sub('', words)} {{#{section_id}}}"
    return (*heading[:last], words, *heading[last + 1 :])
