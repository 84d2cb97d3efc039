"""A block of several references, parted into each one. Knows not what a reference says."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from handoutkit.importers.references.authors import authors_of
from handoutkit.importers.references.locators import locator_in
from handoutkit.importers.references.recognising import SOURCE, looks_like_reference, without_mark

_ROMAN = tuple(
    f"{ten}{one}"
    for ten in ("", "x", "xx")
    for one in ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
)
_BULLET = re.compile(r"\s*[-–—•*·‣◦▪●○](?=\s)\s*")
# A number in brackets, with a stop or a bracket behind it, raised, or with a gap only.
_NUMBERED = ("[{}]", "({})", "{}.", "{})", "^{}^", "{} ")
_FIRST_NUMBER = re.compile(r"\s*(\[|\(|\^)?(\d{1,3})(\]|\)|\^|\.|(?=\s))")
_MOST = 2000
# As much of a reference as tells that it is one.
_WINDOW = 800
_ENOUGH = 0.6
_LONGEST_JOURNAL = 60
_LONGEST = 2000

# What goes on with the reference before it, wherever a line breaks.
_GOES_ON = re.compile(
    r"(?i:pmid|pmcid|pmc\d|doi\b|10\.\d|https?:|www\.|url\b|isbn|epub\b|available|accessed"
    r"|retrieved"
    r"|cited|erratum|comment|review\b|published|free |abrufbar|verfügbar|zugriff|abgerufen"
    r"|disponible"
    r"|consult|recuperado|repéré|en ligne|in:)|\(|\[(?!\d)|[a-zß-öø-ÿ&]|\d+\(\d|\d{4};"
)
_IS_OPEN = re.compile(
    r"(?:[,:;&(–-]|\b(?:and|und|y|et|the|of|in|der|die|de|la|del|von|from|unter|at))$"
)
# Where a reference may end inside a paragraph: after pages, numbers, addresses and their stops.
_ENDS = re.compile(
    r"(?:\d[A-Za-z]?[-–]\w{0,3}\d{1,6}[A-Za-z]?|[:;(, ]\s?[eE]?\d{1,9}\)?|\b(?:PMID|PMC"
    r"|PMCID:? ?PMC):? ?\d{3,9}"
    r"|\b10\.\d{4,9}/\S{1,200}?|https?://\S{1,400}?|www\.\S{1,200}?|\[(?:PubMed|CrossRef|PMC"
    r"|Google Scholar)[^\]]*\]|\d{4}\)?)"
    r"[.;]?\)?(?P<gap>\s+)(?=[\"“«„‘]?[^\W\d_a-zß-öø-ÿ])"
)


def split_references(text: str) -> tuple[str, ...]:
    """Give each reference of a block, without its number; a single one stays one.

    References may be numbered, bulleted, one per line, broken over lines, or all in one paragraph.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    parts = _by_marks(lines) or _by_lines(lines)
    single = [one for part in parts for one in _glued(part)]
    return tuple(bare for one in single[:_MOST] if (bare := without_mark(one).strip()))


def _by_marks(lines: list[str]) -> list[str]:
    """Part at the lines that begin with a bullet, or with the next number; none if few do."""
    starts = [at for at, line in enumerate(lines) if _BULLET.match(line)]
    if not starts and len(lines) > 1:
        starts = next(filter(None, (_counted(lines, form) for form in _NUMBERED)), [])
    starts = starts or _counted_roman(lines)
    if not starts or (len(lines) > 1 and starts[0] > 0):
        return []
    bounds = [*starts, len(lines)]
    return [" ".join(_unnumbered(lines[a:b])) for a, b in pairwise(bounds)]


def _unnumbered(lines: list[str]) -> list[str]:
    """Leave off the number of the first line, which may be a mere figure before a gap."""
    bare = without_mark(lines[0])
    return [re.sub(r"^\d{1,3}\s+(?=\S)", "", bare) if bare == lines[0] else bare, *lines[1:]]


def _counted(lines: list[str], form: str) -> list[int]:
    """Give the lines that begin with a number, each with the next one."""
    first = _FIRST_NUMBER.match(lines[0]) if lines else None
    if first is None:
        return []
    number, starts = int(first[2]), []
    for at, line in enumerate(lines):
        if line.startswith(form.format(number)):
            starts.append(at)
            number += 1
    return starts if len(starts) > 1 else []


def _counted_roman(lines: list[str]) -> list[int]:
    starts: list[int] = []
    for at, line in enumerate(lines):
        number = _ROMAN[len(starts)] if len(starts) < len(_ROMAN) else ""
        if number and re.match(rf"\(?{number}[.)]\s", line, re.IGNORECASE):
            starts.append(at)
    return starts if len(starts) > 1 else []


