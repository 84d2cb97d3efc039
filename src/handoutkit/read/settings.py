"""`library.yaml`: the settings of a library. Knows not what uses them."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from handoutkit.codes import DUPLICATE_KEY, OUTSIDE_LIBRARY, WRONG_TYPE
from handoutkit.disk import Disk
from handoutkit.findings import Finding, Outcome, Place, Placed
from handoutkit.model.library import Settings
from handoutkit.project import SETTINGS
from handoutkit.read.languages import check_keys, check_tag
from handoutkit.read.nodes import Node, below
from handoutkit.read.said import quote
from handoutkit.read.shape import shape
from handoutkit.read.text import read_text
from handoutkit.read.yaml import read_yaml

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FOLDER = posixpath.dirname(SETTINGS)
_NOT_SHARED = (f"{_FOLDER}/articles/", f"{_FOLDER}/conditions/")


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings (`clinic.logo` as a path in the library), and the logo with its place."""

    settings: Settings
    logo: Placed[str] | None

    @property
    def languages(self) -> tuple[str, ...]:
        """The library's languages, the default first."""
        return tuple(language.value for language in self.settings.languages)


def read_settings(disk: Disk) -> Outcome[SettingsRead | None]:
    """Read the settings; there are none where anything in the file is an error."""
    text = read_text(disk, SETTINGS)
    if text.value is None:
        return Outcome(None, text.findings)
    node = read_yaml(text.value, path=SETTINGS)
    if node.value is None:
        return Outcome(None, (*text.findings, *node.findings))
    settings = shape(node.value, Settings)
    findings = [*text.findings, *node.findings, *settings.findings]
    findings += _check_tags(node.value)
    if settings.value is not None:
        findings += _check_languages(settings.value, node.value)
        findings += _check_accent(settings.value, node.value)
        findings += _check_logo(settings.value, node.value)
    if settings.value is None or any(finding.is_error for finding in findings):
        return Outcome(None, tuple(findings))
    return Outcome(_with_logo(settings.value, node.value), tuple(findings))


def _check_tags(node: Node) -> Iterator[Finding]:
    yield from check_keys(node, "clinic", "emergency")
    yield from check_keys(node, "notices")


def _check_languages(settings: Settings, node: Node) -> Iterator[Finding]:
    if not settings.languages:
        message = '"languages" names no language'
        yield WRONG_TYPE.at(_place(node, "languages"), message, "Write at least one: [en]")
    seen: set[str] = set()
    for language in settings.languages:
        yield from check_tag(language.value, language.place)
        if language.value in seen:
            message = f"{quote(language.value)} is written twice"
            yield DUPLICATE_KEY.at(language.place, message, "Remove one of them.")
        seen.add(language.value)


def _check_accent(settings: Settings, node: Node) -> Iterator[Finding]:
    accent = settings.colours.accent
    if accent and not _COLOUR.fullmatch(accent):
        message = f"{quote(accent)} is not a colour"
        hint = 'Write # and six digits from 0 to f, in quotes: "#0b5c6b"'
        yield WRONG_TYPE.at(_place(node, "colours", "accent"), message, hint)


def _check_logo(settings: Settings, node: Node) -> Iterator[Finding]:
    """A build looks there for what all handouts share; elsewhere it would miss a new logo.

    A path that leaves the library is told where the logo is read.
    """
    logo = settings.clinic.logo
    path = _library_path(logo)
    if (
        logo
        and not path.startswith("../")
        and (not path.startswith(f"{_FOLDER}/") or path.startswith(_NOT_SHARED))
    ):
        message = f"{quote(logo)} does not lie where all handouts share it"
        hint = f"Put the file beside {posixpath.basename(SETTINGS)}, and write its name alone."
        yield OUTSIDE_LIBRARY.at(_place(node, "clinic", "logo"), message, hint)


def _with_logo(settings: Settings, node: Node) -> SettingsRead:
    if not settings.clinic.logo:
        return SettingsRead(settings, None)
    path = _library_path(settings.clinic.logo)
    clinic = replace(settings.clinic, logo=path)
    return SettingsRead(
        replace(settings, clinic=clinic), Placed(path, _place(node, "clinic", "logo"))
    )


def _library_path(logo: str) -> str:
    """Give a path written from the folder of the settings as one from the library's root."""
    return posixpath.normpath(str(PurePosixPath(_FOLDER) / logo))


def _place(node: Node, *keys: str) -> Place:
    found = below(node, *keys)
    return found.place if found else node.place
