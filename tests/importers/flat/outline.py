"""What a source says of a text, in lines that people can compare."""

from handoutkit.importers.flat import read_flat
from handoutkit.importers.passages import Passage, Source


def read(*lines: str) -> Source:
    return read_flat("\n".join(lines), "article.txt")


def outline(source: Source) -> list[str]:
    """Give each passage as what it is, and its words."""
    return [f"{label(one)}: {words(one)}" for one in source.passages]


def label(passage: Passage) -> str:
    if passage.role:
        return f"{passage.role} ({passage.reason})" if passage.reason else passage.role
    if passage.kind == "heading":
        return f"h{passage.level}"
    if passage.kind == "item":
        number = f" {passage.number}" if passage.number else ""
        return f"item{number}" if passage.depth == 1 else f"item{number} at {passage.depth}"
    return passage.kind


def words(passage: Passage) -> str:
    rows = [" | ".join(cell.plain for cell in row) for row in passage.rows]
    return " / ".join(rows) or passage.words.plain


def headings(source: Source) -> list[tuple[int, str]]:
    return [
        (one.level, one.words.plain)
        for one in source.passages
        if one.kind == "heading" and not one.role
    ]
