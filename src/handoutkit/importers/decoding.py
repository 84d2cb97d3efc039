"""From bytes to text: the encodings that files of others have. Knows not what the text says.

Only what is certain or likely is read; where a guess could turn µ into another sign, it is said.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import NamedTuple

from handoutkit.codes import (
    ENCODING_GUESSED,
    FOREIGN_TOO_LARGE,
    FOREIGN_UNREADABLE,
    FORM_LOST,
)
from handoutkit.findings import Finding, Outcome, Place

MAX_TEXT = 2_000_000
"""Bytes: ten times a long book's chapter, and as much as the house reads of a text itself."""

_LOST = "\ufffd"
_SAVE_AS_UTF8 = 'Open it in the program it comes from and save it as "UTF-8".'

# The mark of UTF-32 begins with that of UTF-16, so it comes first.
_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")

# What pages say of their encoding stands in their first bytes, as browsers look for it.
_HEAD = 4096
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([\w:-]+)""", re.I
)
# Browsers read the first two as Windows-1252, because most pages that say so are.
_LABELS = {"iso-8859-1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_ENCODINGS = re.compile(
    r"windows-125[0-8]|iso-8859-\d{1,2}|koi8-[ru]|shift_jis|euc-(?:jp|kr)|big5|gb18030|macintosh"
)

_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_MOST_HIGH = 0.3
"""Of the letters: in languages with Latin letters fewer have an accent, in others nearly all."""
_FEW_HIGH = 8
"""So many tell nothing: a short text may be all µ and °."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MOST_CONTROL = 0.01

# Windows-1252 that was taken for Latin-1 before it became Unicode; browsers read it like this too.
_TAKEN_FOR_LATIN_1 = {
    byte: signs for byte in range(0x80, 0xA0) if (signs := bytes([byte]).decode("cp1252", "ignore"))
}

_LINE_END = re.compile("\r\n?|[\x0b\u2028]")
_PAGE_AT_EDGE = re.compile("^\f+|\f+$", re.M)
# A sign before a line, from a font of signs: no other program knows what it shows. Behind a mark
# of a list it is the same once more.
_SIGN_OF_LIST = re.compile(
    "^([ \t]*(?:(?:[-*+•]|\\d{1,3}[.)])[ \t]+)?)"
    "[\x80-\x95\x98-\x9f\ue000-\uf8ff\U000f0000-\U0010fffd](?=[ \t])",
    re.M,
)
_UNKNOWN_SIGN = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


class _Read(NamedTuple):
    """A text, and the encoding that was guessed for it; none where it is certain."""

    text: str
    guessed: str = ""


def decode(data: bytes, path: str) -> Outcome[str | None]:
    """Give the text of a file's bytes: lines ended by line feeds, no byte-order mark.

    Characters that nobody can print become U+FFFD, and a finding says so. There is no text where
    the bytes are none.
    """
    if len(data) > MAX_TEXT:
        message = f"the text is larger than {MAX_TEXT // 1_000_000} MB"
        hint = "Split it, or save it without its pictures."
        return Outcome(None, (FOREIGN_TOO_LARGE.at(Place(path), message, hint),))
    read = _marked(data) or _declared_or_guessed(data)
    if read is None or _is_binary(read.text):
        message = "this is no text, or text in an encoding that is not known"
        return Outcome(None, (FOREIGN_UNREADABLE.at(Place(path), message, _SAVE_AS_UTF8),))
    text = _SIGN_OF_LIST.sub(_bullet, _with_line_feeds(read.text))
    text = text.translate(_TAKEN_FOR_LATIN_1)
    findings = (_guess(text, read.guessed, path),) if read.guessed else ()
    return _printable(text, path, findings)


