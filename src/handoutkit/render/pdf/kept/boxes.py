"""What is asked of boxes more than anything else: whether they are in the flow, and what they hold.

Gives what the methods of WeasyPrint 70's boxes give, in fewer steps.
"""

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import Box

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


def descendants(box: Any, placeholders: bool = False) -> Iterator[Any]:
    """Give a box and all inside it in order; what stands for a box as it is, unless wanted."""
    yield box
    waiting = [iter(box.children)]
    while waiting:
        for child in waiting[-1]:
            is_box = isinstance(child, Box)
            yield child._box if placeholders and not is_box else child
            if placeholders or is_box:
                waiting.append(iter(child.children))
                break
        else:
            waiting.pop()
