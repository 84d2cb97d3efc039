"""What a build finds: the digests of a library's files, of its styles, and all versions.

Knows nothing of what the files say. Time stamps decide nothing.
"""

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from handoutkit.build.taking import HANDOUTS, STYLES, taken

ARTICLES = f"{HANDOUTS}/articles/"
CONDITIONS = f"{HANDOUTS}/conditions/"
_LOG = ".jsonl"


class Surroundings(Struct, frozen=True, dict=True):
    """What every handout of a library is made with, whatever its recipe says.

    `shared` are the digests of settings, disclaimers and styles, by path.
    """

    shared: Mapping[str, str]
    versions: Mapping[str, str]

    @cached_property
    def digest(self) -> str:
        """Give the digest of all of it."""
        return _digest(self.shared, self.versions)


class Snapshot(Struct, frozen=True, dict=True):
    """The digests of the files below `handouts/` and of the styles in use, and all versions.

    Styles are named as below `styles/`; the library's own shadow the program's.
    """

    files: Mapping[str, str]
    styles: Mapping[str, str]
    versions: Mapping[str, str]

    @cached_property
    def surroundings(self) -> Surroundings:
        """Give what every handout is made with."""
        # What is only written down, such as what was imported, is no source. What has a hidden name
        # may be one: a logo, say.
        shared = {
            path: digest
            for path, digest in self.files.items()
            if not path.startswith((ARTICLES, CONDITIONS)) and not path.endswith(_LOG)
        }
        styles = {f"{STYLES}/{path}": digest for path, digest in self.styles.items()}
        return Surroundings({**shared, **styles}, self.versions)

    @cached_property
    def look(self) -> str:
        """Give the digest of the styles and the versions."""
        return _digest(self.styles, self.versions)

    @cached_property
    def program(self) -> str:
        """Give the digest of the versions."""
        return _digest(self.versions)

    @cached_property
    def articles(self) -> Mapping[str, str]:
        """Give each article's files with their digests, in one text, by its id."""
        found: dict[str, str] = {}
        start = len(ARTICLES)
        for path, digest in sorted(self.files.items()):
            if path.startswith(ARTICLES):
                article = path[start:].partition("/")[0]
                found[article] = f"{found.get(article, '')}{path!r} {digest}\n"
        return found

    @property
    def conditions(self) -> int:
        """Give how many files of conditions there are."""
        return sum(path.startswith(CONDITIONS) for path in self.files)

    def sources(self, condition: str, articles: tuple[str, ...]) -> str:
        """Give the digest of all a handout can be made of: its condition and its articles."""
        found = [self.files.get(condition_path(condition), "")]
        found += [self.articles.get(article, "") for article in articles]
        return sha256("\n".join(found).encode("utf-8", "surrogateescape")).hexdigest()


def read_snapshot(root: Path) -> Snapshot:
    """Take the digests of the library in `root`."""
    return Snapshot(*taken(str(root)))


def condition_path(condition: str) -> str:
    """Give the path of a condition's file."""
    return f"{CONDITIONS}{condition}.yaml"


def _digest(*digests: Mapping[str, str]) -> str:
    """Give the digest of digests by name."""
    lines = (f"{name!r} {one}\n" for all_ in digests for name, one in sorted(all_.items()))
    return sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
