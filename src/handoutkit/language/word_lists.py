"""The words that recognisers know texts by: a file per language in `words/`, read once.

Knows not what is recognised. A language without a file is not recognised, and nothing more.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain
from types import MappingProxyType

# "Not without advice" is advice.
_GAP = r"(?:(?!without|sans|sin |ohne)\S+ ){0,6}?"


@cache
def pattern(table: str, name: str, lang: str | None = None) -> re.Pattern[str]:
    """Give what finds any of the expressions that languages, or one of them, list under a name.

    They are written for folded text and begin and end with whole words; "… " in them is a gap of
    up to six words.
    """
    listed = dict.fromkeys(one.replace("… ", _GAP) for one in _listed(table, name, lang))
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)" if listed else r"(?!)")


@cache
def names(table: str) -> tuple[str, ...]:
    """Give the names that some language lists under a table, in the order of the files."""
    return tuple(dict.fromkeys(name for _, words in _files() for name in words.get(table, {})))


@cache
def word_sets(table: str) -> Mapping[str, frozenset[str]]:
    """Give the words, as they are written, that each language lists under a table."""
    listed = ((lang, words[table]) for lang, words in _files() if table in words)
    return MappingProxyType({lang: frozenset(chain(*lists.values())) for lang, lists in listed})


def _listed(table: str, name: str, lang: str | None) -> Iterator[str]:
    for own, words in _files():
        if lang in (None, own):
            yield from words.get(table, {}).get(name, ())


@cache
def _files() -> tuple[tuple[str, dict[str, dict[str, list[str]]]], ...]:
    found = sorted((files(__package__) / "words").iterdir(), key=lambda one: one.name)
    return tuple(
        (one.name.removesuffix(".toml"), tomllib.loads(one.read_text(encoding="utf-8")))
        for one in found
        if one.name.endswith(".toml")
    )
