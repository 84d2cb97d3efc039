"""Tables of a page as full grids: what spans cells stands in each, so that none is shifted.

Knows what a cell holds only as HTML.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_WIDEST, _TALLEST = 100, 20_000  # cells that one cell may span: more is a fault of the page
_DIGITS = 7
_MOST_PLACES = 200_000  # in one table
_LEAST = 2  # columns or rows: with fewer it is no table
_CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of HTML, the first its header; whether first cells are headers too; a title.

    The title stands in the table itself, in a row above its header.
    """

    rows: tuple[tuple[str, ...], ...]
    row_headers: bool
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Cell:
    html: str
    heads: bool


def is_layout(table: HtmlElement) -> bool:
    """Tell whether a table only places things: it has one column, or tables or sections in it."""
    if table.get("role") in ("presentation", "none"):
        return True
    if next(table.iterdescendants("h1", "h2", "h3", "h4"), None) is not None:
        return True
    holds_table = next(table.iterdescendants("table"), None) is not None
    if holds_table and next(table.iter("th"), None) is None:
        return True
    rows = list(rows_of(table))
    return all(len(_cells(row)) < _LEAST for row in rows)


def rows_of(table: HtmlElement) -> Iterator[HtmlElement]:
    """Give the rows of a table in the order they are shown, not those of tables in it."""
    parts: dict[str, list[HtmlElement]] = {"thead": [], "": [], "tfoot": []}
    for child in table:
        if child.tag == "tr":
            parts[""].append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            name = child.tag if child.tag in parts else ""
            parts[name] += [row for row in child if row.tag == "tr"]
    for rows in parts.values():
        yield from rows


def grid_of(table: HtmlElement, html_of: Callable[[HtmlElement], str]) -> Grid:
    """Give a table as a grid; `html_of` gives the HTML of a cell."""
    rows = list(rows_of(table))
    grid = _filled(rows, html_of)
    title = ""
    if len(grid) > _LEAST and _is_one(grid[0]) and grid[0][0].heads and _is_headed(grid[1:]):
        title, rows, grid = grid[0][0].html, rows[1:], grid[1:]
    heads = _header_rows(rows, grid)
    width = max((len(row) for row in grid), default=0)
    header = tuple(_joined([row[at].html for row in grid[:heads]]) for at in range(width))
    body = grid[heads:]
    row_headers = bool(body) and all(row[0].heads or not row[0].html for row in body)
    return Grid((header, *(_body_row(row) for row in body)), row_headers, title)


def _is_one(row: list[_Cell]) -> bool:
    """Tell whether one cell spans a whole row."""
    return len(row) > 1 and all(cell is row[0] for cell in row)


def _body_row(row: list[_Cell]) -> tuple[str, ...]:
    """Give a row's cells; what spans all of them names the rows below, and is written once."""
    if _is_one(row):
        return (row[0].html, *[""] * (len(row) - 1))
    return tuple(cell.html for cell in row)


def _header_rows(rows: list[HtmlElement], grid: list[list[_Cell]]) -> int:
    """Give the number of rows that are the header; none if only first cells head something."""
    count = 0
    for row, cells in zip(rows, grid, strict=True):
        in_head = next(row.iterancestors()).tag == "thead"
        if not in_head and not all(cell.heads or not cell.html for cell in cells):
            break
        count += 1
    if 0 < count < len(grid):
        return count
    if any(cell.heads for row in grid for cell in row):
        return 0 if _has_row_headers(grid) else 1
    return 1 if grid and _looks_like_header(grid[0]) else 0


def _is_headed(grid: list[list[_Cell]]) -> bool:
    """Tell whether the first row, or the first cell of each row, heads the others."""
    return all(cell.heads for cell in grid[0]) or _has_row_headers(grid)


def _has_row_headers(grid: list[list[_Cell]]) -> bool:
    others = (cell.heads for row in grid for cell in row[1:] if not _is_one(row))
    return all(row[0].heads for row in grid) and not any(others)


def _looks_like_header(row: list[_Cell]) -> bool:
    """Tell whether a row without marks heads a table: all bold, or without an amount."""
    filled = [cell.html for cell in row if cell.html]
    bold = all(html.startswith("<strong>") for html in filled)
    return bold or not any(letter.isdigit() for html in filled[1:] for letter in html)


def _joined(parts: list[str]) -> str:
    """Join the cells of several header rows, each said once."""
    said = [part for at, part in enumerate(parts) if part and part not in parts[:at]]
    return " – ".join(said)


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in _CELLS]


def _span(cell: HtmlElement, name: str, most: int) -> int:
    """Give how many places a cell spans; 0 rows mean all that follow."""
    written = (cell.get(name) or "").strip()
    number = int(written) if written.isdecimal() and len(written) < _DIGITS else 1
    return min(number, most) or (most if name == "rowspan" else 1)


def _filled(rows: list[HtmlElement], html_of: Callable[[HtmlElement], str]) -> list[list[_Cell]]:
    """Write each cell into all places it spans; places without one are empty."""
    cells = [[_Cell(html_of(cell), cell.tag == "th") for cell in _cells(row)] for row in rows]
    spans = [[_spans(cell) for cell in _cells(row)] for row in rows]
    grid = _spread(cells, spans)
    if grid is None:
        # So many spans are no table but a fault of the page: nothing spans anything.
        grid = [list(row) for row in cells]
    width = max((len(line) for line in grid), default=0)
    return [line + [_Cell("", heads=False)] * (width - len(line)) for line in grid]


def _spread(
    cells: list[list[_Cell]], spans: list[list[tuple[int, int]]]
) -> list[list[_Cell]] | None:
    """Write cells into all places they span; none if there are too many places."""
    grid: list[list[_Cell]] = []
    hanging: dict[int, tuple[int, _Cell]] = {}
    places = 0
    for row, row_spans in zip(cells, spans, strict=True):
        line: list[_Cell] = []
        waiting = list(zip(row, row_spans, strict=True))[::-1]
        last = max(hanging, default=-1)
        while waiting or len(line) <= last:
            at = len(line)
            if at in hanging:
                left, cell = hanging.pop(at)
                line.append(cell)
                if left > 1:
                    hanging[at] = (left - 1, cell)
            elif not waiting:
                line.append(_Cell("", heads=False))
            else:
                cell, (across, down) = waiting.pop()
                _hang(hanging, range(at, at + across), down - 1, cell)
                line += [cell] * across
        grid.append(line)
        places += len(line)
        if places > _MOST_PLACES:
            return None
    return grid


def _hang(hanging: dict[int, tuple[int, _Cell]], places: range, left: int, cell: _Cell) -> None:
    """Note that a cell reaches down; what it lies over reaches down one row less."""
    for place in places:
        below, over = hanging.pop(place, (0, cell))
        if left or below > 1:
            hanging[place] = (left, cell) if left else (below - 1, over)


def _spans(cell: HtmlElement) -> tuple[int, int]:
    return _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _TALLEST)
