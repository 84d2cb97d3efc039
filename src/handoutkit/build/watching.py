"""What is saved in a library while somebody works on it, and what is built again then.

The only user of watchfiles. Knows neither how it is shown nor when it ends.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from handoutkit.build.request import BuildReport, BuildRequest, State
from handoutkit.build.run import Progress, build
from handoutkit.errors import DependencyMissing
from handoutkit.whole import remove

FOLDERS = ("handouts", "styles")
"""What a build reads; it writes elsewhere."""

DEBOUNCE = 300
"""Milliseconds at most that changes are gathered for; an editor writes a file in several steps."""
_LOOK = 200
"""Milliseconds until the folders themselves are looked at: one may be new, or another one now."""

_STANDING = (State.BUILT, State.KEPT)

# What editors and file managers put beside a file while they save it, and what we do.
_PASSING = re.compile(
    r"\.sw[a-px]$|~$|^#.*#$|^\.#|^4913$|^\.~lock\.|\.tmp$|___jb_|^\.DS_Store$|^\.handout-|^\.goutput"
)


def changes(root: Path, *, debounce: int = DEBOUNCE) -> Iterator[frozenset[str]]:
    """Give the paths that were changed in a library, batch by batch, as long as somebody asks.

    The first batch is empty: what is changed from then on stands in the next ones, however long
    their reader takes between two of them.

    Raises:
        DependencyMissing: watchfiles is not installed, or the system lets nobody watch.
    """
    folders = _folders(root)
    untold: frozenset[str] | None = frozenset()
    while True:
        for batch in _batches(root, tuple(folders), debounce):
            if batch or untold is not None:
                yield batch | (untold or frozenset())
            untold = None
            if _folders(root) != folders:
                break
        # Nobody knows what was changed in a folder that was not watched: it is told whole, but not
        # before it is.
        before, folders = folders, _folders(root)
        untold = (untold or frozenset()) | dict(before.items() ^ folders.items()).keys()


def _folders(root: Path) -> dict[str, int]:
    """Give the folders that are there, and which they are (their inodes)."""
    found = {}
    for name in FOLDERS:
        with suppress(OSError):
            found[name] = (root / name).stat().st_ino
    return found


def _batches(root: Path, folders: tuple[str, ...], debounce: int) -> Iterator[frozenset[str]]:
    """Give what was changed in some folders; nothing, again and again, while nothing is."""
    try:
        from watchfiles import watch
    except ImportError as error:
        raise DependencyMissing(
            "watchfiles is not installed here, which notices what is saved",
            remedy="Install it: python -m pip install 'handoutkit[watch]'",
        ) from error
    watched = watch(
        *(root / name for name in folders),
        watch_filter=lambda _, path: not is_passing(path),
        debounce=debounce,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    try:
        for batch in watched:
            yield frozenset(Path(path).relative_to(root).as_posix() for _, path in batch)
    except FileNotFoundError:
        return  # a folder went away just now; which are left is looked at next
    except (OSError, RuntimeError) as error:
        raise DependencyMissing(
            f"the library's folders cannot be watched: {error}",
            remedy="Set WATCHFILES_FORCE_POLLING=1 in the environment: that looks at each file.",
        ) from error


def is_passing(path: str) -> bool:
    """Tell whether a file is one that editors and others put there while they save another."""
    return _PASSING.search(path.rpartition("/")[2]) is not None


def rebuild(
    root: Path, request: BuildRequest, drafted: Callable[[int], None], progress: Progress
) -> BuildReport:
    """Build what is stale: web pages at once, then all that has to be laid out.

    `drafted` is told how many pages are there to be looked at. The layout may yet stop them: then
    they are taken away again, and so they are when it is interrupted.

    Raises:
        HandoutError: as `build` does.
    """
    draft = build(root, replace(request, draft=True), progress)
    pages = [one.path for one in draft.outputs if one.state is State.BUILT]
    if pages:
        drafted(len(pages))
    try:
        report = build(root, request, progress)
        confirmed = {one.path for one in report.outputs if one.state in _STANDING}
    except BaseException:
        _remove(request.out, pages)
        raise
    _remove(request.out, (one for one in pages if one not in confirmed))
    return report


def _remove(out: Path, paths: Iterable[str]) -> None:
    for path in paths:
        remove(out / path)
