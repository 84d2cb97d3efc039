"""The names that a reference begins with, and where they end. Knows nothing of titles.

Persons are written "Maier JA, Mazur A", "Maier, J. A., & Mazur, A.", "Maier, Jeanette, and André
Mazur" or "J. A. Maier and A. Mazur"; each way has its own marks, and a list keeps to one of them.
"""

import re
from dataclasses import dataclass

from handoutkit.importers.references.name_forms import AND, WAYS, Way
from handoutkit.importers.references.organisations import is_organisation
from handoutkit.importers.references.sentences import segments_of
from handoutkit.model.reference import CslValue


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that stand before one capital letter and are no family's.
_NO_FAMILY = _words(
    """
    vitamin vitamina vitamine vitamins hepatitis hépatite type typ tipo group gruppe grupo groupe
    class clase classe klasse grade grado stage stadium part parte teil partie section sección
    chapter capítulo kapitel chapitre appendix anhang annexe apéndice figure figura abbildung table
    tabla tabelle tableau protein factor faktor facteur influenza streptococcus phase fase omega
    coenzyme coenzym schedule category kategorie plan step schritt paso étape option model panel
    immunoglobulin immunglobulin inmunoglobulina immunoglobuline haemophilus hemophilia study
    medicare title the a an of and in on what how why der die das el los las une un
    """
)
# Letters behind a name that tell a profession, as under the title of a web page.
_DEGREES = _words("MD RN DO PA NP RD MPH PHD MBBS BSN MSN MS DDS BPHARM LCSW CNM")

_ET_AL = (
    r"(?:et[ .]{1,2}al\b\.?|y cols?\b\.?|y colaboradores|et coll\b\.?|u\. ?a\.|and others"
    r"|and colleagues|und andere|y otros|et collaborateurs|e(?:t| )al\b\.?|…|\.\.\.)"
)
_BETWEEN = re.compile(rf"\s?[,;]\s?(?:{AND}\s|…\s?|\.\.\.\s?)?|\s(?:{AND}|/)\s|\s?&\s?")
_BOOK = re.compile(r"[^.?!]{6,300}[.?!] [A-ZÀ-Þ][\w&’'. -]{2,40}, (?:1[89]|20)\d\d\.?")
_JOINED = re.compile(rf"\s{AND}\s")
_OTHERS = re.compile(rf"[,;]?\s?(?:{AND}\s)?\(?{_ET_AL}\)?")
_EDITORS = re.compile(
    r"[,.]?\s?\(?(?:editors?|eds?\b\.?|editores?|Hrsg\b\.?|Hg\b\.?|éds?\b\.?|éditeurs?|coords?\b\.?"
    r"|coordinadore?s?|dirs?\b\.?|directores?|Herausgeber(?:in)?)\)?(?=\s?[.,:;]|\s\(|\s?$)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s?[.:,;]\s*|\s[–—-]\s|\s*")
