"""Whether a text is a reference, told by what only references have. Knows not what it says."""

import re

from handoutkit.importers.identifiers import doi_in, pmcid_in, pmid_in, urls_in
from handoutkit.importers.references.authors import Authors, authors_of
from handoutkit.importers.references.locators import locator_in
from handoutkit.importers.references.organisations import is_organisation
from handoutkit.importers.references.phrases import ACCESSED, RETRIEVED, bare_address

_MARK = re.compile(
    r"\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)](?!\d)|\^\d{1,3}\^|[ivxlc]{1,7}[.)](?=\s)"
    r"|[-–—•*·‣◦▪●○](?=\s))\s*"
)
_YEAR = re.compile(r"(?<![\d.,/–-])(?:1[89]|20)\d\d(?:[a-z]\b)?(?!\d|[.,]\d)")
# Sentences that send readers on, and those that tell them something.
_LEADING = re.compile(
    r"(?:see|visit|read|go to|click|for|to|learn|find|call|watch|more|also|download|check|contact"
    r"|share|join|you|your|if|this|these|we|our|please|by|reviewed|written|last|updated|page"
    r"|copyright|©|image|photo|ver|véase|visite|lea|para|más|consulte|este|esta|si|usted|nuestro"
    r"|también|haga|siehe|besuchen|lesen|mehr|weitere|für|dieser?|dieses|wenn|sie|unsere?|hier"
    r"|voir|visitez|lire|pour|consultez|en savoir|ce|cette|vous|notre|nos|cliquez)\b",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"\b(?:found|showed|shows|suggests?|reported|concluded|revealed|demonstrated) that\b"
    r"|\b(?:you (?:should|can|may|have|are|will)|your (?:doctor|provider|health)|we (?:found"
    r"|recommend))\b"
    r"|\b(?:usted|puede (?:ser|que|tomar)|debe (?:ser|tomar)|su médico)\b"
    r"|\b(?:encontró|mostró|demostró) que\b"
    r"|\b(?:Sie (?:können|sollten|haben)|Ihr(?:e|en)? (?:Arzt|Ärztin))\b"
    r"|\b(?:zeigte|ergab|fand)(?:, dass| sich)\b"
    r"|\b(?:vous (?:pouvez|devez|avez)|votre médecin|a (?:montré|révélé) que)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"[\w)]\s?:\s?[^:;.]{2,90}[;,]\s?(?:1[89]|20)\d\d\s?(?:[.\[]|$)|\w\s?;\s?(?:1[89]|20)\d\d\.?$"
)
# Organisation: "Title." Organisation: "Title." as magazines name their sources.
SOURCE = re.compile(r"(?P<name>[^\s\"“”:][^\"“”:]{1,80}):\s[\"“][^\"“”]{6,300}[\"”]\.?")
_LABEL = re.compile(r"(?:sources?|references?|fuentes?|quellen?|referencias?|références?):\s", re.I)
_YEAR_AFTER_NAME = re.compile(
    r"[^().?!]{2,90}\.?\s\((?:1[89]|20)\d\d[a-z]?(?:, [^()]{3,24})?\)[.:,]\s?\S"
)
_QUOTE = re.compile(r"[“\"«„][^“”\"«»„]{10,300}[.,]?[”\"»“]")
# Whatever tells a reference has a figure in it, or an address.
_SIGN = re.compile(r"\d|\w[.:]\w|://|:\s[\"“]")
# A form for citing the page itself.
_TO_FILL_IN = re.compile(r"<[A-Za-z/ ]{4,20}>|\b(?:MM/DD|DD/MM|YYYY)\b")
_LONGEST = 1500
_SHORTEST = 18
_LONG_TITLE = 60
_LONG_SENTENCE = 8
_TITLE_WORDS = 3


def without_mark(text: str) -> str:
    """Leave off the number or bullet that a reference begins with, and a word that names a list."""
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    return _MARK.sub("", text, count=1) if _MARK.match(text) else text


