"""What a handout's outputs are made of: its view and its page, before anything is laid out.

Imports no renderer: whoever asks what a page would say need not wait for one.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from handoutkit.build.look import Look
from handoutkit.disk import MemoryDisk
from handoutkit.findings import Place
from handoutkit.language.catalogue import Catalogue
from handoutkit.model.handout import Handout
from handoutkit.model.person import Person

if TYPE_CHECKING:
    from handoutkit.render.page import Templates
    from handoutkit.render.person import Blank
    from handoutkit.render.view import View

# A process that stays up, as one that watches does, may see many looks, and uses the last ones.
_LOOKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What all outputs of a handout are made of.

    `page` is what PDFs are laid out from; there is none where nothing has to be laid out. Findings
    stand at the words they concern, else at `place`. `blanks` are to fill by pen, on paper alone.
    """

    handout: Handout
    words: Catalogue
    view: "View"
    look: Look
    place: Place
    blanks: tuple["Blank", ...] = ()
    page: str | None = None

    @property
    def templates(self) -> "Templates":
        """Give the templates of the look."""
        return _templates(self.look.styles)


def material(
    handout: Handout, words: Catalogue, look: Look, place: Place, person: Person | None = None
) -> Material:
    """Finish a handout, or a person's copy, without its page."""
    from handoutkit.render.person import blank_lines
    from handoutkit.render.view import view

    shown = view(handout, words, person)
    blanks = blank_lines(words) if look.blanks and person is None else ()
    return Material(handout=handout, words=words, view=shown, look=look, place=place, blanks=blanks)


def with_page(made: Material) -> Material:
    """Fill the template that PDFs are laid out from.

    Raises:
        RenderingFailed: a template is broken.
    """
    from handoutkit.render.assets import asset_url

    page = made.templates.fill(
        "print.html.jinja",
        replace(made.view, blanks=made.blanks),
        sources={image.path: asset_url(image.path) for image in made.handout.images},
        stamp=f"{made.handout.date.isoformat()}T00:00:00Z",
    )
    return replace(made, page=page)


def chapter(made: Material) -> str:
    """Give the text of the book's chapter, without the marks of pages.

    Raises:
        RenderingFailed: a template is broken.
    """
    from handoutkit.render.page import chapter as filled

    return filled(made.view, made.templates, made.handout.images)


@lru_cache(maxsize=_LOOKS)
def _templates(styles: MemoryDisk) -> "Templates":
    """Give the templates of a look, which are compiled when they are first filled."""
    from handoutkit.render.page import Templates

    return Templates(styles)