def _marked(data: bytes) -> _Read | None:
    """Read what a byte-order mark announces."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data.removeprefix(mark), encoding)
            if text is not None:
                return _Read(text)
    return None


def _declared_or_guessed(data: bytes) -> _Read | None:
    data = data.removeprefix(BOM_UTF8)
    if b"\0" in data:
        return _wide(data)
    text = _strictly(data, "utf-8")
    if text is not None:
        return _Read(text)
    match = _DECLARED.search(data[:_HEAD])
    label = match[1].decode("ascii").lower() if match else ""
    label = _LABELS.get(label, label)
    if label == "cp1252" or _ENCODINGS.fullmatch(label):
        text = _strictly(data, label)
        if text is not None:
            return _Read(text)
    return _mixed(data) or _western(data)


def _wide(data: bytes) -> _Read | None:
    """Read UTF-16 and UTF-32 without a mark: the reading that has the most blanks and line ends."""
    readings = [
        (text.count(" ") + text.count("\n"), text, encoding)
        for encoding in _WIDE
        if (text := _strictly(data, encoding)) is not None and "\0" not in text
    ]
    if not readings:
        return None
    blanks, text, encoding = max(readings, key=lambda reading: reading[0])
    name = encoding[:6].upper()
    return _Read(text, name) if blanks or text.isascii() else None


def _mixed(data: bytes) -> _Read | None:
    """Read UTF-8 into which a few characters of Windows-1252 were pasted."""
    good = sum(len(sequence) for sequence in _SEQUENCE.findall(data))
    bad = sum(1 for _ in _HIGH.finditer(data)) - good
    if good <= 2 * bad:
        return None
    text = data.decode("utf-8", "surrogateescape")
    stray = re.sub("[\udc80-\udcff]+", _pasted, text)
    return _Read(stray, "UTF-8 with a few characters of Windows-1252")


def _pasted(match: re.Match[str]) -> str:
    return match.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _western(data: bytes) -> _Read | None:
    """Read Windows-1252, which holds what Latin-1 prints."""
    letters = sum(1 for _ in re.finditer(rb"[A-Za-z\x80-\xff]", data))
    if sum(1 for _ in _HIGH.finditer(data)) > max(_FEW_HIGH, _MOST_HIGH * letters):
        return None
    text = _strictly(data, "cp1252")
    return None if text is None else _Read(text, "Windows-1252")


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_binary(text: str) -> bool:
    return "\0" in text or len(_CONTROL.findall(text)) > max(8, _MOST_CONTROL * len(text))


def _with_line_feeds(text: str) -> str:
    """End lines with line feeds; the end of a page, as extracted texts have it, goes."""
    text = _LINE_END.sub("\n", text).replace("\u2029", "\n\n")
    return _PAGE_AT_EDGE.sub("", text).replace("\f", " ")


def _bullet(match: re.Match[str]) -> str:
    return match[1] if match[1].strip() else f"{match[1]}•"


def _guess(text: str, encoding: str, path: str) -> Finding:
    match = re.search(r"\w{0,20}[^\x00-\x7f]\w{0,20}", text)
    place = _place(text, match.start(), path) if match else Place(path)
    shown = f', so that it says "{match.group()}" here' if match else ""
    message = f"the text says nothing of its encoding; it was read as {encoding}{shown}"
    hint = 'Look at its accents and signs such as µ; if they are wrong, save it as "UTF-8".'
    return ENCODING_GUESSED.at(place, message, hint)


def _printable(text: str, path: str, findings: tuple[Finding, ...]) -> Outcome[str | None]:
    """Put U+FFFD for what nobody can print: to drop it could join the two numbers of a range."""
    text = _UNKNOWN_SIGN.sub(_LOST, _CONTROL.sub(_LOST, text))
    first = text.find(_LOST)
    if first < 0:
        return Outcome(text, findings)
    message = f"characters that cannot be printed stand in the text: {text.count(_LOST)} of them"
    hint = f"Each shows as {_LOST} now: look up in the source what it says there, and write it."
    return Outcome(text, (*findings, FORM_LOST.at(_place(text, first, path), message, hint)))


def _place(text: str, offset: int, path: str) -> Place:
    before = text[:offset]
    return Place(path, before.count("\n") + 1, offset - before.rfind("\n"))
