"""A newer version of an article put into the place of the older one, section by section.

Ids stay, what was edited here stays, and reviews of what has changed are taken away.
Knows neither files nor where the newer version comes from.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from handoutkit import codes
from handoutkit.build.heads import with_list, with_value, without_key
from handoutkit.build.import_log import section_digests
from handoutkit.build.import_request import Change, SectionChange
from handoutkit.build.section_order import levels_of, order_of, parents_of
from handoutkit.build.text_files import TextFile, split
from handoutkit.build.version_notes import (
    kept_notes,
    new_labels,
    note_lines,
    notes_for,
    relabelled,
    without_notes,
)
from handoutkit.errors import UsageProblem
from handoutkit.findings import Finding, Place
from handoutkit.model.article import Article
from handoutkit.model.walk import sections_in
from handoutkit.read.said import quote

_STAYS = (Change.UNCHANGED, Change.KEPT)
_TANGLED = UsageProblem(
    "sections stand differently here and in the newer version: some would lose their place",
    remedy="Bring the two together by hand, or take the newer version with --overwrite.",
)
_BLANK = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An article and the text that it was read from."""

    article: Article
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """The text of an updated article, and what became of each section.

    There is no text where nobody can tell which section belongs where.
    """

    text: str | None
    changes: tuple[SectionChange, ...]
    findings: tuple[Finding, ...]


def update(
    old: Version, new: Version, imported: Mapping[str, str] | None, day: date, *, overwrite: bool
) -> Updated:
    """Put two versions together.

    `imported` has the digests of the sections as the last import wrote them: a section with
    another one was edited here. Without it, every section that differs counts as edited.
    `overwrite` takes the newer version all the same.
    """
    files = split(old.text, old.article.place.path), split(new.text, new.article.place.path)
    parts = dict(_parts(old.article, files[0])), dict(_parts(new.article, files[1]))
    # What an import writes has no comments.
    commented = {id_ for id_, lines in parts[0].items() if any("<!--" in one for one in lines)}
    changes = _changes(old.article, new.article, imported, commented, overwrite=overwrite)
    listed = tuple(SectionChange(id=id_, change=change) for id_, change in changes.items())
    body = _body((old.article, new.article), files, parts, changes)
    if body is None:
        return Updated(text=None, changes=listed, findings=(_apart(old.article, _TANGLED),))
    findings = list(_edited(old.article, changes))
    if all(one in _STAYS for one in changes.values()):
        return Updated(text=old.text, changes=listed, findings=tuple(findings))
    if old.article.reviewed is not None:
        findings.append(_void(old.article))
    try:
        head = _head(files[0].head, old.article, new.article, changes, day)
    except UsageProblem as problem:
        return Updated(text=None, changes=listed, findings=(_apart(old.article, problem),))
    text = f"---\n{head}---\n\n{body}\n"
    return Updated(text=text, changes=listed, findings=tuple(findings))


def _body(
    articles: tuple[Article, Article],
    files: tuple[TextFile, TextFile],
    parts: tuple[Mapping[str, list[str]], Mapping[str, list[str]]],
    changes: Mapping[str, Change],
) -> str | None:
    """Give the sections in their order, then the notes; none where no order is right."""
    old, new = (levels_of(one.sections) for one in articles)
    kept = {id_ for id_ in old if changes[id_] in _STAYS}
    taken = {id_ for id_ in new if changes[id_] in (Change.NEW, Change.CHANGED)}
    levels = {
        id_: old[id_] if id_ in kept else new[id_] for id_ in (*old, *new) if id_ in kept | taken
    }
    order = order_of(old, new, levels)
    if order is None:
        return None
    notes = kept_notes(articles[0], kept), notes_for(articles[1], taken)
    labels = new_labels(*notes)
    lines = list(_before_sections(articles[0], files[0]))
    for id_ in order:
        own = parts[0][id_] if id_ in kept else relabelled(parts[1][id_], labels)
        lines += [*own, ""]
    fresh = {k: v for k, v in notes[1].items() if k not in notes[0] or k in labels}
    lines += note_lines(notes[0], files[0].lines)
    lines += relabelled(note_lines(fresh, files[1].lines), labels)
    return _BLANK.sub("\n\n", "\n".join(lines)).strip("\n")


