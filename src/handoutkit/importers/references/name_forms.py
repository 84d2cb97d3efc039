"""How references write the name of a person: the signs that tell one, and ways to combine them."""

import re
from dataclasses import dataclass

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_LOW = "a-zß-öø-ÿāăąćčďđēęěğģīıķļłńņňōőœřśşšţťūůűźżžșț"
_PARTICLE = (
    r"(?:[Vv]an|[Vv]on|[Vv]om|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]as|[Dd]os|[Dd]u"
    r"|[Dd]es|[Ll]a|[Ll]e|[Ll]os|[Ee]l|[Aa]l|[Tt]en|[Tt]er|[Tt]e|[Zz]u|[Zz]ur|[Zz]um|[Bb]in|[Bb]en"
    r"|[Ss]an|[Ss]t\.?|[Mm]ac|[Ii]bn|af|av|y|['’]t)"
)
_WORD = (
    rf"(?:[dDlLO]['’])?[{_UP}][{_LOW}'’]*(?:[{_UP}][{_LOW}'’]+)?"
    rf"(?:[-‐‑–][{_UP}{_LOW}][{_LOW}'’]+){{0,2}}"
)
_LONG_WORD = rf"(?:[dDlLO]['’])?[{_UP}][{_LOW}'’-]+(?:[{_UP}][{_LOW}'’-]+)?"
_SHOUTED = rf"[{_UP}]{{2,}}(?:[-'’][{_UP}]+)?"
_FAMILY = rf"(?:{_PARTICLE} ){{0,3}}{_WORD}(?:[ ](?:{_PARTICLE} ){{0,2}}{_WORD}){{0,2}}"
_INITIALS = rf"[{_UP}](?:[-‐‑]?[{_UP}]){{0,4}}"
_DOTTED = rf"[{_UP}][{_LOW}]?\.(?:[ ]?[-‐‑–]?[{_UP}][{_LOW}]?\.){{0,4}}"
_SUFFIX = r"(?:,? (?P<suffix>Jr|Sr|II|III|IV|2nd|3rd|4th)\b\.?)?"
_GIVEN = rf"{_LONG_WORD}(?:[ ]{_LONG_WORD})?(?:[ ](?:{_DOTTED}|[{_UP}]\b))?"

AND = r"(?:&|and|und|y|e|et|with)"
_END = (
    rf"(?=\s?[,.;:(\[“\"«„]|\s?$|\s{AND}\s|\s?&\s|\s/\s|\s(?:et|e)[ .]al\b|\s(?:1[89]|20)\d\d\b"
    r"|\s[–—-]\s)"
)

_SHORT = re.compile(
    rf"(?P<family>{_FAMILY}|{_SHOUTED})[ ](?P<given>{_DOTTED}|{_INITIALS}){_SUFFIX}{_END}"
)
_INVERTED = re.compile(
    rf"(?P<family>{_FAMILY}|{_SHOUTED}), ?(?P<given>{_DOTTED}|{_INITIALS}(?!\w)){_SUFFIX}{_END}"
)
_INITIALS_FIRST = re.compile(rf"(?P<given>{_DOTTED})[ ]?(?P<family>{_FAMILY}){_SUFFIX}{_END}")
_LONG = re.compile(rf"(?P<family>{_FAMILY}), (?P<given>{_GIVEN}){_SUFFIX}{_END}")
_FORWARD = re.compile(
    rf"(?P<given>(?:{_LONG_WORD}[ ])?{_DOTTED}"
    rf"|{_GIVEN})[ ](?P<family>(?:{_PARTICLE} ){{0,3}}{_LONG_WORD}){_SUFFIX}{_END}"
)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to write names: the first one, and those after it.

    `is_sure`: the way itself tells persons; other ways may be the words of a title as well.
    """

    first: re.Pattern[str]
    next: re.Pattern[str]
    is_sure: bool = True


WAYS = (
    Way(_SHORT, _SHORT),
    Way(_INVERTED, _INVERTED),
    Way(_INVERTED, _INITIALS_FIRST),
    Way(_INITIALS_FIRST, _INITIALS_FIRST),
    Way(_LONG, _LONG, is_sure=False),
    Way(_LONG, _FORWARD, is_sure=False),
    Way(_FORWARD, _FORWARD, is_sure=False),
)
