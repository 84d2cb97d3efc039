"""`manifest.json`: what was built from what. A cache and a report; a damaged one counts as empty.

Knows not how keys are made or what is stale. Its values are msgspec's, which are read the fastest.
"""

import re
from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct
from msgspec.structs import replace as altered

from handoutkit import __version__
from handoutkit.build.contents import Contents
from handoutkit.build.request import Output, State
from handoutkit.disk import Disk
from handoutkit.findings import JsonFinding
from handoutkit.model.editions import Edition, Format, Paper

NAME = "manifest.json"
SCHEMA = 1
SAFE = re.compile(r"[A-Za-z0-9-]+")


class Record(Struct, frozen=True, kw_only=True):
    """An output: the key it was built under, its bytes' digest, and what it holds.

    `code` is the edition's: eight characters for what the handout says. `surroundings` names what
    it was made with beside its `inputs`. `page_map` tells where pages begin, as books count them.
    """

    condition: str
    lang: str
    format: Format
    edition: Edition
    paper: Paper
    title: str
    code: str
    key: str
    surroundings: str
    digest: str
    size: int
    pages: int | None
    inputs: dict[str, str]
    sections: list[str]
    references: list[str]
    disclaimers: list[str]
    fonts: dict[str, str]
    findings: list[JsonFinding]
    page_map: list[tuple[int, int] | None] | None = None


class Judged(Struct, frozen=True, kw_only=True):
    """A handout as it was assembled last.

    From these `surroundings` and `sources` (digests) of these articles, its `page` (a digest) came,
    or else it was held in a state; `findings` are those of assembling it.
    """

    surroundings: str
    sources: str
    articles: tuple[str, ...]
    is_checked: bool
    page: str
    held: State | None
    findings: list[JsonFinding]


class Reading(Struct, frozen=True, kw_only=True):
    """What reading the library said: of these files and styles, with these versions."""

    files: dict[str, str]
    surroundings: str
    contents: Contents
    findings: list[JsonFinding]


class Around(Struct, frozen=True, kw_only=True):
    """What handouts were made with: the digests of files that all share, and versions."""

    shared: dict[str, str]
    versions: dict[str, str]


class Manifest(Struct, frozen=True, kw_only=True):
    """All outputs by path, all handouts by language and condition, and what was read."""

    schema: int = SCHEMA
    generator: str = f"handoutkit {__version__}"
    outputs: dict[str, Record] = {}
    handouts: dict[str, Judged] = {}
    reading: Reading | None = None
    surroundings: dict[str, Around] = {}

    def without(self, paths: Iterable[str]) -> "Manifest":
        """Give the manifest without some outputs."""
        gone = frozenset(paths)
        kept = {path: record for path, record in self.outputs.items() if path not in gone}
        return altered(self, outputs=kept)


def handout_name(condition: str, lang: str) -> str:
    """Name a handout in a manifest."""
    return f"{lang}/{condition}"


def read_manifest(out: Disk) -> Manifest:
    """Read the manifest of an output folder.

    One that is missing, damaged or of another schema is empty.
    """
    try:
        manifest = msgspec.json.decode(out.read(NAME), type=Manifest)
    except (OSError, RecursionError, msgspec.DecodeError):
        return Manifest()
    return manifest if manifest.schema == SCHEMA else Manifest()


def is_own(path: str, record: Record) -> bool:
    """Tell whether a record is of the output at a path."""
    return (
        output_of(path, record).path == path
        and SAFE.fullmatch(record.condition) is not None
        and SAFE.fullmatch(record.lang) is not None
    )


def output_of(path: str, record: Record) -> Output:
    """Give the output that a record in the manifest is of."""
    own = Output(record.condition, record.lang, record.format, record.edition, record.paper)
    return own if own.path == path else altered(own, is_own_paper=False)


def manifest_bytes(manifest: Manifest) -> bytes:
    """Write the manifest for people and programs: indented, keys in a fixed order."""
    current = altered(
        manifest,
        generator=f"handoutkit {__version__}",
        outputs=dict(sorted(manifest.outputs.items())),
        handouts=dict(sorted(manifest.handouts.items())),
        surroundings=_in_use(manifest),
    )
    return msgspec.json.format(msgspec.json.encode(current), indent=1) + b"\n"


def _in_use(manifest: Manifest) -> dict[str, Around]:
    """Give the surroundings that something was made with."""
    used = {
        *(one.surroundings for one in manifest.outputs.values()),
        *(one.surroundings for one in manifest.handouts.values()),
    }
    return {
        name: manifest.surroundings[name] for name in sorted(used & manifest.surroundings.keys())
    }


def found_by(mapping: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Give the paths that are not the same in both, in order."""
    return sorted(path for path in {*mapping, *other} if mapping.get(path) != other.get(path))
