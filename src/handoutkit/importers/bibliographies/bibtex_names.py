"""Names as BibTeX and biblatex write them, made names of CSL. Knows no other field."""

import re
from collections.abc import Iterator

from handoutkit.importers import csl
from handoutkit.importers.bibliographies.bibtex import names_in, parts_of
from handoutkit.importers.bibliographies.bibtex_latex import plain_latex
from handoutkit.importers.csl import Csl
from handoutkit.importers.references.organisations import is_organisation

_OTHERS = {"others", "et al", "et al.", "{et al.}", "{others}"}
_PART = re.compile(r"\s*([a-z]+)\s*=\s*(.*?)\s*")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?")
_PARTS = {"family", "given", "prefix", "suffix"}
_MOST = 5000


def names_of(written: str) -> Iterator[Csl]:
    """Give each name of a list; "and others" is none."""
    for at, name in enumerate(names_in(_parted(written))):
        if at < _MOST and name.strip().casefold() not in _OTHERS:
            said = _name(name.strip())
            if said:
                yield said


def _parted(written: str) -> str:
    """Take off braces around a whole list of names, which would make one name of all of them."""
    inner = written.strip()[1:-1]
    if _is_braced(written.strip()) and _is_list(inner):
        return inner
    return written


def _is_list(inner: str) -> bool:
    """Tell whether what stands in braces is a list: each part in braces, or with a comma."""
    parts = list(names_in(inner)) if " and " in inner else []
    return len(parts) > 1 and all(_is_braced(part) or "," in part for part in parts)


def _name(name: str) -> Csl:
    if _is_braced(name):
        return csl.organisation(plain_latex(name))
    if _is_extended(name):
        return _extended(name)
    plain = plain_latex(name)
    if "," not in name and is_organisation(plain):
        return csl.organisation(plain)
    parts = parts_of(name)
    first, particle, last, suffix = (
        plain_latex(" ".join(part)) for part in (parts.first, parts.von, parts.last, parts.jr)
    )
    if not first and not suffix and "," not in name:
        return csl.organisation(plain)
    # BibTeX's order is "King, Jr., Martin"; databases write "King, Martin, Jr.".
    if _SUFFIX.fullmatch(first) and not _SUFFIX.fullmatch(suffix):
        first, suffix = suffix, first
    # A particle belongs to the family's name in every list that PubMed gives.
    return csl.person(f"{particle} {last}", first, suffix)


def _is_braced(name: str) -> bool:
    """Tell whether one pair of braces holds the whole name; those of an accent do not."""
    if not (name.startswith("{") and name.endswith("}")) or name.startswith("{\\"):
        return False
    depth = 0
    for match in re.finditer(r"(?<!\\)[{}]", name):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return match.end() == len(name)
    return False


def _is_extended(name: str) -> bool:
    match = _PART.match(name)
    return match is not None and match[1] in _PARTS


def _extended(name: str) -> Csl:
    """Read the parts that biblatex names: family=…, given=…, prefix=…."""
    said: dict[str, str] = {}
    for part in name.split(","):
        match = _PART.fullmatch(part)
        if match and match[1] in _PARTS:
            said[match[1]] = plain_latex(match[2].strip('"'))
    family = f"{said.get('prefix', '')} {said.get('family', '')}"
    return csl.person(family, said.get("given", ""), said.get("suffix", ""))
