"""Conditions: names, codes and recipes, a file each. Knows not whether their sections exist."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Annotated

from msgspec import Meta

from handoutkit.codes import EMPTY_RECIPE, MISSING_TRANSLATION, WRONG_TYPE
from handoutkit.disk import Disk
from handoutkit.findings import Finding, Place, Placed
from handoutkit.model.library import Choice, Condition
from handoutkit.read.gather import FileRead, Gathered, gather
from handoutkit.read.languages import check_keys
from handoutkit.read.names import is_id, no_id, stranger
from handoutkit.read.nodes import MapNode, Node, below
from handoutkit.read.recall import Afresh, Recall
from handoutkit.read.said import quote
from handoutkit.read.shape import Written, shape
from handoutkit.read.text import list_folder, read_text
from handoutkit.read.yaml import read_yaml

FOLDER = "handouts/conditions"

_SUFFIX = ".yaml"
_CHOICE = re.compile(r"([a-z0-9-]+)/([^/\s]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionFile:
    """What the file of a condition says."""

    name: Mapping[str, str]
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    codes: Mapping[str, tuple[Written, ...]] = field(default_factory=dict)
    title: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[Placed[str], ...] = ()
    pages: Annotated[int, Meta(ge=1, description="a whole number from 1 on")] | None = None


def read_conditions(
    disk: Disk, default: str | None, recall: Recall | None = None
) -> Gathered[str, Condition]:
    """Read all conditions; `default` is the library's first language, if that is known."""
    files = _read_all(disk, default, recall or Afresh())
    return gather(files, key=lambda condition: condition.id)


def _read_all(disk: Disk, default: str | None, recall: Recall) -> Iterator[FileRead[Condition]]:
    names = list_folder(disk, FOLDER)
    if names.findings:
        yield FileRead(FOLDER, findings=names.findings)
    for name in names.value:
        path, stem = f"{FOLDER}/{name}", name.removesuffix(_SUFFIX)
        if stem == name:
            hint = f"Here belong files such as {FOLDER}/migraine{_SUFFIX}."
            yield FileRead(path, findings=(stranger(path, hint),))
        elif not is_id(stem):
            yield FileRead(path, findings=(no_id(path, _SUFFIX),))
        else:
            read = partial(_read, disk, path, stem, default)
            yield recall.files(path, default, FileRead[Condition], read)


def _read(disk: Disk, path: str, id_: str, default: str | None) -> FileRead[Condition]:
    text = read_text(disk, path)
    if text.value is None:
        return FileRead(path, findings=text.findings)
    node = read_yaml(text.value, path=path)
    if node.value is None:
        return FileRead(path, findings=(*text.findings, *node.findings))
    file = shape(node.value, ConditionFile)
    findings = [*text.findings, *node.findings, *file.findings]
    for key in ("name", "also", "title"):
        findings += check_keys(node.value, key)
    if file.value is None:
        return FileRead(path, findings=tuple(findings))
    findings += _check_name(file.value, node.value, default)
    findings += _check_recipe(file.value, node.value)
    return FileRead(path, _condition(file.value, id_, Place(path)), tuple(findings))


def _condition(file: ConditionFile, id_: str, place: Place) -> Condition:
    return Condition(
        id=id_,
        name=file.name,
        also=file.also,
        codes=file.codes,
        title={**file.name, **file.title},
        sections=tuple(_choices(file.sections)),
        pages=file.pages,
        place=place,
    )


def _choices(lines: tuple[Placed[str], ...]) -> Iterator[Choice]:
    for line in lines:
        match = _CHOICE.fullmatch(line.value)
        if match:
            yield Choice(article=match[1], section=match[2], place=line.place)


def _check_name(file: ConditionFile, node: Node, default: str | None) -> Iterator[Finding]:
    names = below(node, "name")
    if default is not None and names is not None and default not in file.name:
        message = f"the condition has no name in {quote(default)}, the library's first language"
        yield MISSING_TRANSLATION.at(names.place, message, f'Write "{default}: …" below "name".')


def _check_recipe(file: ConditionFile, node: Node) -> Iterator[Finding]:
    if not file.sections:
        entry = node.entry("sections") if isinstance(node, MapNode) else None
        place = entry.place if entry else node.place
        hint = 'Write a line for each below "sections": - article/section'
        yield EMPTY_RECIPE.at(place, "the recipe names no section", hint)
    for line in file.sections:
        if not _CHOICE.fullmatch(line.value):
            message = f"{quote(line.value)} is not an article and a section"
            hint = "Write the article's folder, / and the section's id: magnesium-pain/migraine"
            yield WRONG_TYPE.at(line.place, message, hint)
