"""`manifest.json`: what was built from what. A cache and a report; a damaged one counts as empty.

Knows not how keys are made or what is stale.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

import msgspec

from handoutkit import __version__
from handoutkit.build.request import Output
from handoutkit.disk import Disk
from handoutkit.findings import JsonFinding
from handoutkit.model.library import Edition, Format, Paper

NAME = "manifest.json"
SCHEMA = 1
SAFE = re.compile(r"[A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An output: the key it was built under, its bytes' digest, and what it holds.

    `code` is the edition's: eight characters for what the handout says.
    """

    condition: str
    lang: str
    format: Format
    edition: Edition
    paper: Paper
    title: str
    code: str
    key: str
    digest: str
    size: int
    pages: int | None
    inputs: dict[str, str]
    sections: list[str]
    references: list[str]
    disclaimers: list[str]
    fonts: dict[str, str]
    findings: list[JsonFinding]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All outputs by path, and the versions that shaped them."""

    schema: int = SCHEMA
    generator: str = f"handoutkit {__version__}"
    versions: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, Record] = field(default_factory=dict)

    def with_records(
        self, records: Mapping[str, Record], versions: Mapping[str, str]
    ) -> "Manifest":
        """Give the manifest with records added or replaced."""
        return replace(
            self, versions=dict(versions), outputs=dict(sorted({**self.outputs, **records}.items()))
        )

    def without(self, paths: frozenset[str]) -> "Manifest":
        """Give the manifest without some outputs."""
        kept = {path: record for path, record in self.outputs.items() if path not in paths}
        return replace(self, outputs=kept)


def read_manifest(out: Disk) -> Manifest:
    """Read the manifest of an output folder.

    One that is missing, damaged or of another schema is empty.
    """
    try:
        manifest = msgspec.json.decode(out.read(NAME), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return Manifest()
    if manifest.schema != SCHEMA:
        return Manifest()
    # A damaged or foreign record must not lead a build to a file that it did not make.
    return manifest.without(
        frozenset(
            path
            for path, one in manifest.outputs.items()
            if output_of(path, one).path != path
            or not SAFE.fullmatch(one.condition)
            or not SAFE.fullmatch(one.lang)
        )
    )


def output_of(path: str, record: Record) -> Output:
    """Give the output that a record in the manifest is of."""
    own = Output(record.condition, record.lang, record.format, record.edition, record.paper)
    return own if own.path == path else replace(own, is_own_paper=False)


def manifest_bytes(manifest: Manifest) -> bytes:
    """Write the manifest for people and programs: indented, keys in a fixed order."""
    current = replace(manifest, generator=f"handoutkit {__version__}")
    return (json.dumps(asdict(current), ensure_ascii=False, indent=1) + "\n").encode("utf-8")
