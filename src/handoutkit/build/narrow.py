"""Which part of a library has to be read, because the rest is as it was. Knows not how to read."""

from collections.abc import Iterable

from msgspec import Struct

from handoutkit.build.contents import Contents
from handoutkit.build.manifest import Reading, found_by
from handoutkit.build.snapshot import ARTICLES, CONDITIONS, Snapshot
from handoutkit.disk import Disk

_YAML = ".yaml"


class Part(Struct, frozen=True, kw_only=True):
    """A part of a library: names in the folders of conditions and of articles.

    What lies outside these two folders belongs to every part.
    """

    conditions: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()

    def __or__(self, other: "Part") -> "Part":
        """Give both parts together."""
        return Part(
            conditions=self.conditions | other.conditions, articles=self.articles | other.articles
        )

    def covers(self, other: "Part") -> bool:
        """Tell whether another part lies within this one."""
        return other.conditions <= self.conditions and other.articles <= self.articles

    def has(self, condition: str) -> bool:
        """Tell whether a condition belongs to this part."""
        return f"{condition}{_YAML}" in self.conditions

    def holds(self, path: str) -> bool:
        """Tell whether a file belongs to this part."""
        if path.startswith(CONDITIONS):
            return path.removeprefix(CONDITIONS).split("/")[0] in self.conditions
        if path.startswith(ARTICLES):
            return path.removeprefix(ARTICLES).split("/")[0] in self.articles
        return True


class PartDisk:
    """A library's folder that shows one part of it."""

    def __init__(self, disk: Disk, part: Part) -> None:
        """Show a part of what lies on a disk."""
        self._disk = disk
        self._names = {
            CONDITIONS.rstrip("/"): part.conditions,
            ARTICLES.rstrip("/"): part.articles,
        }

    def read(self, path: str) -> bytes:
        """Give a file's bytes."""
        return self._disk.read(path)

    def is_file(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return self._disk.is_file(path)

    def listing(self, folder: str) -> tuple[str, ...]:
        """Give the sorted names in a folder that belong to the part."""
        names = self._names.get(folder)
        found = self._disk.listing(folder)
        return found if names is None else tuple(name for name in found if name in names)


def part_of(conditions: Iterable[str], contents: Contents) -> Part:
    """Give the part that the handouts of these conditions are made of, by their recipes."""
    wanted = frozenset(conditions)
    articles = (article for one in wanted for article in contents.recipes.get(one, ()))
    return Part(
        conditions=frozenset(f"{one}{_YAML}" for one in wanted), articles=frozenset(articles)
    )


def changed_part(reading: Reading, snapshot: Snapshot) -> Part | None:
    """Give what has to be read to know what changed since a reading; none where that is all.

    All is read again where something changed that is shared, or there are other articles: what is
    said of one file may then be another thing for all.
    """
    if reading.surroundings != snapshot.surroundings.digest:
        return None
    if reading.files == snapshot.files:
        return Part()
    there = _names(snapshot.files, ARTICLES)
    if there != _names(reading.files, ARTICLES):
        return None
    changed = found_by(reading.files, snapshot.files)
    conditions, articles = _names(changed, CONDITIONS), _names(changed, ARTICLES)
    recipes = reading.contents.recipes
    if articles and not all(there.issuperset(one) for one in recipes.values()):
        # What is said of an article that is not there names those that can be read.
        return None
    users = [name for name, made_of in recipes.items() if articles.intersection(made_of)]
    return Part(conditions=conditions, articles=articles) | part_of(users, reading.contents)


def _names(paths: Iterable[str], folder: str) -> frozenset[str]:
    found = (path for path in paths if path.startswith(folder))
    return frozenset(path.removeprefix(folder).split("/")[0] for path in found)
