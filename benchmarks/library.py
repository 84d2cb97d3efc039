"""Writes libraries of made-up handouts: as many as wanted, each different in all its words.

They have the shape and the size of the sample's handouts. The same arguments give the same files.
Knows nothing of what is measured with them.
"""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from benchmarks.phrases import Speech

USERS = 10
"""So many conditions have a section in common."""

_HERE = Path(__file__).parent
_SAMPLE = _HERE.parent / "handouts"
_FIGURE = "articles/magnesium-pain/images/nerve-gate.svg"
_BLANK = re.compile(r"§([a-z0-9]?)(?=(\]?))")
_WORKS = ("one", "two", "three", "four", "five")
_EMERGENCY = {
    "en": "In an emergency, call 911.",
    "es": "En una emergencia, llame al 911.",
    "ar": "في حالات الطوارئ، اتصل بالرقم 911.",
}


def write_library(
    root: Path,
    count: int,
    *,
    languages: Sequence[str] = ("en",),
    formats: Sequence[str] = ("pdf",),
) -> None:
    """Write a library of `count` conditions into a folder: an article each, and shared sections.

    It is in `languages`, the first one is its own; in more than one it takes longer to write,
    because translations hold digests of what they translate.
    """
    for path, content in _files(count, languages, formats):
        target = root / "handouts" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    if len(languages) > 1:
        # Not at the top: the tests' tools import the program.
        from tests.translations import record_translations

        record_translations(root)


def condition_id(number: int) -> str:
    """Give the id of a condition, counted from 0."""
    return f"condition-{number:04}"


def own_article(number: int) -> str:
    """Give the path, in a library, of the article that only this condition uses."""
    return f"handouts/articles/topic-{number:04}/article.md"


def shared_article(number: int) -> str:
    """Give the path, in a library, of the article whose section `USERS` conditions use."""
    return f"handouts/articles/care-{number // USERS:04}/article.md"


def edit_shared(root: Path, number: int) -> None:
    """Edit the section that a library's first `USERS` handouts share; each number differently."""
    path = root / shared_article(0)
    said = "Edited "
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(said)]
    # Before the next one begins.
    end = next(at for at, line in enumerate(kept) if line.startswith("### "))
    edited = [
        *kept[:end],
        f"{said}{number} times.\n",
        "\n" * (len(kept) == len(lines)),
        *kept[end:],
    ]
    path.write_text("".join(edited), encoding="utf-8")


def _files(
    count: int, languages: Sequence[str], formats: Sequence[str]
) -> Iterator[tuple[str, str]]:
    yield "library.yaml", _settings(languages, formats)
    figure = (_SAMPLE / _FIGURE).read_text(encoding="utf-8")
    for lang in languages:
        for name in ("general", "supplement"):
            yield from _disclaimer(name, lang, languages[0])
    for number in range(count):
        folder = f"articles/topic-{number:04}"
        yield f"conditions/{condition_id(number)}.yaml", _condition(number, languages)
        yield f"{folder}/references.json", _references(number)
        # A colour of its own, so that no picture is another's either.
        yield f"{folder}/images/figure.svg", figure.replace("#8c989e", f"#8c{number % 65536:04x}")
        yield from _article("article", folder, number, languages)
    for number in range(0, count, USERS):
        folder = f"articles/care-{number // USERS:04}"
        yield from _article("care", folder, number, languages)


def _settings(languages: Sequence[str], formats: Sequence[str]) -> str:
    clinic = {
        "name": "Example Clinic",
        "address": ["100 Main Street", "Anytown"],
        "phone": "555-0100",
        "emergency": {lang: _EMERGENCY[lang] for lang in languages},
    }
    return (
        f"schema: 1\nclinic: {json.dumps(clinic, ensure_ascii=False)}\n"
        f"languages: [{', '.join(languages)}]\npaper: a4\nformats: [{', '.join(formats)}]\n"
    )


def _disclaimer(name: str, lang: str, first: str) -> Iterator[tuple[str, str]]:
    """Give a disclaimer of the sample; the library's first language is the one translated from."""
    path = _SAMPLE / "disclaimers" / (f"{name}.md" if lang == "en" else f"{name}.{lang}.md")
    text = path.read_text(encoding="utf-8")
    head, body = text.removeprefix("---\n").split("---\n", 1)
    if lang == first:
        head = head.split("translation:\n", 1)[0]
    else:
        head = f"{head.split('translation:', 1)[0]}translation:\n  of: {first}\n"
    suffix = "" if lang == first else f".{lang}"
    yield f"disclaimers/{name}{suffix}.md", f"---\n{head}---\n{body}"


def _condition(number: int, languages: Sequence[str]) -> str:
    names = {lang: _name(number, lang) for lang in languages}
    own = ("key-points", "brief", "what-it-is", "how-it-may-work", "studies", "amounts")
    sections = [f"topic-{number:04}/{section}" for section in (*own, "ask-first")]
    sections += [f"care-{number // USERS:04}/what-else-helps", f"topic-{number:04}/when-to-call"]
    lines = "".join(f"  - {section}\n" for section in sections)
    return f"name: {json.dumps(names, ensure_ascii=False)}\nsections:\n{lines}"


def _name(number: int, lang: str) -> str:
    speech = Speech(f"condition {number}", lang)
    feeling, part = speech.feeling(), speech.part()
    return f"{feeling[0].upper()}{feeling[1:]}, {part} ({number + 1})"


def _references(number: int) -> str:
    works = []
    for place, key in enumerate(_WORKS):
        speech = Speech(f"work {number} {key}", "en")
        works.append(
            {
                "id": key,
                "type": "article-journal" if place % 2 else "book",
                "title": f"{speech.sentence()}: {speech.act()} and {speech.act()}",
                "author": [{"literal": f"Example Group {number % 97 + 1} for {speech.act()}"}],
                "container-title" if place % 2 else "publisher": "Example Press",
                "issued": {"date-parts": [[2012 + (number + place) % 14]]},
                "URL": f"https://example.org/made-up/{number:04}/{key}",
                "language": "en",
            }
        )
    return json.dumps(works, indent=1)


def _article(
    text: str, folder: str, number: int, languages: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for lang in languages:
        own = lang == languages[0]
        head = f"title: {json.dumps(_name(number, lang), ensure_ascii=False)}\nlang: {lang}\n"
        topics, always = ("dietary-supplement", "amounts") if text == "article" else ("", "")
        head += f"topics: [{topics}]\nalways: [{always}]\nupdated: 2026-11-22\n"
        head += "" if own else f"translation:\n  of: {languages[0]}\n"
        body = _filled(text, number, lang)
        yield f"{folder}/article{'' if own else f'.{lang}'}.md", f"---\n{head}---\n\n{body}"


def _filled(text: str, number: int, lang: str) -> str:
    """Fill the blanks of a text: a sentence, or after § what the letter says."""
    speech = Speech(f"{text} {number}", lang)
    name = _name(number, lang)

    def fill(blank: re.Match[str]) -> str:
        match blank[1]:
            case "":
                return speech.sentence() + ("" if blank[2] else ".")
            case "n":
                return name
            case "a":
                return speech.act()
            case "x":
                return speech.feeling()
            case "p":
                return speech.part()
            case "t":
                return speech.time()
            case digit:
                return speech.number(int(digit))

    return _BLANK.sub(fill, _text(text, lang))


@cache
def _text(name: str, lang: str) -> str:
    return (_HERE / "texts" / f"{name}.{lang}.md").read_text(encoding="utf-8")
