"""What reading many files of one sort comes to. Knows not what the files hold."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from handoutkit.findings import Finding, Placed

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class FileRead(Generic[V]):
    """One file read: its value, if it gave one, all findings, and the images it shows.

    A file whose value is part of another file's is `used_elsewhere`.
    """

    path: str
    value: V | None = None
    findings: tuple[Finding, ...] = ()
    images: tuple[Placed[str], ...] = ()
    used_elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered(Generic[K, V]):
    """The values of all files, the files that gave none, all findings and all images shown."""

    values: Mapping[K, V]
    unreadable: frozenset[str]
    findings: tuple[Finding, ...]
    images: tuple[Placed[str], ...]


def gather(files: Iterable[FileRead[V]], key: Callable[[V], K]) -> Gathered[K, V]:
    """Put files together; `key` gives the key of a value."""
    read = tuple(files)
    return Gathered(
        values={key(file.value): file.value for file in read if file.value is not None},
        unreadable=frozenset(
            file.path for file in read if file.value is None and not file.used_elsewhere
        ),
        findings=tuple(finding for file in read for finding in file.findings),
        images=tuple(image for file in read for image in file.images),
    )
