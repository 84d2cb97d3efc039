"""What stops the work, and with which exit code. Knows nothing of Click, of printing or of content.

    HandoutError
    ├── UsageProblem        2  what was asked for does not exist
    ├── LibraryUnreadable   4  there is no library, or its settings cannot be read
    ├── RenderingFailed     5  a renderer gave up
    ├── ClusterLost         5  the computers that work for this one are gone
    ├── DependencyMissing   6  a program, a library or a font is not installed
    └── CannotWrite         7  the output folder refuses

Trouble with content is not an exception but a finding (`handoutkit.findings`).
"""

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from handoutkit.findings import Finding


class ExitCode(IntEnum):
    """The exit codes of the command; 1 is left to Python's own uncaught exceptions."""

    DONE = 0
    USAGE = 2
    FINDINGS = 3
    LIBRARY_UNREADABLE = 4
    RENDERING_FAILED = 5
    DEPENDENCY_MISSING = 6
    CANNOT_WRITE = 7
    INTERRUPTED = 130


class HandoutError(Exception):
    """Work that cannot go on: a message for people, and a remedy."""

    exit_code: ClassVar[ExitCode]

    def __init__(self, message: str, *, remedy: str = "") -> None:
        """Keep the message and what to do about it."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class UsageProblem(HandoutError):
    """What was asked for does not exist in this library."""

    exit_code = ExitCode.USAGE


class LibraryUnreadable(HandoutError):
    """There is no library here, or its settings cannot be read; `findings` say why."""

    exit_code = ExitCode.LIBRARY_UNREADABLE

    def __init__(
        self, message: str, *, remedy: str = "", findings: "tuple[Finding, ...]" = ()
    ) -> None:
        """Keep the message, what to do about it, and what was found."""
        super().__init__(message, remedy=remedy)
        self.findings = findings


class RenderingFailed(HandoutError):
    """A renderer gave up on a handout; `finding` tells where in the library, if that is known."""

    exit_code = ExitCode.RENDERING_FAILED

    def __init__(self, message: str, *, remedy: str = "", finding: "Finding | None" = None) -> None:
        """Keep the message, what to do about it, and what it comes from."""
        super().__init__(message, remedy=remedy)
        self.finding = finding


class ClusterLost(HandoutError):
    """Other computers did this work, and do no more; it is nobody's handout that is at fault."""

    exit_code = ExitCode.RENDERING_FAILED


class DependencyMissing(HandoutError):
    """Something that has to be installed is not."""

    exit_code = ExitCode.DEPENDENCY_MISSING


class CannotWrite(HandoutError):
    """A file could not be written; what stood there before still stands."""

    exit_code = ExitCode.CANNOT_WRITE
