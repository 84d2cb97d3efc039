"""How Pango is set up for a style, once: WeasyPrint 70 makes a context and a font for each text.

Gives a layout what WeasyPrint's `Layout.setup` gives it, but for what that never gives back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description
from weasyprint.text.line_break import _font_style_cache_key

from handoutkit.render.pdf.kept.styles import derived

_FEATURES = tuple(
    f"font_{name}"
    for name in (
        "kerning",
        "variant_ligatures",
        "variant_position",
        "variant_caps",
        "variant_numeric",
        "variant_alternates",
        "variant_east_asian",
        "feature_settings",
    )
)
_METRICS = ("underline_position", "underline_thickness")
_STRUCK = ("strikethrough_position", "strikethrough_thickness")


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What texts of a style have in common."""

    context: Any
    font: Any
    language: Any
    features: bytes
    lines: Mapping[str, float | None]


def set_up(layout: Any, style: Any) -> None:
    """Make the Pango layout that a text of a style is shaped with."""
    prepared = derived(style, "text", _prepare)
    layout.style = style
    layout.first_line_direction = 0
    layout.language = prepared.language
    layout.layout = ffi.gc(pango.pango_layout_new(prepared.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, prepared.font)
    layout.__dict__.update(prepared.lines)
    if prepared.features:
        # The layout holds the list, and the list its attribute: WeasyPrint leaks both.
        features = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(
            features, pango.pango_attr_font_features_new(prepared.features)
        )
        pango.pango_layout_set_attributes(layout.layout, features)
        pango.pango_attr_list_unref(features)


def stay_active(layout: Any) -> None:
    """Keep what a text was shaped with until it is drawn."""


def reactivate(layout: Any, style: Any) -> None:
    """Shape a text again where it is drawn otherwise than it was measured."""
    if layout.justification_spacing:
        layout.setup(style)
        layout.set_text(layout.text, justify=True)


def font_key(style: Any, include_size: bool = False) -> str:
    """Give the key that WeasyPrint keeps measures of fonts by."""
    name = "sized_font_key" if include_size else "font_key"
    key: str = derived(style, name, lambda style: _font_style_cache_key(style, include_size))
    return key


def _prepare(style: Any) -> _Prepared:
    context = ffi.gc(
        pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
    )
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    override = style["font_language_override"]
    tag = style["lang"] if override == "normal" else LST_TO_ISO.get(override.lower(), override)
    if tag:
        pointer, held = unicode_to_char_p(tag)
        language = pango.pango_language_from_string(pointer)
        del held
        pango.pango_context_set_language(context, language)
    else:
        language = pango.pango_language_get_default()
    font = get_font_description(style)
    features = font_features(*(style[name] for name in _FEATURES))
    return _Prepared(
        context=context,
        font=font,
        language=language,
        features=",".join(f"{name} {value}" for name, value in features.items()).encode(),
        lines=_lines(style, context, font, language),
    )


def _lines(style: Any, context: Any, font: Any, language: Any) -> Mapping[str, float | None]:
    """Give where lines under and through a text lie, in pixels; nothing of a text without any."""
    if style["text_decoration_line"] == "none":
        return dict.fromkeys(("ascent", "underline_position", "strikethrough_position"))
    metrics = ffi.gc(
        pango.pango_context_get_metrics(context, font, language),
        pango.pango_font_metrics_unref,
    )
    return {
        name: FROM_UNITS * getattr(pango, f"pango_font_metrics_get_{name}")(metrics)
        for name in ("ascent", *_METRICS, *_STRUCK)
    }
