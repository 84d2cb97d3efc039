"""Work that any process can do, this one, a worker's or another machine's: values in, bytes out."""

from collections.abc import Mapping
from dataclasses import dataclass

from handoutkit.build.look import Look
from handoutkit.build.rendering import Rendered, draft, render
from handoutkit.build.request import Output
from handoutkit.findings import Place
from handoutkit.language.catalogue import catalogue
from handoutkit.model.handout import Handout


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderTask:
    """Some outputs of a handout to render; what is found without a place is at `place`."""

    handout: Handout
    outputs: tuple[Output, ...]
    look: Look
    place: Place

    @property
    def name(self) -> str:
        """Name the task as people are told of it."""
        return f"{self.handout.condition} ({self.handout.lang})"


def render_task(task: RenderTask) -> Mapping[Output, Rendered]:
    """Render what a task asks for.

    Raises:
        RenderingFailed: a template is broken, or the page cannot be laid out.
        DependencyMissing: a library of the system is not installed.
    """
    words = catalogue(task.handout.lang)
    assert words is not None, "a library with a language without labels is not built"
    return render(task.handout, words, task.outputs, task.look, task.place)


def draft_task(task: RenderTask) -> Mapping[Output, bytes]:
    """Give the web pages that a task asks for, without laying anything out.

    Raises:
        RenderingFailed: a template is broken.
    """
    words = catalogue(task.handout.lang)
    assert words is not None, "a library with a language without labels is not built"
    return draft(task.handout, words, task.outputs, task.look, task.place)
