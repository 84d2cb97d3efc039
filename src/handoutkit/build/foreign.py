"""Files of somebody else's, read where they can do no harm: in a process of their own, with limits.

Whatever happens to that process is a finding. Knows no format.
"""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from handoutkit.build.foreign_answer import Question, answer_in, encoded_question
from handoutkit.build.foreign_child import WAIT, WORK
from handoutkit.codes import FOREIGN_STOPPED, FOREIGN_TOO_LARGE, FOREIGN_UNREADABLE
from handoutkit.findings import Finding, Outcome, Place
from handoutkit.given_file import NotAFile, TooLarge, read_file
from handoutkit.importers.archives import ZIP
from handoutkit.importers.bounds import MAX_FILE
from handoutkit.importers.kinds_of_text import ForeignKind
from handoutkit.importers.passages import Bibliography, Source

MAX_PICTURES = 100
"""Pictures beside one article; as many as its pages can show."""
MAX_PICTURE_BYTES = 100_000_000
"""Bytes of all of them."""

_NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
_COMMAND = (sys.executable, "-P", "-B", "-m", "handoutkit.build.foreign_child")
_GRACE = 10  # seconds more than the process gives itself
_PLAIN_TEXT = "Save it anew from the program it comes from, or as plain text, and import that."
_PICTURE = re.compile(rb"\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?)\b", re.I)
# What an address begins behind; one in quotes may have blanks in it.
_BEGINS = (re.compile(rb"[\"'()<>\n]"), re.compile(rb"[\s\"'()<>=|]"))
_LONGEST_ADDRESS = 300
_MOST_NAMED = 2000


def foreign_bytes(file: Path, shown: str) -> Outcome[bytes | None]:
    """Give the bytes of a file to import, which findings call `shown`."""
    place = Place(said_name(shown))
    try:
        return Outcome(read_file(file, MAX_FILE))
    except TooLarge:
        message = f"the file is larger than {MAX_FILE // 1_000_000} MB"
        finding = FOREIGN_TOO_LARGE.at(place, message, "Split it, or save it without its pictures.")
    except NotAFile:
        message = "this is a folder, a pipe or a device, and no file"
        finding = FOREIGN_UNREADABLE.at(place, message, "Name the file itself.")
    except (OSError, RuntimeError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or "its name cannot be read"
        message = f"the file cannot be opened: {reason}"
        hint = "Check that it is there, and that you may read it."
        finding = FOREIGN_UNREADABLE.at(place, message, hint)
    return Outcome(None, (finding,))


def pictures_beside(data: bytes, folder: Path) -> dict[str, bytes]:
    """Give the pictures below a folder that a text there names, by the address it has for them.

    None from elsewhere: neither a path nor a link leads out of the folder.
    """
    found: dict[str, bytes] = {}
    left = MAX_PICTURE_BYTES
    root = folder.resolve()
    for address in dict.fromkeys(_named(data)):
        if len(found) == MAX_PICTURES:
            break
        picture = _picture(root, unquote(address), left)
        if picture:
            found[address] = picture
            left -= len(picture)
    return found


def _named(data: bytes) -> Iterator[str]:
    """Give what may be the address of a picture in a text; an archive has its pictures in it."""
    if data.startswith(ZIP):
        return
    for match in islice(_PICTURE.finditer(data), _MOST_NAMED):
        before = data[max(match.start() - _LONGEST_ADDRESS, 0) : match.start()]
        for begins in _BEGINS:
            address = begins.split(before)[-1] + match.group()
            yield address.decode("utf-8", "replace")


def _picture(root: Path, path: str, most: int) -> bytes:
    """Give the bytes of a picture; none where it is not, or may not be."""
    try:
        file = (root / path).resolve(strict=True)
        return read_file(file, most) if file.is_relative_to(root) else b""
    except (
        OSError,
        RuntimeError,
        ValueError,
    ):  # before Python 3.13, of a link that leads to itself
        return b""


def read_foreign(
    data: bytes,
    path: str,
    kind: ForeignKind | None = None,
    pictures: Mapping[str, bytes] = _NO_PICTURES,
) -> Source | Bibliography | tuple[Finding, ...]:
    """Read a file in a process of its own; findings alone where there is nothing to go on with.

    Without a kind, the process finds it out. Pictures of what it gives are bounded and drawn anew.
    """
    path = said_name(path)
    question = encoded_question(Question(data=data, path=path, kind=kind, pictures=dict(pictures)))
    with subprocess.Popen(
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env=_environment(),
    ) as child:
        try:
            written, _ = child.communicate(question, timeout=WAIT + _GRACE)
        except subprocess.TimeoutExpired:
            return (_stopped(path, -signal.SIGALRM),)
        finally:
            # Also when the command is interrupted: the process must not outlive it.
            child.kill()
            child.wait()
    if child.returncode:
        return (_stopped(path, child.returncode),)
    return _said(written, path)


def said_name(path: str) -> str:
    """Give a path that can be said: names of files may hold bytes that are no text."""
    return path.encode("utf-8", "replace").decode()


def _environment() -> dict[str, str]:
    """Give what the process has to know, and no password that may stand beside it."""
    return {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LC_ALL": "C.UTF-8"}


def _said(written: bytes, path: str) -> Source | Bibliography | tuple[Finding, ...]:
    try:
        answer = answer_in(written)
    except ValueError:
        return (_stopped(path, 1),)
    return answer.source or answer.bibliography or answer.findings or (_stopped(path, 1),)


def _stopped(path: str, code: int) -> Finding:
    if code in (-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL):
        message = f"reading the file took longer than {WORK} seconds"
    else:
        message = "the process that read the file broke down"
    return FOREIGN_STOPPED.at(Place(path), message, _PLAIN_TEXT)