def looks_like_reference(text: str) -> bool:
    """Tell whether a text is one reference, or several, and no sentence of an article.

    A sentence that names a study, a link with its words and a heading are none.
    """
    head = " ".join(without_mark(text[: 2 * _LONGEST]).split())[:_LONGEST]
    if len(head) < _SHORTEST or not _SIGN.search(head):
        return False
    if _TO_FILL_IN.search(head):
        return False
    if _LEADING.match(head) and not locator_in(head):
        return False
    authors = authors_of(head)
    if authors.are_persons:
        return _is_work_of(authors, head)
    locator = locator_in(head, year_elsewhere=True)
    is_prose = _PROSE.search(head[: locator.start] if locator else head) is not None
    source = SOURCE.match(head)
    if source and is_organisation(source["name"]):
        return True
    return not is_prose and (
        _is_placed(head) or _is_retrieved(head) or _is_published(authors, head)
    )


def _is_work_of(authors: Authors, head: str) -> bool:
    """Tell whether a title and some sign of a work follow the names of persons."""
    rest = head[authors.end :]
    if not _has_title(rest):
        return False
    return bool(
        _YEAR.search(head) or _names_work(head) or locator_in(head) or RETRIEVED.search(head)
    )


def _is_placed(head: str) -> bool:
    """Tell whether a text says where in a journal a work stands, or a number it is known by."""
    locator = locator_in(head, year_elsewhere=bool(_YEAR.search(head)))
    if locator and not _is_inside(head, locator.start) and _YEAR.search(head):
        return True
    return _names_work(head) and (_YEAR.search(head) is not None or _ends_with_number(head))


def _is_retrieved(head: str) -> bool:
    """Tell whether a title comes before words that lead to an address, or a day of reading."""
    match = RETRIEVED.search(head)
    has_address = bool(urls_in(head) or bare_address(head))
    if match and has_address:
        return len(head[: match.start()].split()) > 1
    accessed = ACCESSED.search(head)
    return accessed is not None and (has_address or authors_of(head).end > 0)


def _is_published(authors: Authors, head: str) -> bool:
    """Tell whether an organisation has given out what follows its name."""
    rest = head[authors.end :]
    has_address = bool(urls_in(head) or bare_address(head))
    if authors.names:
        has_sign = has_address or _PUBLISHED.search(rest) or _YEAR.match(rest.lstrip("(["))
        return bool(has_sign) and _has_title(re.sub(r"https?://\S+|www\.\S+", "", rest))
    if _YEAR_AFTER_NAME.match(head):
        return has_address or len(head.split()) > _LONG_SENTENCE
    return _QUOTE.match(head) is not None and has_address


def _names_work(head: str) -> bool:
    return bool(doi_in(head) or pmid_in(head) or pmcid_in(head))


def _has_title(rest: str) -> bool:
    """Tell whether words follow as a title does."""
    words = re.sub(
        r"^\W*(?:\((?:1[89]|20)\d\d[^)]{0,24}\)|(?:1[89]|20)\d\d[a-z]?[.,:;])\W*", "", rest
    )
    starts = re.match(r"[“\"«„‘'\[]?[^\W\d_a-z]|[“\"«„‘'\[]?\d|[a-z]-?[A-Z]|[¿¡]", words)
    return starts is not None and len(words.split()) >= _TITLE_WORDS


def _is_inside(text: str, at: int) -> bool:
    """Tell whether a place stands in brackets inside a sentence, or behind one that is too long."""
    before = text[:at]
    words = len(before.split())
    in_brackets = before.count("(") > before.count(")") or before.count("[") > before.count("]")
    goes_on = len(re.split(r"[)\]]", text[at:], maxsplit=1)[-1].split()) >= _TITLE_WORDS
    return words > _LONG_TITLE or (in_brackets and (words > _LONG_SENTENCE or goes_on))


def _ends_with_number(text: str) -> bool:
    """Tell whether the text ends with what a work is known by."""
    tail = text[-160:]
    ends_as_sentence = re.search(r"[)\]]?,?\s[a-zà-ÿ]+ [a-zà-ÿ]+ [a-zà-ÿ]+\.$", tail)
    return _names_work(tail) and ends_as_sentence is None
