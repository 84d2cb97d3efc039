"""Passages as lines of text, for cases to compare: what each is, and its Markdown."""

from collections.abc import Iterator

from handoutkit.importers.passages import Passage, Source


def shown(source: Source) -> str:
    """Draw a source: its passages, what it says of itself, and its findings."""
    lines = [line for passage in source.passages for line in _lines(passage)]
    origin = source.origin
    said = (origin.title, origin.lang, origin.author, origin.publisher, origin.url, origin.updated)
    lines.append(("origin: " + " | ".join(said)).rstrip())
    lines += [f"{one.place.line}: {one.code} {one.message}" for one in source.findings]
    return "\n".join(lines) + "\n"


def _lines(passage: Passage) -> Iterator[str]:
    words = passage.words.markdown.replace("\\\n", " / ")
    yield f"{_kind(passage)}: {words}".rstrip()
    for row in passage.rows:
        yield ("    " + " | ".join(cell.markdown for cell in row)).rstrip()
    if passage.picture:
        picture = passage.picture
        yield f"    {picture.name} [{picture.alt}] {picture.caption.markdown}".rstrip()


def _kind(passage: Passage) -> str:
    parts = [passage.kind + (str(passage.level) if passage.level else "")]
    parts += [f"depth {passage.depth}"] if passage.depth else []
    parts += [f"number {passage.number}"] if passage.number else []
    parts += [f"note {passage.label}"] if passage.label else []
    parts += ["quote"] if passage.quote else []
    parts += [f"box {passage.box.number} {passage.box.role}"] if passage.box else []
    parts += ["row headers"] if passage.row_headers else []
    parts += [passage.role] if passage.role and passage.role != "site" else []
    parts += [f"OUT {passage.reason}"] if passage.role == "site" else []
    return ", ".join(parts)
