"""The stops of a sentence around an address or a number. Knows not what stands between them."""

_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}


def without_stops(text: str, stops: str = ".,;:!?") -> str:
    """Leave off the stops behind a text, not brackets that belong to it."""
    while text:
        last = text[-1]
        opening = _BRACKETS.get(last)
        lonely = opening is not None and text.count(last) > text.count(opening)
        if last not in stops and not lonely:
            return text
        text = text[:-1]
    return text
