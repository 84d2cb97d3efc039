"""Numbers of list items as Word counts them: a list goes on after a paragraph, or begins anew."""

from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from handoutkit.importers.docx.parts import W
from handoutkit.importers.docx.styles import value

_LEVELS = 9


@dataclass(slots=True)
class Counting:
    """The counters of all lists of a file."""

    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    kinds: dict[tuple[str, int], str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    _now: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[str] = field(default_factory=set)

    def next(self, number: str, level: int) -> int:
        """Count an item; 0 if the list has no numbers."""
        abstract = self.lists.get(number, number)
        if self.kinds.get((abstract, level), "bullet") in ("bullet", "none"):
            return 0
        now = self._now[abstract]
        if number not in self._begun:
            self._begun.add(number)
            for at in [at for (name, at) in self.restarts if name == number]:
                now.pop(at, None)
        start = self.restarts.get((number, level), self.starts.get((abstract, level), 1))
        now[level] = now[level] + 1 if level in now else start
        for deeper in range(level + 1, _LEVELS):
            now.pop(deeper, None)
        return now[level]


def read_numbering(root: etree._Element | None) -> Counting:
    """Read how a file counts its lists."""
    counting = Counting()
    if root is None:
        return counting
    for abstract in root.iter(f"{W}abstractNum"):
        name = str(abstract.get(f"{W}abstractNumId"))
        for level in abstract.iter(f"{W}lvl"):
            at = _number(level.get(f"{W}ilvl"), 0)
            counting.starts[name, at] = _number(value(level, "start"), 1)
            counting.kinds[name, at] = value(level, "numFmt") or "decimal"
    for number in root.iter(f"{W}num"):
        name = str(number.get(f"{W}numId"))
        counting.lists[name] = value(number, "abstractNumId")
        for override in number.iter(f"{W}lvlOverride"):
            if start := value(override, "startOverride"):
                at = _number(override.get(f"{W}ilvl"), 0)
                counting.restarts[name, at] = _number(start, 1)
    return counting


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isdecimal() and len(written) < _LEVELS else otherwise
