"""What the generated libraries are like: each measure takes all of its range, mixed."""

from dataclasses import dataclass

LIBRARIES = 30
# What words inside a text are written in: each library has three, one after the third one on.
SCRIPTS = ("zh-Hans", "ar", "hi", "ur", "ru", "he", "fa", "el", "th", "vi")
LANGUAGES = (("en",), ("zh-Hans", "es"), ("en", "es"), ("es",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How much of what a library has."""

    number: int
    languages: tuple[str, ...]
    scripts: tuple[str, ...]
    paper: str
    conditions: int
    articles: int
    sections: int
    title: int
    references: int
    notes: int
    columns: int
    rows: int
    deepest_list: int
    deepest_inline: int
    statements: int
    clinic: int


def shape_of(number: int) -> Shape:
    """Give the shape of a library: multipliers without a divisor of 30 mix the measures."""

    def spread(multiplier: int, low: int, high: int) -> int:
        return low + (number * multiplier % LIBRARIES) * (high - low) // (LIBRARIES - 1)

    sections = spread(7, 1, 60)
    return Shape(
        number=number,
        languages=LANGUAGES[number % len(LANGUAGES)],
        scripts=tuple(SCRIPTS[(number + step) % len(SCRIPTS)] for step in (0, 3, 6)),
        paper=("a4", "letter")[number // 3 % 2],
        conditions=1 if sections > 30 else spread(1, 1, 4),
        articles=spread(11, 1, 3),
        sections=sections,
        title=spread(13, 1, 120),
        references=spread(17, 0, 80),
        notes=spread(19, 0, 40),
        columns=spread(23, 1, 12),
        rows=spread(29, 1, 70),
        deepest_list=spread(19, 1, 6),
        deepest_inline=spread(17, 1, 8),
        statements=(1, 2, 0)[number // 5 % 3],
        clinic=spread(13, 1, 60),
    )
