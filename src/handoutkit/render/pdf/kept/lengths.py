"""Lengths that boxes use: what a style says in pixels is the same for each box, and looked up.

WeasyPrint 70 resolves eighteen properties one by one for each box, each time it lays it out. Gives
boxes what its `resolve_percentages` gives them.
"""

from collections.abc import Mapping
from math import inf
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout.percent import adjust_box_sizing, percentage, resolve_percentages

from handoutkit.render.pdf.kept.styles import derived

_SIDES = ("top", "right", "bottom", "left")
_EDGES = tuple(f"{edge}_{side}" for edge in ("margin", "padding") for side in _SIDES)
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_AUTO = "auto"


def used_lengths(box: Any, containing_block: Any) -> None:
    """Set what a box's margins, paddings, borders, width and height are (CSS 2.2, 6.1.3)."""
    style = box.style
    # What stands for a box sets attributes of that box.
    edges = _kept_edges(style) if isinstance(box, Box) else None
    if edges is None:
        resolve_percentages(box, containing_block)
        return
    if isinstance(containing_block, Box):
        width, height = containing_block.width, containing_block.height
    else:
        width, height = containing_block
    attributes = box.__dict__
    attributes.update(edges)
    attributes["width"] = _length(style["width"], style, width)
    attributes["min_width"] = _least(style["min_width"], style, width)
    attributes["max_width"] = _length(style["max_width"], style, width)
    if height == _AUTO:
        # A part of what is not known yet is no height, no least one, and any greatest one.
        wanted = style["height"]
        has_height = type(wanted) is Dimension and wanted.unit != "%"
        attributes["height"] = wanted.value if has_height else _AUTO
        attributes["min_height"] = _least(style["min_height"], style, 0)
        attributes["max_height"] = _length(style["max_height"], style, inf)
    else:
        attributes["height"] = _length(style["height"], style, height)
        attributes["min_height"] = _least(style["min_height"], style, height)
        attributes["max_height"] = _length(style["max_height"], style, height)
    if style["box_sizing"] != "content-box":
        adjust_box_sizing(box, "width")
        adjust_box_sizing(box, "height")


def _kept_edges(style: Any) -> Mapping[str, Any] | None:
    """Give margins, paddings and borders; nothing where they depend on what they stand in."""
    edges: Mapping[str, Any] | None = derived(style, "edges", _edges)
    return edges


def _edges(style: Any) -> Mapping[str, Any] | None:
    if style["border_collapse"] == "collapse":
        return None
    edges = {}
    for name in _EDGES:
        value = style[name]
        if value == _AUTO:
            edges[name] = value
        elif type(value) is Dimension and value.unit != "%":
            edges[name] = value.value
        else:
            return None
    return edges | {name: style[name] for name in _BORDERS}


def _length(value: Any, style: Any, whole: Any) -> Any:
    if value == _AUTO:
        return value
    if type(value) is Dimension and value.unit != "%":
        return value.value
    return percentage(value, style, whole)


def _least(value: Any, style: Any, whole: Any) -> Any:
    least = _length(value, style, whole)
    return 0 if least == _AUTO else least
