"""The fonts that a press finds, given back when no page needs them any more.

Knows Pango's font maps; knows neither sheets nor pages.
"""

from typing import Any
from weakref import finalize

from weasyprint.text.ffi import ffi, pangoft2
from weasyprint.text.fonts import FontConfiguration


class FontMap(FontConfiguration):  # type: ignore[misc]  # WeasyPrint has no types
    """A font configuration that leaves nothing behind."""

    def __init__(self) -> None:
        """Look for the fonts that there are."""
        super().__init__()
        finalize(self, _give_back, self.font_map).atexit = False


def _give_back(font_map: Any) -> None:
    """Take from Pango what fontconfig read: 1.50 frees it with no font map, 230 KiB for each."""
    pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", font_map), ffi.NULL)
