"""A reference parted at its stops, but not at those of abbreviations. Knows not what they part."""

import re

_STOP = re.compile(
    r"(?P<stop>[.?!…])(?P<close>[\"”’»)\]]{0,2})\s+(?=[\"“«„‘¿¡(\[]?[^\W_a-z]|[\"“«„‘¿¡]"
    r"|[a-z][A-Z])"
)
# Words whose stop ends no sentence; single capitals are initials.
_ABBREVIATED = re.compile(
    r"(?:\b(?:vs|e\.g|i\.e|z\.B|cf|ca|approx|resp|bzw|St|Dr|Prof|Mr|Mrs|Ms|No|Nr|Núm|núm|Art|al"
    r"|spp|sp"
    r"|ed|eds|Hrsg|vol|Bd|Aufl|Suppl|pp?|Vol|Ed|Fig|Tab|Inc|Ltd|Co|Jr|Sr|Sra|Univ|U\.S|U\.K"
    r"|E\.U|Ph\.D)"
    r"|(?<![\w.])[A-Z](?:\.[A-Z])*)$"
)


def segments_of(text: str) -> list[str]:
    """Part a text at each stop that a capital, a figure or a quote follows; the stops stay."""
    parts: list[str] = []
    start = 0
    for match in _STOP.finditer(text):
        if match["stop"] == "." and _ABBREVIATED.search(
            text, max(start, match.start() - 12), match.start()
        ):
            continue
        parts.append(text[start : match.end("close")])
        start = match.end()
    return [part for part in (*parts, text[start:].strip()) if part.strip(" .")]


def unstopped(text: str) -> str:
    """Leave off the stop and the quotation marks around a part."""
    text = text.strip(" ,;:")
    if text[:1] in '“"«„‘' and text[-1:] in '”"»“’':
        text = text[1:-1]
    return text if text.endswith("..") else text.rstrip(" ,;").removesuffix(".").strip()
