"""The head of an article of another tool: YAML, TOML or JSON, Pandoc's or MultiMarkdown's lines.

Read leniently: what cannot be read is told, and the article is read all the same.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping

from handoutkit.codes import FORM_LOST
from handoutkit.findings import Place
from handoutkit.model.foreign import Origin
from handoutkit.read.markdown.foreign.sheet import Sheet
from handoutkit.read.nodes import Plain, plain
from handoutkit.read.yaml import read_yaml

_KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "page_title", "pagetitle", "titulo", "titel", "titre", "name", "headline"),
    "lang": ("lang", "language", "locale", "idioma", "sprache", "langue"),
    "author": ("author", "authors", "autor", "autores", "autoren", "auteur", "auteurs", "by"),
    "publisher": ("publisher", "organization", "organisation", "institution", "site_name"),
    "url": ("canonical_url", "canonical", "source_url", "original_url", "url", "source", "link"),
    "updated": (
        "updated", "lastmod", "last_updated", "last_modified_at", "lastupdated", "last_update",
        "modified", "reviewed", "date", "date_updated", "datemodified", "published", "pubdate",
        "publishdate", "fecha", "datum", "timestamp",
    ),
}  # fmt: skip
_LINE = re.compile(r"^([A-Za-z][\w -]{0,40}?)[ \t]*[:=][ \t]*(.*?)[ \t]*$")
_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_ADDRESS = re.compile(r"https?://\S+")
_LANG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
_OF_HEAD = re.compile(r"[ \t\-\]}\[\"'|>]|[\w$@.][^:=]{0,80}[:=]")
_LONGEST = 200
_MOST_ROWS = 3000
_FEWEST_LINES = 2
_KNOWN_FIRST = re.compile(r"^(?:title|author|date)[ \t]*:[ \t]*\S", re.I)


def read_front(text: str, sheet: Sheet) -> tuple[Origin, int]:
    """Read the head of a text: what it says, and how many of its lines it takes."""
    lines = text.split("\n")[:_MOST_ROWS]
    first = lines[0].rstrip()
    if first in ("---", "+++"):
        closing = (first, "...") if first == "---" else (first,)
        end = next((i for i, line in enumerate(lines) if i and line.rstrip() in closing), 0)
        inside = "\n".join(lines[1:end])
        if not end or not _reads_like_head(lines[1:end]):
            return Origin(), 0
        values = _yaml(inside, sheet) if first == "---" else _toml(inside, sheet)
        return _head(values or _by_line(inside)), end + 1
    if first.startswith("{"):
        return _json(text)
    if first.startswith("% "):
        return _pandoc(lines)
    if _KNOWN_FIRST.match(first):
        end = next((i for i, line in enumerate(lines) if not line.strip()), 0)
        if end > 1 and all(_LINE.match(line) and len(line) < _LONGEST for line in lines[:end]):
            return _head(_by_line("\n".join(lines[:end]))), end
    return Origin(), 0


def _reads_like_head(lines: list[str]) -> bool:
    """Tell whether lines are keys with values: two lines across a page may stand round a text."""
    said = [line for line in lines if line.strip() and not line.startswith("#")]
    return bool(said) and _LINE.match(said[0]) is not None and all(map(_OF_HEAD.match, said))


def _yaml(text: str, sheet: Sheet) -> dict[str, Plain] | None:
    read = read_yaml(text + "\n", path=sheet.path, first_line=2)
    values = plain(read.value) if read.value is not None else None
    if isinstance(values, dict):
        return values
    finding = next(iter(read.findings), None)
    _complain(sheet, finding.place.line if finding else 1)
    return None


def _toml(text: str, sheet: Sheet) -> dict[str, Plain] | None:
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        _complain(sheet, 1)
        return None
    return {
        key: value if isinstance(value, str | list | dict) else str(value)
        for key, value in values.items()
    }


def _json(text: str) -> tuple[Origin, int]:
    """Read a head in JSON; a text that only begins with a bracket has none."""
    try:
        values, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return Origin(), 0
    return _head(values), text.count("\n", 0, end) + 1


def _pandoc(lines: list[str]) -> tuple[Origin, int]:
    """Read up to three lines that begin with a percent sign: title, authors, date."""
    end = next((i for i, line in enumerate(lines) if not line.startswith(("%", "  "))), len(lines))
    said = [line[1:].strip() for line in lines[:end] if line.startswith("%")]
    if len(said) < _FEWEST_LINES:
        return Origin(), 0
    values: dict[str, Plain] = dict(zip(("title", "author", "date"), said, strict=False))
    return _head(values), end


def _complain(sheet: Sheet, line: int) -> None:
    message = "the head of the article cannot be read as it is written"
    hint = "Only its plain lines such as `title: …` were read: look at the new article's head."
    sheet.findings.append(FORM_LOST.at(Place(sheet.path, line), message, hint))


def _by_line(text: str) -> dict[str, Plain]:
    """Read `key: value` line by line, where the notation is broken."""
    matches = [match for line in text.split("\n") if (match := _LINE.match(line))]
    return {match[1].lower(): match[2].strip("\"' ") for match in reversed(matches)}


def _head(values: dict[str, Plain]) -> Origin:
    known = {str(key).lower().replace("-", "_"): value for key, value in values.items()}
    said = {name: _first(known, keys) for name, keys in _KEYS.items()}
    day, address = _DAY.search(said["updated"]), _ADDRESS.search(said["url"])
    return Origin(
        title=said["title"],
        lang=said["lang"].replace("_", "-") if _LANG.fullmatch(said["lang"]) else "",
        author=said["author"],
        publisher=said["publisher"],
        url=address.group() if address else "",
        updated=day.group() if day else "",
    )


def _first(values: Mapping[str, Plain], keys: tuple[str, ...]) -> str:
    found = (", ".join(_words(values[key])) for key in keys if key in values)
    return next((" ".join(words.split()) for words in found if words), "")


def _words(value: Plain) -> Iterator[str]:
    """Give the texts of a value: of a person the name, of a list each."""
    if isinstance(value, list):
        for item in value:
            yield from _words(item)
    elif isinstance(value, dict):
        name = value.get("name") or value.get("text") or value.get("given")
        yield from _words(name)
        if not value.get("name"):
            yield from _words(value.get("family"))
    elif value is not None and not isinstance(value, bool):
        yield str(value)
