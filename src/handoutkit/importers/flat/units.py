"""A text's units: paragraphs, items and titles, each put together from its lines; tables; rules.

Knows how lines belong together, not what a unit is in the article.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handoutkit.importers.flat.lines import Line
from handoutkit.importers.flat.marks import Mark, is_lone_bullet, mark_of
from handoutkit.importers.flat.shape import begins_small, could_be_heading, ends_sentence
from handoutkit.importers.flat.tables import table_at
from handoutkit.importers.flat.wrapping import Wrapping, continues, joined
from handoutkit.language.headings import heading_kind

_RULE = re.compile(r"[-=_*~–—─━═#•.·+]{3,}|(?:[-*_=] ){2,}[-*_=]")
_UNDERLINE = re.compile(r"[=\-–—~_*─━═^]{3,}")
_SHOWN = re.compile(
    r"(?P<marks>#{1,6}) +(?P<title>\S.*?) *#*"
    r"|(?P<equals>={1,6}) *(?P<between>[^=\s].*?) *={1,6}"
    r"|\*\*(?P<bold>[^*]+)\*\*:?"
    r"|[-*~_=]{3,} *(?P<inside>[^\W_].*?) *[-*~_=]{3,}"
)
# The name of a list of references before the first of them, on one line.
_RUN_IN = re.compile(r"(?P<name>[^\W\d][^:.\d]{2,40}?) ?: +(?=\[?\(?1[.)\]])")
_FEWEST_COUNTED = 2
_LONGEST_TITLE, _MOST_OF_LINK = 100, 12
_UNDERLINES = {"=": 1, "═": 1, "━": 1, "*": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A part of a text that is one thing, and where it begins.

    - `text`: its words; with its `mark`, if it begins with a bullet or a number.
    - `shown`: how high a heading it is, where signs around it say so; 0 where none do.
    - `gap`: blank lines before it; `indent`: columns.
    - `rows`: the cells of a table. `rule`: a line across the page.
    - `reason`: why it is none of the article, if that is known already.
    """

    text: str = ""
    number: int
    column: int = 1
    indent: int = 0
    gap: int = 0
    mark: Mark | None = None
    shown: int = 0
    lines: int = 1
    rows: tuple[tuple[str, ...], ...] = ()
    rule: bool = False
    reason: str = ""

    @property
    def words(self) -> str:
        """Give its words without the mark."""
        return self.text[self.mark.length :] if self.mark else self.text

    @property
    def is_bullet(self) -> bool:
        """Tell whether it is the item of a list with bullets."""
        return self.mark is not None and self.mark.form == "bullet"


def units_of(
    lines: Sequence[Line], furniture: Mapping[int, str], wrapping: Wrapping
) -> tuple[Unit, ...]:
    """Put lines together to units; `furniture` has reasons for lines to leave out, by index."""
    put = _Putting(lines, furniture, wrapping).units()
    return _without_amounts(tuple(part for unit in put for part in _without_run_in(unit)))


def _without_run_in(unit: Unit) -> Iterator[Unit]:
    """Part "References: 1. …" into the heading and what stands behind it."""
    found = _RUN_IN.match(unit.text) if unit.mark is None and not unit.reason else None
    if found is None or heading_kind(found["name"]) != "references":
        yield unit
        return
    rest = unit.text[found.end() :]
    column = unit.column + found.end()
    yield replace(unit, text=found["name"] + ":", lines=1)
    yield replace(unit, text=rest, column=column, gap=0, mark=mark_of(rest))


