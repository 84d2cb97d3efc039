"""The lines of a text that hold something: where each stands, and how many blank ones precede it.

Knows nothing of what lines say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_ENDS = re.compile(r"\r\n|[\n\r]")
# Ends of a page, and of a line where no new one is counted by editors.
_INNER_ENDS = re.compile("([\f\v\x1c\x1d\x1e\x85\u2028\u2029])")
# Where a program lost the ends of lines: "…and light.What causes it?Researchers believe…".
_LOST_END = re.compile(
    r"(?<=[a-zß-ÿ)][.?!:])(?=[A-ZÀ-Þ¿¡])"
    r"|(?<=[a-zß-ÿ)])(?=(?:What|Who|How|When|Why|Where|Which|Was|Wer|Wie|Wann|Warum|Welche|Wo"
    r"|Que|Quel|Quelle|Quels|Quelles|Comment|Pourquoi|Quand)\b[^.?!:]{3,90}\?)"
)
_KEPT_END = re.compile(r"[.?!] +[A-ZÀ-Þ¿¡]")
_LONG, _SHARE = 300, 0.2
_TAB = 4
_FEWEST = 3
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff\u200e\u200f\u2060"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line without the space around it.

    `indent` is counted in columns, `gap` in blank lines before it; `new_page` is said by a form
    feed before it.
    """

    text: str
    number: int
    column: int = 1
    indent: int = 0
    gap: int = 0
    new_page: bool = False

    @property
    def length(self) -> int:
        """Tell how far the line reaches to the right, in columns."""
        return self.indent + len(self.text)


def lines_of(text: str) -> tuple[Line, ...]:
    """Give the lines of a text that are not blank."""
    lines = tuple(_lines(text))
    return _single_spaced(lines) if _is_double_spaced(lines) else lines


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    """Tell whether a blank line follows every line, also within sentences."""
    near = sum(line.gap == 0 for line in lines[1:])
    inside = sum(line.gap == 1 and line.text[0].islower() for line in lines)
    return inside >= _FEWEST and near <= 0.1 * len(lines) and inside >= 0.2 * len(lines)


def _single_spaced(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(replace(line, gap=max(0, line.gap - 1)) for line in lines)


def _lines(text: str) -> Iterator[Line]:
    gap, new_page = 0, False
    for number, whole in enumerate(_ENDS.split(text), start=1):
        at, found = 0, False
        for part in _parts(whole):
            new_page = new_page or part == "\f"
            words = part.translate(_INVISIBLE).strip()
            if words:
                before = len(part) - len(part.lstrip())
                yield Line(
                    text=words,
                    number=number,
                    column=at + before + 1,
                    indent=len(part[:before].expandtabs(_TAB)),
                    gap=gap,
                    new_page=new_page,
                )
                gap, new_page, found = 0, False, True
            at += len(part)
        gap += not found


def _parts(line: str) -> Iterator[str]:
    """Divide a line where another sign than that of its end divides it, or where one was lost."""
    for part in _INNER_ENDS.split(line):
        lost = len(_LOST_END.findall(part)) if len(part) > _LONG else 0
        if lost >= _FEWEST and lost > _SHARE * len(_KEPT_END.findall(part)):
            yield from _LOST_END.split(part)
        else:
            yield part