_NAME_END = re.compile(
    r",\s(?=[«“„\"])|\.\s|,\s(?=\(?(?:1[89]|20)\d\d)|\s?\((?=(?:1[89]|20)\d\d[a-z]?[),]|n\.d"
    r"|s\.f|o\. ?J)"
    r"|[:;]\s|\.$"
)
_AFTER_COLLECTIVE = re.compile(r"\.\s|\s?\(|[:;,]\s|\.?$")
_QUOTE = re.compile(r"[“\"«„‘]")
_YEAR = re.compile(r"\(?(?:1[89]|20)\d\d[a-z]?[).,:; ]")
_SHORTENED = re.compile(r"\b(?:\w\.\w|Inc|Ltd|Co)\.$")
_AS_EDITOR = re.compile(r"\s\((?:Hrsg|Hg|Eds?|éds?|coords?)\.?\)$", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\s\((?P<short>[^\W\d_][\w&.-]{1,12})\)$")
_MOST_NAMES = 400
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Authors:
    """Names as CSL, the role they have, and where the text goes on after them."""

    names: tuple[CslValue, ...] = ()
    role: str = "author"
    others: bool = False
    end: int = 0

    @property
    def are_persons(self) -> bool:
        """Tell whether a person is among them."""
        return any(isinstance(name, dict) and "family" in name for name in self.names)


def authors_of(text: str) -> Authors:
    """Give the names that a reference begins with; none where none are sure."""
    organisation = _organisation(text)
    for is_sure in (True, False):
        ways = [way for way in WAYS if way.is_sure is is_sure]
        best = max((_persons(text, way) for way in ways), key=lambda one: one.end)
        if best.names:
            return organisation if organisation.end >= best.end else best
    return organisation


def _persons(text: str, way: Way) -> Authors:
    """Read the names of a list that is written one way."""
    names: list[CslValue] = []
    at, pattern = 0, way.first
    while len(names) < _MOST_NAMES and (match := pattern.match(text, at)):
        name = _person(match)
        if name is None:
            break
        names.append(name)
        at, pattern = match.end(), way.next
        between = _BETWEEN.match(text, at)
        if between is None:
            break
        following = pattern.match(text, between.end())
        if following is None or _person(following) is None:
            collective = _collective(text, between.end())
            names += [{"literal": collective}] if collective else []
            at = between.end() + len(collective) if collective else at
            break
        at = between.end()
    if not names or _are_degrees(names):
        return Authors()
    authors = _finished(text, names, at)
    return authors if way.is_sure or _is_certain(text, authors) else Authors()


def _person(match: re.Match[str]) -> CslValue:
    """Give a name; nothing of words that are no family's."""
    family, given = match["family"], match["given"].strip()
    if family.split()[-1].casefold() in _NO_FAMILY:
        return None
    if is_organisation(match.group()) or is_organisation(family):
        return None
    said: dict[str, CslValue] = {"family": family, "given": given}
    return {**said, "suffix": match["suffix"]} if match["suffix"] else said


def _are_degrees(names: list[CslValue]) -> bool:
    """Tell whether all that looks like initials tells a profession: Jeanette Maier MD."""
    return all(
        isinstance(name, dict)
        and str(name.get("given", "")).replace(".", "").upper() in _DEGREES
        and " " in str(name.get("family"))
        for name in names
    )


def _is_certain(text: str, authors: Authors) -> bool:
    """Tell whether what follows full names shows that they are: a quote, a year, a publisher."""
    rest = text[authors.end :]
    if text[: authors.end].rstrip().endswith(":"):
        return False
    is_list = len(authors.names) > 1 and _JOINED.search(text, 0, authors.end) is not None
    is_followed = _QUOTE.match(rest) or _YEAR.match(rest) or _BOOK.fullmatch(rest)
    return bool(is_followed or authors.others or is_list or authors.role == "editor")


def _collective(text: str, at: int) -> str:
    """Give the organisation that stands among persons, if there is one."""
    end = _AFTER_COLLECTIVE.search(text, at, at + _LONGEST_NAME)
    name = text[at : end.start()] if end else ""
    return name if is_organisation(name) else ""


def _organisation(text: str) -> Authors:
    """Read the organisation that a reference begins with, or those: "NHS, Royal College of …"."""
    ends = sorted(_NAME_END.finditer(text[:_LONGEST_NAME]), key=lambda end: "(" not in end.group())
    for end in ends:
        name = text[: end.start()].strip()
        name = _AS_EDITOR.sub("", name)
        is_one = len(segments_of(name + " ")) == 1
        if is_one and is_organisation(_ABBREVIATED.sub("", name)):
            bare = name if _SHORTENED.search(name) else name.removesuffix(".")
            return _finished(text, [{"literal": bare}], len(name))
    return Authors()


def _finished(text: str, names: list[CslValue], at: int) -> Authors:
    """Read what stands behind the names: others, and the role they all have."""
    others = _OTHERS.match(text, at)
    at = others.end() if others else at
    editors = _EDITORS.match(text, at)
    at = editors.end() if editors else at
    after = _AFTER.match(text, at)
    return Authors(
        names=tuple(names),
        role="editor" if editors else "author",
        others=others is not None,
        end=after.end() if after else at,
    )
