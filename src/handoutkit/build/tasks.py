"""The work of a build as tasks that any process can take: values in, bytes out.

Knows not who carries them out, and writes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handoutkit.build.look import Look
from handoutkit.build.rendering import Rendered, render
from handoutkit.build.request import Output
from handoutkit.findings import Place
from handoutkit.language.catalogue import catalogue
from handoutkit.model.handout import Handout


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderTask:
    """A handout to render: which outputs of it, and where findings without words stand."""

    handout: Handout
    outputs: tuple[Output, ...]
    look: Look
    place: Place


def render_task(task: RenderTask) -> Mapping[Output, Rendered]:
    """Render the outputs of a task.

    Raises:
        RenderingFailed: a template is broken, or the page cannot be laid out.
        DependencyMissing: a library of the system is not installed.
    """
    words = catalogue(task.handout.lang)
    assert words is not None, "a library with a language without labels is not built"
    return render(task.handout, words, task.outputs, task.look, task.place)