def _changes(
    old_article: Article,
    new_article: Article,
    imported: Mapping[str, str] | None,
    commented: Set[str],
    *,
    overwrite: bool,
) -> dict[str, Change]:
    old, new = section_digests(old_article), section_digests(new_article)
    base = {} if imported is None else imported
    changes: dict[str, Change] = {}
    for id_ in dict.fromkeys((*old, *new)):
        ours, theirs, before = old.get(id_), new.get(id_), base.get(id_)
        is_own = theirs is None and before is None
        if ours == theirs or is_own or (theirs == before and not overwrite):
            changes[id_] = Change.UNCHANGED
        elif ours is None:
            changes[id_] = Change.NEW if before is None or overwrite else Change.KEPT
        elif (ours != before or id_ in commented) and not overwrite:
            changes[id_] = Change.KEPT
        else:
            changes[id_] = Change.GONE if theirs is None else Change.CHANGED
    # What stays, stays below the heading that says what it is about.
    parents = parents_of(list(old), levels_of(old_article.sections))
    for id_ in reversed([one for one in old if one not in new and changes[one] in _STAYS]):
        above = parents[id_]
        if above and changes[above] is Change.GONE:
            changes[above] = Change.KEPT
    return changes


def _before_sections(article: Article, file: TextFile) -> Sequence[str]:
    """Give what stands between the head and the first section: comments."""
    first = next(sections_in(article.sections)).place.line
    return file.lines[file.body - 1 : first - 1]


def _parts(article: Article, file: TextFile) -> Iterator[tuple[str, list[str]]]:
    """Give the lines of each section, up to the next heading, without notes."""
    lines = without_notes(article, file.lines)
    sections = list(sections_in(article.sections))
    starts = [one.place.line for one in sections] + [len(lines) + 1]
    for section, start, end in zip(sections, starts, starts[1:], strict=False):
        yield section.id, lines[start - 1 : end - 1]


def _apart(article: Article, problem: UsageProblem) -> Finding:
    return codes.VERSIONS_APART.at(Place(article.place.path), str(problem), problem.remedy)


def _head(head: str, old: Article, new: Article, changes: Mapping[str, Change], day: date) -> str:
    """Give the head of what has changed: a new day, no review, the sections that are always in."""
    head = without_key(head, "reviewed")
    head = with_value(head, "updated", day.isoformat())
    stays = [one.value for one in old.always if changes.get(one.value) is not Change.GONE]
    comes = (Change.NEW, Change.CHANGED)
    fresh = [one.value for one in new.always if changes.get(one.value) in comes]
    head = with_list(head, "always", list(dict.fromkeys((*stays, *fresh))))
    topics = dict.fromkeys(one.value for one in (*old.topics, *new.topics))
    return with_list(head, "topics", list(topics))


def _edited(article: Article, changes: Mapping[str, Change]) -> Iterator[Finding]:
    there = {section.id: section.place for section in sections_in(article.sections)}
    for id_ in (id_ for id_, change in changes.items() if change is Change.KEPT):
        what = "was edited here, and is left as it is" if id_ in there else "was taken out here"
        yield codes.EDITED_HERE.at(
            there.get(id_, article.place),
            f"the section {quote(id_)} {what}; the newer version has another text",
            "Bring in by hand what is new, or take the newer text with --overwrite.",
        )


def _void(article: Article) -> Finding:
    reviewed = article.reviewed
    return codes.REVIEW_VOID.at(
        Place(article.place.path),
        f"the review of {reviewed.on if reviewed else ''} was of an older text, and was taken away",
        "Have the text reviewed again.",
    )
