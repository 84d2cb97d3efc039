"""Whether another process gets ready to render while this one reads. Imports nothing until it does.

Knows not what is rendered.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from handoutkit.build.request import BuildRequest

if TYPE_CHECKING:
    from handoutkit.build.pool import SerialExecutor

FEW = 3
"""So many handouts are rendered sooner than several other processes begin."""

Standby: TypeAlias = "Callable[[int], SerialExecutor | None]"
"""Told how many handouts are to come, gives who renders them, if that is worth it."""


@contextmanager
def standing_by(request: BuildRequest, *, once: bool) -> Iterator[Standby]:
    """Give a function that has another process get ready when few handouts are to come.

    The process ends with the block. There is none unless this process builds but `once`, and
    where the request says who renders.
    """
    is_free = once and not request.is_dry and request.jobs is None and request.executor is None
    with ExitStack() as until_the_end:

        @cache
        def begun() -> "SerialExecutor":
            # What both processes need is imported before they part, and nothing else.
            import handoutkit.render.view  # noqa: F401  for what it imports
            from handoutkit.build.companion import companion
            from handoutkit.build.tasks import warm_through

            return until_the_end.enter_context(companion(warm_through))

        yield lambda few: begun() if is_free and 0 < few <= FEW else None
