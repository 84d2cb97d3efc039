"""A handout of which copies are made, and one copy of it in full.

Knows neither tables nor files.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handoutkit.build.look import Look
from handoutkit.build.rendering import Rendered, render
from handoutkit.build.request import Output
from handoutkit.errors import RenderingFailed
from handoutkit.findings import Finding, Place
from handoutkit.language.catalogue import Catalogue
from handoutkit.model.handout import Handout
from handoutkit.model.person import Person

if TYPE_CHECKING:
    from handoutkit.render.pdf.mold import Mold


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A handout in one language, and all it takes to render a person's copy of it as `outputs`."""

    handout: Handout
    words: Catalogue
    look: Look
    place: Place
    outputs: tuple[Output, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FullCopy:
    """A copy to render in full, for the row of this number."""

    original: Original
    number: int
    person: Person = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A person's copy: the bytes of each output in order, and what was found.

    There are no bytes where an error keeps it from being handed out.
    """

    number: int
    files: tuple[bytes, ...] = field(repr=False)
    findings: tuple[Finding, ...] = ()


def full_copy(task: FullCopy) -> Copied:
    """Render a copy in full. What it says of trouble repeats nothing of the person."""
    try:
        rendered = rendered_copy(task.original, task.original.outputs, task.person)
    except RenderingFailed:
        # A template may quote what it was given, so the error's own words are kept back.
        return Copied(number=task.number, files=())
    findings = tuple(dict.fromkeys(one for made in rendered for one in made.findings))
    is_stopped = any(one.is_error for one in findings)
    files = () if is_stopped else tuple(made.data for made in rendered)
    return Copied(number=task.number, files=files, findings=findings)


def rendered_copy(
    original: Original,
    outputs: tuple[Output, ...],
    person: Person,
    mold: "Mold | None" = None,
) -> tuple[Rendered, ...]:
    """Render a person's copy as `outputs`, in their order; the mold takes the first PDF.

    Raises:
        RenderingFailed: a template is broken, or the page cannot be laid out.
        DependencyMissing: a library of the system is not installed.
    """
    made = render(
        original.handout, original.words, outputs, original.look, original.place, person, mold
    )
    return tuple(made[one] for one in outputs)