def _by_lines(lines: list[str]) -> list[str]:
    """Join lines that go on; a line that begins another reference is told by what it says."""
    parts: list[list[str]] = []
    before = ""
    for line in lines:
        if parts and not _begins(line, before):
            parts[-1].append(line)
            before = f"{before} {line}" if len(before) < _LONGEST else before[:100] + line[-100:]
        else:
            parts.append([line])
            before = line
    return [" ".join(part) for part in parts]


def _begins(line: str, before: str) -> bool:
    """Tell whether a line begins another reference than the one before it."""
    if _IS_OPEN.search(before[-60:]) or _GOES_ON.match(line):
        return False
    if looks_like_reference(before):
        return looks_like_reference(line) or authors_of(line).are_persons
    return looks_like_reference(line) and _is_finished(before) and not _is_place(line)


def _is_finished(before: str) -> bool:
    return before[-1:] in ".)]/" or before[-1:].isdigit()


def _is_place(line: str) -> bool:
    """Tell whether a line begins with the journal that a title before it stands in."""
    locator = locator_in(line)
    return locator is not None and locator.start < _LONGEST_JOURNAL and not authors_of(line).names


def _glued(text: str) -> list[str]:
    """Part references that stand in one paragraph, by their numbers, else by where each ends."""
    sources = [match.group() for match in SOURCE.finditer(without_mark(text))]
    if len(sources) > 1 and _are_references(sources):
        return sources
    for form in _NUMBERED:
        parts = [_unnumbered([part])[0] for part in _between(text, list(_numbers(text, form)))]
        if _are_references(parts):
            return parts
    parts = _between(text, list(_romans(text)))
    return parts if _are_references(parts) else list(_by_ends(text))


def _between(text: str, starts: list[int]) -> list[str]:
    return [text[a:b].strip() for a, b in pairwise([*starts, len(text)])]


def _are_references(parts: list[str]) -> bool:
    """Tell whether most parts are references; a single one is not parted."""
    if len(parts) < 2:  # noqa: PLR2004  one part is no list
        return False
    return sum(map(looks_like_reference, parts)) >= _ENOUGH * len(parts)


def _numbers(text: str, form: str) -> Iterator[int]:
    """Give where each number of a count stands, from that which the text begins with."""
    first = _FIRST_NUMBER.match(text)
    if first is None or not text.startswith(form.format(first[2])):
        return
    yield 0
    at = first.end()
    for number in range(int(first[2]) + 1, _MOST):
        # Words follow the next number, and a stop or an address comes before it.
        mark = re.compile(rf"\s{re.escape(form.format(number))}\s*(?=[\"“«„‘]?[^\W\d_])")
        match = next((one for one in mark.finditer(text, at) if _may_end(text, one.start())), None)
        if match is None:
            return
        yield match.start() + 1
        at = match.end()


def _may_end(text: str, at: int) -> bool:
    """Tell whether a reference may end there: with a stop, a figure, a bracket or an address."""
    before = text[max(0, at - 200) : at].rstrip()
    word = before.rpartition(" ")[2]
    return before[-1:] in ".])/;" or before[-1:].isdigit() or "://" in word or "www." in word


def _romans(text: str) -> Iterator[int]:
    at = 0
    for count, number in enumerate(_ROMAN):
        mark = re.compile(rf"(?:^|\s)\(?{number}[.)]\s+(?=[^\W\d_])", re.IGNORECASE)
        found = (one for one in mark.finditer(text, at) if not count or _may_end(text, one.start()))
        match = next(found, None)
        if match is None or (not count and match.start() > 0):
            return
        yield match.start()
        at = match.end() - 1


def _by_ends(text: str) -> Iterator[str]:
    """Part where one reference ends and another begins, each whole by itself."""
    start = 0
    for match in islice(_ENDS.finditer(text), _MOST):
        rest = text[match.end() : match.end() + _WINDOW]
        if _GOES_ON.match(rest) and not _is_name(rest):
            continue
        before = text[max(start, match.start() - _WINDOW) : match.end()].strip()
        if _starts_reference(rest) and looks_like_reference(before):
            yield text[start : match.end()].strip()
            start = match.end()
    yield text[start:].strip()


def _is_name(rest: str) -> bool:
    return authors_of(rest[:300]).are_persons


def _starts_reference(rest: str) -> bool:
    """Tell whether another reference begins: with names, or with a title that leads somewhere."""
    if not looks_like_reference(rest):
        return False
    authors = authors_of(rest)
    if authors.names:
        return True
    sentence = re.match(r"[^.?!]{12,300}[.?!]\s", rest)
    return (
        sentence is not None
        and re.match(
            r"(?:Retrieved|Available|Recuperado|Disponible|Abrufbar|Verfügbar|Repéré|[A-Z])",
            rest[sentence.end() :],
        )
        is not None
    )
