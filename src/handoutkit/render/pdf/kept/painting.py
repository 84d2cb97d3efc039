"""Boxes with nothing to paint are passed over: most have neither background nor outline.

Gives boxes what WeasyPrint 70's own functions give them, and draws what they draw.
"""

from typing import Any

from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.draw.border import draw_outline as _draw_outline
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout.background import layout_box_backgrounds

from handoutkit.render.pdf.kept.styles import derived

_CORNERS = tuple(
    f"border_{side}_radius" for side in ("top_left", "top_right", "bottom_right", "bottom_left")
)
_SQUARE = dict.fromkeys(_CORNERS, (0, 0))
_NO_RADIUS = (ZERO_PIXELS, ZERO_PIXELS)
_NOTHING = ("none", None)


def lay_out_backgrounds(
    page: Any, box: Any, get_image_from_uri: Any, layout_children: bool = True, style: Any = None
) -> None:
    """Find what is behind a box and, if wanted, behind those inside it."""
    # What stands for a box sets attributes of that box.
    is_box = isinstance(box, Box) and box is not page
    if style is not None or not is_box or not derived(box.style, "is_bare", _is_bare):
        layout_box_backgrounds(page, box, get_image_from_uri, layout_children, style)
        return
    box.__dict__.update(_SQUARE)
    if layout_children:
        for child in box.all_children():
            lay_out_backgrounds(page, child, get_image_from_uri)
    box.background = None


def draw_outline(stream: Any, box: Any) -> None:
    """Draw the outlines of a box and of those inside it."""
    if box.style["outline_width"]:
        _draw_outline(stream, box)
        return
    for child in box.children:
        if isinstance(child, Box):
            draw_outline(stream, child)


def _is_bare(style: Any) -> bool:
    return (
        all(style[corner] == _NO_RADIUS for corner in _CORNERS)
        and style["border_image_source"][0] == "none"
        and style["mask_border_source"][0] == "none"
        and all(image == _NOTHING for image in style["background_image"])
        and not style["box_shadow"]
        and (style["background_color"] != "currentcolor")
        and style["background_color"].alpha == 0
    )
