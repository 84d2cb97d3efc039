"""Names of people and groups, put so that the engine writes them right. Knows no style.

What the engine gets wrong is put right here: a name in Chinese, Japanese or Korean letters has no
gap; "MG" are two initials, not one name; a particle with an apostrophe has no gap after it. As NLM
does, particles belong to the surname, stops in a surname and after "Jr" fall away, "III" is "3rd".
"""

import re
from collections.abc import Mapping

from handoutkit.assemble.citations.broken import BrokenReferenceError
from handoutkit.assemble.citations.marks import Mark, clean, literal
from handoutkit.model.reference import CslValue

_EAST_ASIAN = re.compile(
    r"[ \u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
)
_RANKS = {"II": "2nd", "III": "3rd", "IV": "4th", "V": "5th"}
_MOST_INITIALS = 4


def prepare_names(variable: str, value: CslValue) -> list[dict[str, str]]:
    """Give the names of a variable with only what the engine knows; names that say nothing go."""
    if not isinstance(value, list):
        raise BrokenReferenceError(f"`{variable}` is not a list of names")
    names = [_prepare(variable, name) for name in value]
    return [name for name in names if name]


def _prepare(variable: str, name: CslValue) -> dict[str, str]:
    if not isinstance(name, Mapping):
        raise BrokenReferenceError(f"`{variable}` has a name without `family` or `literal`")
    parts = {key: _part(variable, name, key) for key in _PARTS}
    family, given = parts["family"], parts["given"]
    whole = parts["literal"] or _together(family, given) or (given if not family else "")
    if whole:
        return {"literal": literal(whole) + Mark.DATA_END}
    prepared = {
        "family": _family(parts),
        "given": _given(given, shouted=family.isupper()),
        "suffix": _suffix(parts["suffix"]),
    }
    return {key: literal(text) for key, text in prepared.items() if text}


_PARTS = ("literal", "family", "given", "suffix", "dropping-particle", "non-dropping-particle")


def _part(variable: str, name: Mapping[str, CslValue], key: str) -> str:
    value = name.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BrokenReferenceError(f"`{variable}` has a name whose `{key}` is not text")
    return clean(value)


def _together(family: str, given: str) -> str:
    """Give a name in East Asian letters as its language writes it, and nothing for any other."""
    whole = family + given
    return whole if family and _EAST_ASIAN.fullmatch(whole) else ""


def _family(parts: Mapping[str, str]) -> str:
    family = parts["family"].replace(".", "")
    for particle in (parts["non-dropping-particle"], parts["dropping-particle"]):
        gap = "" if particle.endswith(("'", "’", "-")) else " "
        family = f"{particle}{gap}{family}".strip()
    return family


def _given(given: str, *, shouted: bool) -> str:
    """Part initials that are written together, unless the whole name is in capitals."""
    return given if shouted else " ".join(_apart(word) for word in given.split())


def _apart(word: str) -> str:
    bare = word.replace(".", "")
    initials = bare.isalpha() and bare.isupper() and 1 < len(bare) <= _MOST_INITIALS
    return " ".join(bare) if initials else word


def _suffix(suffix: str) -> str:
    bare = suffix.replace(".", "")
    return _RANKS.get(bare, bare)
