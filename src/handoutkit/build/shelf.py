"""The library as an import finds it, or an empty one where there is none. Writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handoutkit.disk import Disk, FolderDisk, LayeredDisk, MemoryDisk
from handoutkit.errors import LibraryUnreadable
from handoutkit.findings import Finding
from handoutkit.importers.draft import KnownDisclaimer
from handoutkit.model.article import Article
from handoutkit.model.library import Library
from handoutkit.model.walk import content_of, plain_text
from handoutkit.project import SETTINGS
from handoutkit.read.compared import is_source
from handoutkit.read.library import read_library
from handoutkit.read.text import decode, list_folder

# What an import is tried on outside of a library: every language that articles are read in.
_NO_LIBRARY = b"schema: 1\nclinic: {name: none}\nlanguages: [en, es, de, fr]\n"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library and the disk it was read from; `root` is none where there is no library."""

    root: Path | None
    disk: Disk
    library: Library
    findings: tuple[Finding, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """Give the languages of the library, the default one first."""
        return tuple(one.value for one in self.library.settings.languages)

    @property
    def disclaimers(self) -> tuple[KnownDisclaimer, ...]:
        """Give the disclaimers that articles may already be covered by."""
        return tuple(
            KnownDisclaimer(
                id=one.id,
                lang=one.lang,
                text=" ".join(plain_text(words) for words in content_of(one.blocks)),
                topics=one.required.topics,
            )
            for one in self.library.disclaimers.values()
        )

    def article(self, id_: str) -> Article | None:
        """Give an article as it was first written, no translation."""
        return source_of(self.library, id_)

    def names(self, folder: str) -> frozenset[str]:
        """Give the names in a folder, up to their first dot: none where there is no folder."""
        return frozenset(name.partition(".")[0] for name in list_folder(self.disk, folder).value)

    def data(self, path: str) -> bytes:
        """Give the bytes of a file; none where there is no such file."""
        return self.disk.read(path) if self.disk.is_file(path) else b""

    def text(self, path: str) -> str:
        """Give the text of a file that can be read."""
        return decode(self.data(path), path).value or ""

    def is_broken(self, path: str) -> bool:
        """Tell whether something in a file is wrong."""
        return any(one.is_error and one.place.path == path for one in self.findings)

    def with_files(self, files: Mapping[str, bytes]) -> tuple[Library, tuple[Finding, ...]]:
        """Give the library as it would be with other files in it, and what would be found."""
        read = read_library(LayeredDisk(MemoryDisk(files), self.disk))
        assert read.value is not None, "the settings have been read before"
        return read.value, read.findings


def source_of(library: Library, id_: str) -> Article | None:
    """Give an article as it was first written, no translation."""
    own = (one for one in library.articles.values() if one.id == id_ and is_source(one))
    return next(own, None)


def read_shelf(root: Path | None) -> Shelf:
    """Read the library in `root`.

    Raises:
        LibraryUnreadable: `library.yaml` cannot be trusted.
    """
    disk: Disk = MemoryDisk({SETTINGS: _NO_LIBRARY}) if root is None else FolderDisk(root)
    read = read_library(disk)
    if read.value is None:
        raise LibraryUnreadable(
            "the library's settings cannot be read",
            remedy=f"Mend {SETTINGS} first.",
            findings=tuple(one for one in read.findings if one.place.path == SETTINGS),
        )
    return Shelf(root, disk, read.value, read.findings)
