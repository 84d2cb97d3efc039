"""The values of CSL variables: texts, names and dates. Knows not which variable they belong to."""

from calendar import monthrange
from collections.abc import Iterator

from handoutkit.codes import BAD_REFERENCE
from handoutkit.findings import Finding
from handoutkit.model.csl import DATE_PARTS, NAME_MARKS, NAME_TEXTS
from handoutkit.read.kinds import got
from handoutkit.read.nodes import Entry, ListNode, MapNode, Node, ScalarNode
from handoutkit.read.said import did_you_mean, listing, quote

_LAST_YEAR = 9999
_MONTHS = 12
_DATE_PART_COUNTS = range(1, 4)
_DATE_COUNTS = range(1, 3)


def is_text(node: Node) -> bool:
    """Tell whether a value is a text or a number."""
    return (
        isinstance(node, ScalarNode) and node.value is not None and not isinstance(node.value, bool)
    )


def check_text(entry: Entry) -> Iterator[Finding]:
    """Say so where a variable is neither a text nor a number."""
    if not is_text(entry.value):
        message = f"{quote(entry.key)} is {got(entry.value)}; it must be a text or a number"
        yield _bad(entry.value, message, "Write a text in double quotes, or remove the variable.")


def check_names(entry: Entry) -> Iterator[Finding]:
    """Say what is wrong with a list of names."""
    if not isinstance(entry.value, ListNode):
        message = f"{quote(entry.key)} is {got(entry.value)}; it must be a list of names"
        yield _bad(entry.value, message, 'Write [{"family": "…", "given": "…"}].')
        return
    for name in entry.value.items:
        yield from _check_name(name, entry.key)


def _check_name(name: Node, role: str) -> Iterator[Finding]:
    if not isinstance(name, MapNode):
        message = f"a name in {quote(role)} is {got(name)}; it must have parts"
        yield _bad(name, message, 'Write {"family": "…", "given": "…"}, or {"literal": "…"}.')
        return
    for part in name.entries:
        if part.key in NAME_TEXTS:
            yield from check_text(part)
        elif part.key not in NAME_MARKS:
            known = NAME_TEXTS | NAME_MARKS
            message = f"{quote(part.key)} is not a part of a name"
            yield BAD_REFERENCE.at(part.place, message, _known(part.key, known))
    named = (name.entry("family"), name.entry("literal"))
    is_understood = all(part.key in NAME_TEXTS | NAME_MARKS for part in name.entries)
    if is_understood and not any(part and _says_something(part.value) for part in named):
        message = f'a name in {quote(role)} has neither "family" nor "literal"'
        yield _bad(name, message, 'Write "family" for a person, "literal" for an organisation.')


def check_date(entry: Entry) -> Iterator[Finding]:
    """Say what is wrong with a date."""
    if not isinstance(entry.value, MapNode):
        message = f"{quote(entry.key)} is {got(entry.value)}; it must be a date in parts"
        yield _bad(entry.value, message, _DATE_HINT)
        return
    for part in entry.value.entries:
        if part.key == "date-parts":
            yield from _check_parts(part)
        elif part.key not in DATE_PARTS:
            message = f"{quote(part.key)} is not a part of a date that is read here"
            hint = _DATE_HINT if part.key in ("raw", "edtf") else _known(part.key, DATE_PARTS)
            yield BAD_REFERENCE.at(part.place, message, hint)
        elif part.key == "literal":
            yield from check_text(part)
    parts = {part.key for part in entry.value.entries}
    if parts <= DATE_PARTS and not parts & {"date-parts", "literal"}:
        message = f'{quote(entry.key)} has neither "date-parts" nor "literal"'
        yield _bad(entry.value, message, _DATE_HINT)


_DATE_HINT = 'Write {"date-parts": [[2021, 7, 5]]}; month and day may be left out.'


def _check_parts(entry: Entry) -> Iterator[Finding]:
    dates = entry.value.items if isinstance(entry.value, ListNode) else ()
    if len(dates) not in _DATE_COUNTS:
        message = '"date-parts" must be a list of one date, or of two'
        yield _bad(entry.value, message, _DATE_HINT)
        return
    for date in dates:
        yield from _check_one_date(date)


def _check_one_date(date: Node) -> Iterator[Finding]:
    parts = date.items if isinstance(date, ListNode) else ()
    if len(parts) not in _DATE_PART_COUNTS:
        message = "a date must be a list of year, month and day, or of the first of these"
        yield _bad(date, message, _DATE_HINT)
        return
    numbers: list[int] = []
    for part in parts:
        if isinstance(part, ScalarNode) and isinstance(part.value, int) and part.value is not True:
            numbers.append(part.value)
        else:
            message = f"a part of the date is {got(part)}; it must be a whole number"
            yield _bad(part, message, "Write the number without quotes.")
    if len(numbers) == len(parts) and not _exists(*numbers):
        yield _bad(date, f"there is no such date: {'-'.join(map(str, numbers))}", _DATE_HINT)


def _exists(year: int, month: int = 1, day: int = 1) -> bool:
    if not (1 <= abs(year) <= _LAST_YEAR and 1 <= month <= _MONTHS):
        return False
    return 1 <= day <= monthrange(max(year, 1), month)[1]


def _says_something(node: Node) -> bool:
    return isinstance(node, ScalarNode) and bool(node.written.strip())


def _known(word: str, known: frozenset[str]) -> str:
    return did_you_mean(word, known, f"Known here: {listing(sorted(known))}")


def _bad(node: Node, message: str, hint: str) -> Finding:
    return BAD_REFERENCE.at(node.place, message, hint)
