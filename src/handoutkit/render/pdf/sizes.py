"""Letters that are printed too small, in pictures above all. Knows sizes, nothing of drawing."""

from collections.abc import Iterable, Iterator

from handoutkit.codes import SMALL_LETTERS
from handoutkit.findings import Finding, Place
from handoutkit.model.blocks import Figure
from handoutkit.model.handout import Handout
from handoutkit.model.walk import blocks_in, sections_in
from handoutkit.render.assets import ASSET

_ROUNDING = 0.05


def size_findings(
    sizes: Iterable[tuple[str, float]], smallest: float, handout: Handout, place: Place
) -> Iterator[Finding]:
    """Say which images, or what of the page, have letters under `smallest` points.

    `sizes` are those of letters in points, each with the address of their image, or none.
    """
    least: dict[str, float] = {}
    for image, size in sizes:
        least[image] = min(size, least.get(image, size))
    places = {f"{ASSET}{one.image}": one.place for one in _figures(handout)}
    for image, size in sorted(least.items()):
        if size < smallest - _ROUNDING:
            where = f"the image {image.removeprefix(ASSET)}" if image else "the page"
            yield SMALL_LETTERS.at(
                places.get(image, place),
                f"{where} has letters of {size:g} pt on paper; {smallest:g} pt are the least",
                "Draw them larger." if image else "Raise the sizes in the style sheets.",
            )


def _figures(handout: Handout) -> Iterator[Figure]:
    for section in sections_in(handout.sections):
        for block in blocks_in(section.blocks):
            if isinstance(block, Figure):
                yield block
