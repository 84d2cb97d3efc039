"""The style sheets of a look, each put together once in a process. Knows no handout."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from handoutkit.build.look import Look
from handoutkit.model.library import Edition, Paper

if TYPE_CHECKING:
    from handoutkit.render.stacks import Stacks

_SHEETS: Mapping[Paper, str] = {"a4": "A4", "letter": "letter"}
"""Each paper as style sheets call it (CSS Paged Media 3, 7.1)."""

# A process that stays up, as one that watches does, sees many looks, and needs the last ones.
_KEPT = 16


@lru_cache(maxsize=_KEPT)
def print_sheet(look: Look, edition: Edition, paper: Paper) -> str:
    """Give the style sheet of PDFs.

    Raises:
        RenderingFailed: a sheet cannot be read.
    """
    from handoutkit.render.styles import layered_sheet

    tokens = {**_legible(look.tokens, edition), "--paper": _SHEETS[paper]}
    return layered_sheet(look.styles, "print", tokens, edition)


@lru_cache(maxsize=_KEPT)
def screen_sheet(look: Look) -> str:
    """Give the style sheet of web pages.

    Raises:
        RenderingFailed: a sheet cannot be read.
    """
    from handoutkit.render.styles import layered_sheet

    return layered_sheet(look.styles, "screen", look.tokens)


@lru_cache(maxsize=_KEPT)
def book_sheet(look: Look) -> str:
    """Give the style sheet of books.

    Raises:
        RenderingFailed: a sheet cannot be read, or uses a token that is not defined.
    """
    from handoutkit.render.styles import flat_sheet

    return flat_sheet(look.styles, "epub", look.tokens)


@lru_cache(maxsize=_KEPT)
def book_accent(look: Look) -> str:
    """Give the colour of the covers of books.

    Raises:
        RenderingFailed: the token is not defined.
    """
    from handoutkit.render.styles import token

    return token(look.styles, "--accent", look.tokens)


@lru_cache(maxsize=_KEPT)
def stacks(look: Look) -> "Stacks":
    """Give the stacks of fonts of PDFs.

    Raises:
        RenderingFailed: a sheet cannot be read.
    """
    from handoutkit.render.stacks import stacks_of

    return stacks_of(look.styles, look.tokens)


def _legible(tokens: Mapping[str, str], edition: Edition) -> Mapping[str, str]:
    """Give a library's tokens for an edition: in large print its accent is dark enough."""
    from handoutkit.render.contrast import darkened

    if edition == "standard" or "--accent" not in tokens:
        return tokens
    return {**tokens, "--accent": darkened(tokens["--accent"])}
