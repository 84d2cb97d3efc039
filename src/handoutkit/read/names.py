"""The names of files and folders: ids, and which text and language a name stands for."""

import re
from typing import NamedTuple

from handoutkit.codes import BAD_FILE_NAME
from handoutkit.findings import Finding, Place
from handoutkit.read.said import quote

_ID = re.compile(r"[a-z0-9-]+")
_TEXT = re.compile(r"([^.]+)(?:\.([A-Za-z0-9-]+))?\.md")


class TextName(NamedTuple):
    """The name of a text: its id, and the language of a translation."""

    id: str
    lang: str | None


def is_id(name: str) -> bool:
    """Tell whether a name is an id."""
    return _ID.fullmatch(name) is not None


def text_name(name: str) -> TextName | None:
    """Read `id.md` or `id.lang.md`; none where the name is neither."""
    match = _TEXT.fullmatch(name)
    return TextName(match[1], match[2]) if match and is_id(match[1]) else None


def stranger(path: str, hint: str) -> Finding:
    """Say that nothing is read from a file or folder of this name."""
    name = path.rpartition("/")[2]
    return BAD_FILE_NAME.at(Place(path), f"{quote(name)} does not belong here", hint)


def no_id(path: str, suffix: str = "") -> Finding:
    """Say that the name of a file or folder is not an id, and propose one that is."""
    name = path.rpartition("/")[2]
    proposed = re.sub(r"[^a-z0-9]+", "-", name.removesuffix(suffix).lower()).strip("-")
    message = f"{quote(name)} is not a name that can be used"
    hint = f"Use small letters without accents, digits and hyphens: {proposed or 'a-name'}{suffix}"
    return BAD_FILE_NAME.at(Place(path), message, hint)
