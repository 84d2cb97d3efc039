"""Names that other tools have for boxes, and which of ours each is. Knows no notation."""

import re
from collections.abc import Mapping

from handoutkit.model.blocks import CalloutKind

# What boxes are called in English, Spanish, German and French.
_WARNING = """
    warning warn danger caution important critical error bug fail failure attention alert stop
    risk negative redflag redflags
    advertencia aviso peligro cuidado precaución precaucion atención atencion importante alerta
    warnung achtung gefahr vorsicht wichtig warnhinweis
    avertissement mise-en-garde prudence alerte
"""
_CALL = """
    call emergency urgent urgency emergencia urgencia notfall urgence urgences llame
"""
_KEY_POINTS = """
    key-points keypoints key-point summary abstract tldr takeaway takeaways key-takeaways highlights
    at-a-glance essentials resumen puntos-clave zusammenfassung überblick kurz résumé resume
    points-clés essentiel
"""
_TIP = """
    note info information tip hint help notice callout admonition success check done example
    seealso see-also question faq todo quote cite aside message panel box
    alert-info primary secondary positive did-you-know remember nota consejo ejemplo información
    hinweis tipp beispiel merke conseil astuce exemple remarque noteworthy
"""
_KINDS: Mapping[str, CalloutKind] = {
    **dict.fromkeys(_TIP.split(), "tip"),
    **dict.fromkeys(_KEY_POINTS.split(), "key-points"),
    **dict.fromkeys(_CALL.split(), "call"),
    **dict.fromkeys(_WARNING.split(), "warning"),
}
# Of two names the stronger counts: `callout` and `danger`, `alert` and `info`.
_STRENGTH: Mapping[CalloutKind, int] = {"warning": 3, "call": 2, "key-points": 1, "tip": 0}
_MILD = frozenset({"alert", "message", "callout", "panel", "box", "admonition", "notice"})
_PREFIX = re.compile(r"^(?:callout|alert|admonition|bs-callout|notice|is|has-background)-")


def box_kind(*names: str) -> CalloutKind | None:
    """Tell which box is meant by names such as `callout-danger`; none if they name no box."""
    words = [_PREFIX.sub("", name.strip(" .\"'").lower()) for name in names]
    known = [word for word in words if word in _KINDS]
    # `alert` is what some tools call every box.
    telling = [word for word in known if word not in _MILD]
    kinds = [_KINDS[word] for word in telling or known]
    return max(kinds, key=_STRENGTH.__getitem__, default=None)


def stronger(one: CalloutKind, other: CalloutKind) -> CalloutKind:
    """Give the kind that weighs more, for a box inside a box."""
    return max(one, other, key=_STRENGTH.__getitem__)