def _without_amounts(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Take numbers without a sign for marks only where they count from 1: "20 Tablets" is none."""
    counting: dict[tuple[int, ...], int] = {}
    rows: dict[int, tuple[int, ...]] = {}
    for index, unit in enumerate(units):
        mark = unit.mark
        if mark is None or mark.form != "number" or mark.sign:
            continue
        above = mark.numbers[:-1]
        if mark.numbers[-1] == counting.get(above, 0) + 1:
            counting[above] = mark.numbers[-1]
            rows[index] = above
    return tuple(
        replace(unit, mark=None)
        if unit.mark is not None
        and unit.mark.form == "number"
        and not unit.mark.sign
        and not _counts(rows.get(index), counting)
        else unit
        for index, unit in enumerate(units)
    )


def _counts(above: tuple[int, ...] | None, counting: Mapping[tuple[int, ...], int]) -> bool:
    return above is not None and (bool(above) or counting[above] >= _FEWEST_COUNTED)


class _Putting:
    """Goes through lines once; what is open is the unit that the next line may go on with."""

    def __init__(
        self, lines: Sequence[Line], furniture: Mapping[int, str], wrapping: Wrapping
    ) -> None:
        self.lines, self.furniture, self.wrapping = lines, furniture, wrapping
        self.open: Unit | None = None
        self.last: Line | None = None
        self.parts: list[str] = []
        self.in_list = self.after_colon = False

    def units(self) -> Iterator[Unit]:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if at in self.furniture:
                yield from self._furniture(line, self.furniture[at])
                at += 1
                continue
            table = table_at(self.lines, at)
            if table:
                yield from self._close()
                yield replace(_unit(line, ""), rows=table.rows)
                at += table.lines
                continue
            yield from self._one(at)
            at += 1
        yield from self._close()

    def _furniture(self, line: Line, reason: str) -> Iterator[Unit]:
        """Leave paper's lines out; a sentence that a new page breaks goes on after them."""
        yield from self._close()
        yield replace(_unit(line, line.text), reason=reason)

    def _one(self, at: int) -> Iterator[Unit]:
        line = self.lines[at]
        if self._underlines(line):
            level = _UNDERLINES.get(line.text[0], 2)
            assert self.open is not None
            self.open = replace(self.open, shown=level)
            yield from self._close()
        elif _RULE.fullmatch(line.text):
            yield from self._close()
            yield replace(_unit(line, ""), rule=True)
        elif (shown := _SHOWN.fullmatch(line.text)) and _is_short(shown):
            yield from self._close()
            yield _shown(line, shown)
        elif self._goes_on(at):
            assert self.open is not None
            self._add(line)
        else:
            yield from self._close()
            self._begin(line)

    def _underlines(self, line: Line) -> bool:
        """Tell whether a line is the underline of the line directly above it."""
        above = self.open
        if above is None or above.lines > 1 or line.gap or not _UNDERLINE.fullmatch(line.text):
            return False
        return (
            len(set(line.text)) == 1 and len(above.text) <= _LONGEST_TITLE and not above.is_bullet
        )

    def _goes_on(self, at: int) -> bool:
        line = self.lines[at]
        if self.open is None or self.last is None:
            return False
        if is_lone_bullet(self.last.text) and self.open.lines == 1:
            return not line.gap
        if self.open.mark and mark_of(line.text) is None and not line.gap and self.wrapping.width:
            hangs = line.indent > self.open.indent
            if hangs and line.indent >= self.open.indent + 2 and begins_small(line.text):
                return True
        if self.open.lines > 1 and not self.wrapping.width and self._chain_goes_on(line):
            return True
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return continues(line, self.last, after, self.wrapping, in_list=self.in_list)

    def _chain_goes_on(self, line: Line) -> bool:
        """Tell whether words after a link that stood on a line of its own go on with a sentence."""
        assert self.last is not None
        alone = len(self.last.text.split()) <= _MOST_OF_LINK and self.last.text[-1] not in ".!?:;,"
        if not alone or line.gap or self.in_list or mark_of(line.text) is not None:
            return False
        # A sentence that was put together and has not ended; among items, one has.
        return begins_small(line.text) or (not self.after_colon and ends_sentence(line.text))

    def _begin(self, line: Line) -> None:
        mark = None if is_lone_bullet(line.text) else mark_of(line.text)
        above = self.last
        colon = above is not None and above.text[-1] == ":"
        small = begins_small(line.text) and mark is None
        if colon or line.gap:
            self.after_colon = colon
        self.in_list = small and (colon or self.in_list)
        self.open = replace(_unit(line, line.text), mark=mark)
        self.parts = [line.text]
        self.last = line

    def _add(self, line: Line) -> None:
        assert self.open is not None
        self.parts.append(line.text)
        self.open = replace(self.open, lines=self.open.lines + 1)
        self.last = line

    def _close(self) -> Iterator[Unit]:
        if self.open is not None:
            text = self.parts[0]
            if len(self.parts) > 1:
                text = _joined(self.parts, self.wrapping)
            yield replace(self.open, text=text, mark=mark_of(text))
        self.open, self.parts = None, []


def _joined(parts: Sequence[str], wrapping: Wrapping) -> str:
    """Put parts together from the left, each only with the end of what is before it."""
    done: list[str] = []
    tail = parts[0]
    for part in parts[1:]:
        text = joined(tail, part, wrapping)
        done.append(text[: len(text) - len(part)])
        tail = part
    return "".join([*done, tail])


def _unit(line: Line, text: str) -> Unit:
    return Unit(text=text, number=line.number, column=line.column, indent=line.indent, gap=line.gap)


def _is_short(shown: "re.Match[str]") -> bool:
    """Tell whether stars or lines around words make a heading of them, not a loud sentence."""
    title = shown["bold"] or shown["inside"]
    return title is None or could_be_heading(title.strip())


def _shown(line: Line, found: "re.Match[str]") -> Unit:
    """Give the heading that signs around it show."""
    if found["marks"]:
        level, title = len(found["marks"]), found["title"]
    elif found["equals"]:
        level, title = len(found["equals"]), found["between"]
    else:
        level, title = 3, found["bold"] or found["inside"]
    return replace(_unit(line, title.strip()), shown=level, mark=mark_of(title.strip()))
