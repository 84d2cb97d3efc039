"""What a library asks for: its languages, paper, formats, conditions. Knows not what they say."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from handoutkit.build.snapshot import ARTICLES, CONDITIONS
from handoutkit.model.editions import Format, Paper

if TYPE_CHECKING:
    from handoutkit.model.article import Article
    from handoutkit.model.library import Condition, Library


class Contents(Struct, frozen=True, kw_only=True, dict=True):
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

    @cached_property
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
        recipes={name: made_of(one, library) for name, one in sorted(library.conditions.items())},
        broken=tuple(
            sorted(
                path.removeprefix(CONDITIONS).removesuffix(".yaml")
                for path in library.unreadable
                if path.startswith(CONDITIONS) and path.endswith(".yaml")
            )
        ),
        is_listed=CONDITIONS.rstrip("/") not in library.unreadable,
    )


def articles_of(condition: "Condition") -> tuple[str, ...]:
    """Give the ids of the articles that a recipe names, each once."""
    return tuple(dict.fromkeys(choice.article for choice in condition.sections))


def made_of(condition: "Condition", library: "Library") -> tuple[str, ...]:
    """Give the ids of the articles that a condition's handouts are made of, in any language.

    Those are the recipe's, and those whose pictures they show.
    """
    named = articles_of(condition)
    langs = [one.value for one in library.settings.languages]
    texts = (library.articles.get((name, lang)) for name in named for lang in langs)
    lenders = (name for one in texts if one is not None for name in _lenders(one))
    return tuple(dict.fromkeys((*named, *lenders)))


def _lenders(article: "Article") -> Iterator[str]:
    """Give the ids of the articles whose pictures an article shows."""
    from handoutkit.model.blocks import Figure
    from handoutkit.model.walk import blocks_in, sections_in

    parts = [one.blocks for one in sections_in(article.sections)]
    parts += [one.blocks for one in article.notes.values()]
    for blocks in parts:
        for block in blocks_in(blocks):
            if isinstance(block, Figure) and block.image.startswith(ARTICLES):
                yield block.image.removeprefix(ARTICLES).split("/")[0]
