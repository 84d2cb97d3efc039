"""What a library asks for: its languages, paper, formats, conditions. Knows not what they say."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handoutkit.model.editions import Format, Paper

if TYPE_CHECKING:
    from handoutkit.model.library import Condition, Library

CONDITIONS = "handouts/conditions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a library asks for.

    `recipes` are the conditions and the articles that each is made of, by their ids; `broken` are
    those whose file cannot be read. `is_listed` is false where their folder cannot be.
    """

    languages: tuple[str, ...]
    paper: Paper
    formats: tuple[Format, ...]
    recipes: dict[str, tuple[str, ...]]
    broken: tuple[str, ...] = ()
    is_listed: bool = True

    @property
    def all_conditions(self) -> tuple[str, ...]:
        """Give the conditions that are there, readable or not, in order."""
        return tuple(sorted({*self.recipes, *self.broken}))


def contents_of(library: "Library") -> Contents:
    """Tell what a library asks for."""
    settings = library.settings
    return Contents(
        languages=tuple(one.value for one in settings.languages),
        paper=settings.paper,
        formats=settings.formats,
        recipes={name: articles_of(one) for name, one in sorted(library.conditions.items())},
        broken=tuple(
            sorted(
                path.removeprefix(f"{CONDITIONS}/").removesuffix(".yaml")
                for path in library.unreadable
                if path.startswith(f"{CONDITIONS}/") and path.endswith(".yaml")
            )
        ),
        is_listed=CONDITIONS not in library.unreadable,
    )


def articles_of(condition: "Condition") -> tuple[str, ...]:
    """Give the ids of the articles that a recipe names, each once."""
    return tuple(dict.fromkeys(choice.article for choice in condition.sections))
