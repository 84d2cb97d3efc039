"""Whether a box is in the flow, which is asked more than anything else of it."""

from typing import Any

_IN_PLACE = frozenset({"static", "relative"})


def is_in_normal_flow(box: Any) -> bool:
    """Tell whether a box is neither floated, positioned, running nor a note (CSS 2.2, 9.3)."""
    style = box.style
    if style["float"] == "none" and style["position"] in _IN_PLACE:
        return True
    return not (
        box.is_floated()
        or box.is_absolutely_positioned()
        or box.is_running()
        or box.is_footnote()
        or box.is_note()
    )
