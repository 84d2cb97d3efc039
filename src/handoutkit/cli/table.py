"""Plain tables for terminals and pipes: columns aligned, nothing cut."""

from collections.abc import Sequence

KILO = 1000


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> str:
    """Lay out rows under a head; the columns numbered in `right` are aligned to the right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def size_text(size: int) -> str:
    """Write a number of bytes in kB, as file managers do."""
    return f"{size / KILO:.0f} kB" if size >= KILO else f"{size} B"
