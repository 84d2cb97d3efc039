"""What the product hands to WeasyPrint for a handout: the page, its style sheets, the options.

Found by listening while it renders, so that a peer gets the same and nothing is said twice here.
Imports the program and WeasyPrint: for children of the benchmark only.
"""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML

from handoutkit.assemble.assemble import assemble
from handoutkit.assemble.citations import CiteprocEngine
from handoutkit.build.rendering import Rendered, render
from handoutkit.build.request import Output
from handoutkit.build.sources import Sources, read_sources
from handoutkit.language.catalogue import catalogue
from handoutkit.model.handout import Handout
from handoutkit.model.library import Format
from handoutkit.render.assets import asset_url

_HANDOUT = "<main"
_OBJECTS = ("stylesheets", "font_config")


@dataclass(frozen=True, slots=True)
class Handed:
    """A page with its pictures in it, its style sheet, and the options of `render`."""

    page: str
    css: str
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Maker:
    """A handout, and the library that it is rendered with."""

    handout: Handout
    sources: Sources

    def output(self, format_: Format) -> Output:
        """Give the handout's output in a format, in the standard edition on A4."""
        return Output(self.handout.condition, self.handout.lang, format_)

    def make(self, *formats: Format) -> Mapping[Output, Rendered]:
        """Render the handout."""
        words = catalogue(self.handout.lang)
        assert words is not None, "the handout is in one of the program's languages"
        outputs = [self.output(one) for one in formats]
        condition = self.sources.library.conditions[self.handout.condition]
        return render(self.handout, words, outputs, self.sources.look, condition.place)


def makers(root: Path) -> Iterator[Maker]:
    """Give each handout of a library in its first language."""
    sources = read_sources(root)
    lang = sources.library.settings.languages[0].value
    engine = partial(CiteprocEngine, sources.citation_style)
    for condition in sources.library.conditions.values():
        handout = assemble(condition, lang, sources.library, engine).value
        assert handout is not None, f"{condition.id} can be assembled"
        yield Maker(handout, sources)


class _Heard(BaseException):
    """The page was handed over, and nothing else is wanted."""


def handed(wanted: Iterable[Maker]) -> Iterator[Handed]:
    """Give what the product would lay out as each handout's PDF, without laying it out."""
    heard: list[Handed] = []

    def hear(page: str, css: str, options: Mapping[str, Any]) -> None:
        heard.append(Handed(page, css, options))
        raise _Heard

    # Around all of them: a style sheet may be parsed for the first one only.
    with _listening(hear):
        for maker in wanted:
            with suppress(_Heard):
                maker.make("pdf")
            one = heard.pop()
            yield replace(one, page=_with_pictures(one.page, maker.handout))


@contextmanager
def _listening(hear: Callable[[str, str, Mapping[str, Any]], None]) -> Iterator[None]:
    """Remember the text of what is parsed, and tell `hear` what is about to be laid out."""
    html, css, render_html = HTML.__init__, CSS.__init__, HTML.render

    def begin_html(self: Any, *args: Any, **options: Any) -> None:
        self.heard = options.get("string")
        html(self, *args, **options)

    def begin_css(self: Any, *args: Any, **options: Any) -> None:
        self.heard = options.get("string")
        css(self, *args, **options)

    def begin_render(self: Any, **options: Any) -> Any:
        # A foot may be laid out alone, to see how high it is.
        if _HANDOUT in self.heard:
            said = {name: one for name, one in options.items() if name not in _OBJECTS}
            hear(self.heard, "\n".join(one.heard for one in options["stylesheets"]), said)
        return render_html(self, **options)

    HTML.__init__, CSS.__init__, HTML.render = begin_html, begin_css, begin_render
    try:
        yield
    finally:
        HTML.__init__, CSS.__init__, HTML.render = html, css, render_html


def _with_pictures(page: str, handout: Handout) -> str:
    for image in handout.images:
        data = base64.b64encode(image.data).decode("ascii")
        page = page.replace(asset_url(image.path), f"data:{image.media_type};base64,{data}")
    return page
