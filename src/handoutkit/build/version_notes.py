"""The notes of an article that is put together of two versions: none is lost, none is mistaken.

Knows not why a section comes from one version or the other.
"""

import re
from collections.abc import Mapping, Sequence, Set

from handoutkit.importers.outline import unique
from handoutkit.model.article import Article, Note
from handoutkit.model.blocks import NoteMark, Section
from handoutkit.model.canonical import block_digest
from handoutkit.model.walk import inlines_of, sections_in, spans_in


def notes_of(section: Section, notes: Mapping[str, Note]) -> tuple[Note, ...]:
    """Give the notes that a section itself points to, in their order."""
    inlines = (*spans_in(section.heading), *inlines_of(section.blocks))
    labels = dict.fromkeys(one.label for one in inlines if isinstance(one, NoteMark))
    return tuple(notes[label] for label in labels if label in notes)


def without_notes(article: Article, lines: Sequence[str]) -> list[str]:
    """Give the lines of an article's file, those of its notes empty."""
    gone = {n for note in article.notes.values() for n in range(note.place.line, note.end + 1)}
    return ["" if number in gone else line for number, line in enumerate(lines, start=1)]


def kept_notes(article: Article, sections: Set[str]) -> dict[str, Note]:
    """Give the notes of some of an article's sections, and those that no section points to."""
    pointed = {
        section.id: [note.label for note in notes_of(section, article.notes)]
        for section in sections_in(article.sections)
    }
    gone = {label for id_, labels in pointed.items() if id_ not in sections for label in labels}
    stays = {label for id_, labels in pointed.items() if id_ in sections for label in labels}
    return {k: v for k, v in article.notes.items() if k in stays or k not in gone}


def notes_for(article: Article, sections: Set[str]) -> dict[str, Note]:
    """Give the notes that some of an article's sections point to."""
    own = (one for one in sections_in(article.sections) if one.id in sections)
    return {note.label: note for one in own for note in notes_of(one, article.notes)}


def new_labels(old: Mapping[str, Note], new: Mapping[str, Note]) -> dict[str, str]:
    """Give other labels to the newer notes whose label another note has already."""
    taken = {*old, *new}
    names: dict[str, str] = {}
    for label, note in new.items():
        if label in old and not same_note(old[label], note):
            names[label] = unique(label, taken)
            taken.add(names[label])
    return names


def same_note(one: Note, other: Note) -> bool:
    """Tell whether two notes say the same."""
    return block_digest(one.blocks) == block_digest(other.blocks)


def relabelled(lines: Sequence[str], labels: Mapping[str, str]) -> list[str]:
    """Give lines whose marks have other labels."""
    return [
        re.sub(r"(?<!\\)\[\^([^\s\[\]]+)\]", lambda m: f"[^{labels.get(m[1], m[1])}]", line)
        for line in lines
    ]


def note_lines(notes: Mapping[str, Note], lines: Sequence[str]) -> list[str]:
    """Give the lines of some notes of a file, each after an empty line."""
    return [
        line for note in notes.values() for line in ("", *lines[note.place.line - 1 : note.end])
    ]
