"""The files that a draft becomes in a library. Knows neither the disk nor what stands there."""

import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date

from handoutkit.build.heads import quoted
from handoutkit.importers.draft import Draft, DraftCondition, KeyedReference, KnownDisclaimer
from handoutkit.importers.house import article_text, disclaimer_text
from handoutkit.importers.outline import unique
from handoutkit.importers.passages import Passage, Source
from handoutkit.read.articles import FOLDER as ARTICLES
from handoutkit.read.conditions import FOLDER as CONDITIONS
from handoutkit.read.disclaimers import FOLDER as DISCLAIMERS

_IMAGES = "images"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """A source whose pictures can be printed: their files, and their paths by their names."""

    source: Source
    files: Mapping[str, bytes]
    paths: Mapping[str, str]


def pictured(source: Source) -> Pictured:
    """Tell files and paths of the pictures of a source; those without data are left out of it."""
    shown = {
        one.picture.name: one.picture.data
        for one in source.passages
        if one.picture is not None and one.picture.data and one.role != "site"
    }
    passages = tuple(
        _left_out(one)
        if one.picture is not None and one.role != "site" and not one.picture.data
        else one
        for one in source.passages
    )
    return Pictured(
        source=replace(source, passages=passages),
        files=shown,
        paths={name: f"{_IMAGES}/{name}" for name in shown},
    )


def _left_out(passage: Passage) -> Passage:
    """Keep the caption of a picture that cannot be shown."""
    caption = passage.picture.caption if passage.picture else None
    if caption is None or not caption.plain:
        return replace(passage, role="site", reason="a picture that cannot be shown")
    return replace(passage, kind="text", words=caption, picture=None)


def article_files(
    draft: Draft,
    pictured_source: Pictured,
    id_: str,
    known: Iterable[KnownDisclaimer],
    day: date,
    taken: Set[str] = frozenset(),
) -> dict[str, bytes]:
    """Give the files of a new article and of the disclaimers that it brings along.

    Names of disclaimers that are `taken` stay those of others.
    """
    folder = f"{ARTICLES}/{id_}"
    matched = {one.known for one in draft.disclaimers}
    topics = {topic for one in known if one.id in matched for topic in one.topics}
    fresh = [one for one in draft.disclaimers if not one.known]
    if fresh:
        topics.add(id_)
    text = article_text(draft, updated=day, topics=sorted(topics), images=pictured_source.paths)
    files = {f"{folder}/article.md": text.encode("utf-8")}
    if draft.references:
        files[f"{folder}/references.json"] = references_text(draft.references).encode("utf-8")
    used = {
        pictured_source.paths[one.picture.name]
        for section in draft.sections
        for one in section.passages
        if one.picture and one.picture.name in pictured_source.paths
    }
    files |= {
        f"{folder}/{_IMAGES}/{name}": data
        for name, data in pictured_source.files.items()
        if f"{_IMAGES}/{name}" in used
    }
    names = set(taken)
    for one in fresh:
        name = unique(f"{id_}-note", names)
        names.add(name)
        body = disclaimer_text(one, draft.lang, id_)
        files[f"{DISCLAIMERS}/{name}.md"] = body.encode("utf-8")
    return files


def references_text(references: Iterable[KeyedReference]) -> str:
    """Write references as `references.json` has them."""
    items = ",\n".join(reference_text(one) for one in references)
    return f"[\n{items}\n]\n"


def reference_text(reference: KeyedReference) -> str:
    """Write one reference, indented as it stands in the list."""
    item = {"id": reference.key, **reference.found.csl}
    written = json.dumps(item, ensure_ascii=False, indent=2)
    return "\n".join(f"  {line}" for line in written.splitlines())


def recipe_file(
    condition: DraftCondition, draft: Draft, article: str, langs: Iterable[str]
) -> tuple[str, bytes]:
    """Give the file of a condition: its recipe, and its name in each language of the library."""
    names = ", ".join(f"{lang}: {quoted(condition.name)}" for lang in langs)
    title = draft.title if not condition.section else f"{draft.title} – {condition.name}"
    lines = [
        "# Proposed by an import: look whether each section belongs here.",
        f"name: {{{names}}}",
        f"title: {{{draft.lang}: {quoted(title)}}}",
        "sections:",
        *(f"  - {article}/{section}" for section in condition.recipe),
    ]
    return f"{CONDITIONS}/{condition.id}.yaml", ("\n".join(lines) + "\n").encode("utf-8")
