"""Works by the name and the year that texts cite them with: "(Lacy et al., 2016; WHO, 2019a)"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handoutkit.importers.draft import KeyedReference
from handoutkit.importers.sameness import plain_title, year_of

_ONE = re.compile(
    r"(?:(?:see|e\.g\.,?|cf\.|vgl\.|véase|voir)\s)?(?P<names>[^;,()\d]{2,80}?),?\s"
    r"(?P<years>(?:1[89]|20)\d\d[a-z]?(?:,\s?(?:1[89]|20)\d\d[a-z]?)*)(?:,\s?(?:pp?"
    r"|S)\.\s?[\d–-]+)?"
)
_AND_OTHERS = re.compile(r"\s(?:et al\b|y cols?\b|u\. ?a\.|&|and|und|y|et)(?:\s|\.|,|$).*", re.I)
_AUTHOR = re.compile(r"[^\W\d_][\w’'.-]*(?:\s[^\W\d_][\w’'.-]*){0,6}")


@dataclass(frozen=True, slots=True)
class AuthoredWorks:
    """Keys of works by the plain name of their first author and their year."""

    keys: Mapping[tuple[str, str], tuple[str, ...]]

    @classmethod
    def of(cls, references: Sequence[KeyedReference]) -> "AuthoredWorks":
        """Take the references that name an author and a year."""
        keys: dict[tuple[str, str], tuple[str, ...]] = {}
        for one in references:
            for name in _first_names(one):
                place = (name, year_of(one.found.csl))
                keys[place] = (*keys.get(place, ()), one.key)
        return cls(keys)

    def cited_in(self, written: str) -> tuple[str, ...]:
        """Give the keys that a mark in round brackets cites; none unless each part is one work."""
        cited: list[str] = []
        for part in written.strip("()").replace("\\", "").split(";"):
            match = _ONE.fullmatch(part.strip())
            if match is None:
                return ()
            name = plain_title(_AND_OTHERS.sub("", match["names"]))
            for year in re.findall(r"(\d{4})([a-z]?)", match["years"]):
                found = self.keys.get((name, year[0]), ())
                at = ord(year[1]) - ord("a") if year[1] else 0
                if len(found) != 1 and not (year[1] and at < len(found)):
                    return ()
                cited.append(found[at] if len(found) > 1 else found[0])
        return tuple(cited)

    def is_citation(self, written: str) -> bool:
        """Tell whether a mark has the form of a citation, others and all, and not of a remark."""
        parts = [_ONE.fullmatch(part.strip()) for part in written.strip("()").split(";")]
        if not self.keys or not all(parts):
            return False
        return any(part is not None and _AND_OTHERS.search(part["names"]) for part in parts)


def _first_names(one: KeyedReference) -> list[str]:
    """Give the names by which a work may be cited: a family, an organisation, its short form."""
    names = one.found.csl.get("author") or one.found.csl.get("editor")
    first = names[0] if isinstance(names, list) and names else None
    if not isinstance(first, dict):
        return []
    literal = str(first.get("literal") or "")
    short = re.search(r"\(([^()]{2,15})\)\s*$", literal)
    initials = "".join(word[0] for word in literal.split() if word[0].isupper())
    said = [str(first.get("family") or ""), literal, short[1] if short else "", initials]
    return list(dict.fromkeys(plain for name in said if (plain := plain_title(name))))
