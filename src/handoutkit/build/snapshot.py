"""What a build finds: the digests of a library's files, of its styles, and all versions.

Knows nothing of what the files say. Time stamps decide nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from handoutkit.beside import begun
from handoutkit.build.versions import versions
from handoutkit.project import shipped_styles
from handoutkit.tree import tree_digests

HANDOUTS, STYLES = "handouts", "styles"
ARTICLES = f"{HANDOUTS}/articles/"
CONDITIONS = f"{HANDOUTS}/conditions/"
_LOG = ".jsonl"


@dataclass(frozen=True)
class Surroundings:
    """What every handout of a library is made with, whatever its recipe says.

    `shared` are the digests of settings, disclaimers and styles, by path.
    """

    shared: Mapping[str, str]
    versions: Mapping[str, str]

    @cached_property
    def digest(self) -> str:
        """Give the digest of all of it."""
        return _digest(self.shared, self.versions)


@dataclass(frozen=True)
class Snapshot:
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
    def article_files(self) -> Mapping[str, Mapping[str, str]]:
        """Give the digests of the files of each article, by its id."""
        found: dict[str, dict[str, str]] = {}
        for path, digest in self.files.items():
            if path.startswith(ARTICLES):
                article = path.removeprefix(ARTICLES).split("/", 1)[0]
                found.setdefault(article, {})[path] = digest
        return found

    @property
    def conditions(self) -> int:
        """Give how many files of conditions there are."""
        return sum(path.startswith(CONDITIONS) for path in self.files)

    def sources(self, condition: str, articles: tuple[str, ...]) -> str:
        """Give the digest of all a handout can be made of: its condition and its articles."""
        path = condition_path(condition)
        files = {path: self.files.get(path, "")}
        for article in articles:
            files |= self.article_files.get(article, {})
        return _digest(files)


def read_snapshot(root: Path) -> Snapshot:
    """Take the digests of the library in `root`."""
    return snapshot_begun(root)()


def snapshot_begun(root: Path) -> Callable[[], Snapshot]:
    """Begin to take the digests of the library in `root`; give a function that waits for them."""
    came = begun(lambda: _taken(root))
    return lambda: Snapshot(*came())


def _taken(root: Path) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    shipped, own = tree_digests(shipped_styles()), tree_digests(root / STYLES)
    # A picture may have a hidden name: it is in no listing, but it is shown.
    files = tree_digests(root, HANDOUTS, hidden=True)
    return files, {**shipped, **own}, versions()


def condition_path(condition: str) -> str:
    """Give the path of a condition's file."""
    return f"{CONDITIONS}{condition}.yaml"


def _digest(*digests: Mapping[str, str]) -> str:
    """Give the digest of digests by name."""
    lines = (f"{name!r} {one}\n" for all_ in digests for name, one in sorted(all_.items()))
    return sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
