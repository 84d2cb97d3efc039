"""Work that any process can do, this one, a worker's or another machine's: values in, bytes out."""

from collections.abc import Mapping
from dataclasses import dataclass

from handoutkit.build.material import Material
from handoutkit.build.rendering import Remembered, Rendered, render_material
from handoutkit.build.request import Output
from handoutkit.errors import RenderingFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderTask:
    """Some outputs of a handout to render, from what they are made of.

    `remembered` is what an earlier layout of the same page said.
    """

    made: Material
    outputs: tuple[Output, ...]
    remembered: Remembered | None = None

    @property
    def name(self) -> str:
        """Name the task as people are told of it."""
        return f"{self.made.handout.condition} ({self.made.handout.lang})"


def warm() -> None:
    """Import what rendering needs and use it once, so that processes that come of this one have it.

    Raises:
        DependencyMissing: a library of the system is not installed.
    """
    from handoutkit.build.rendering import pdf_renderer
    from handoutkit.fontconfig import faces
    from handoutkit.render.coverage import coverage_findings  # noqa: F401  it is what takes time

    pdf_renderer()
    from handoutkit.render.pdf.document import warm_up

    faces()
    warm_up()


def warm_for_books() -> None:
    """Import what books and web pages need whose layouts are remembered."""
    import handoutkit.render.epub
    import handoutkit.render.page  # noqa: F401  for what they import


def warm_through() -> None:
    """Do so in a process that none comes of, and open the fonts: no other could take these along.

    Raises:
        DependencyMissing: a library of the system is not installed.
    """
    warm()
    from handoutkit.render.pdf.press import press_of

    press_of("")


def tried(task: RenderTask) -> Mapping[Output, Rendered] | RenderingFailed:
    """Render what a task asks for; what a renderer gave up at is a value, and costs no other task.

    Raises:
        DependencyMissing: a library of the system is not installed.
    """
    try:
        return render_task(task)
    except RenderingFailed as error:
        # What it came of may not travel: a parser's errors cannot be pickled, and Dask would try.
        error.__cause__ = error.__context__ = None
        return error.with_traceback(None)


def render_task(task: RenderTask) -> Mapping[Output, Rendered]:
    """Render what a task asks for.

    Raises:
        RenderingFailed: a template is broken, or the page cannot be laid out.
        DependencyMissing: a library of the system is not installed.
    """
    return render_material(task.made, task.outputs, remembered=task.remembered)
