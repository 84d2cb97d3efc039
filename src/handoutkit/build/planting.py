"""A new folder of files, put in place whole or not at all. Knows not what the files say."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from handoutkit.errors import CannotWrite, UsageProblem


def plant(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `folder` and the files in it; a file's path is relative to it.

    All is written beside the topmost folder that is missing, and one rename puts it there.

    Raises:
        UsageProblem: something is there already, or a file stands where a folder must.
        CannotWrite: a folder refuses; nothing is left behind.
    """
    refuse_if_there(folder)
    # A link on the way is followed, as every other program does.
    target = Path(os.path.realpath(folder))
    top = _topmost_missing(target)
    if not top.parent.is_dir():
        raise UsageProblem(f"{top.parent} is not a folder", remedy="Choose another name.")
    try:
        with tempfile.TemporaryDirectory(
            dir=top.parent, prefix=".handout-", ignore_cleanup_errors=True
        ) as temporary:
            made = Path(temporary) / top.name
            for path, data in files.items():
                file = made / target.relative_to(top) / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            made.rename(top)
    except OSError as error:
        raise CannotWrite(
            f"cannot write {folder}: {error.strerror or error}",
            remedy="Check the permissions and the free space, or choose another folder.",
        ) from error


def refuse_if_there(path: Path) -> None:
    """Refuse to touch what is there already, even a link that leads nowhere.

    Raises:
        UsageProblem: there is something of this name.
    """
    if os.path.lexists(path):
        raise UsageProblem(
            f"{path} is there already, and nothing is ever written over",
            remedy="Choose another name, or move it away first.",
        )


def _topmost_missing(path: Path) -> Path:
    while not os.path.lexists(path.parent):
        path = path.parent
    return path
