"""Which language a text is written in, by its script and its commonest words.

Knows only languages that `words/` has common words of, and scripts that one language has.
"""

import re
import unicodedata
from collections import Counter

from handoutkit.language.word_lists import word_sets

_SAMPLE = 20_000  # characters: more changes nothing
_WORD = re.compile(r"[^\s\d.,;:!?()\"“”„«»।|/-]+")  # marks on letters are part of them
_FEWEST = 3  # common words, before they say anything
_SHARE = 0.12  # of all words: running text has twice that
_LEAD = 1.3  # over the next language

# Scripts that decide, or that a few letters divide into languages.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("arabic", re.compile("[\u0620-\u064a\u0671-\u06d3]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("devanagari", re.compile("[\u0900-\u097f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("latin", re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")),
)
_ENOUGH = 6  # letters of a script
_SIMPLIFIED = frozenset("这们国说会为发对时过还进样头药医疗疾伤应关问间题长应让个来后吗")
_TRADITIONAL = frozenset("這們國說會為發對時過還進樣頭藥醫療傷應關問間題長讓個來後嗎")


def language_of(text: str) -> str:
    """Give a text's language as a tag, as "en" or "zh-Hans"; "" if it is unclear or too short."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    counts = Counter({name: len(letters.findall(sample)) for name, letters in _SCRIPTS})
    if counts["ja"] >= _ENOUGH and counts["ja"] * 10 >= counts["zh"]:
        return "ja"
    script, count = counts.most_common(1)[0]
    if count < _ENOUGH:
        return ""
    match script:
        case "latin":
            return _by_words(sample)
        case "zh":
            return _chinese(sample)
        case "arabic" | "cyrillic" | "devanagari":
            return _by_words(sample)
        case _:
            return script


def _by_words(sample: str) -> str:
    words = Counter(_WORD.findall(sample.casefold()))
    hits = Counter(
        {lang: sum(words[one] for one in common) for lang, common in word_sets("common").items()}
    )
    (best, most), (_, second) = hits.most_common(2)
    enough = most >= _FEWEST and most >= _SHARE * words.total()
    return best if enough and most >= _LEAD * second else ""


def _chinese(sample: str) -> str:
    simple = sum(one in _SIMPLIFIED for one in sample)
    traditional = sum(one in _TRADITIONAL for one in sample)
    if simple == traditional:
        return ""
    return "zh-Hans" if simple > traditional else "zh-Hant"
