"""What the program needs of a computer: from what was found there to what is missing.

Knows neither how to look (`probing`) nor how it is shown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from handoutkit.language.scripts import package_of

OLDEST = (3, 11)


class State(StrEnum):
    """Whether something is there; `optional` is what is not there and need not be."""

    OK = "ok"
    MISSING = "missing"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something that was looked for: what was found, what it is for, and how to get it."""

    name: str
    state: State
    found: str
    purpose: str
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """The families that the style sheets name for a language, first choice first.

    Which of them are there, and which of those have the letters of the language.
    """

    named: tuple[str, ...]
    present: tuple[str, ...]
    lettered: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Probes:
    """What was found on a computer.

    The paths of programs, whether libraries can be opened, the fonts for each language, and why the
    output folder cannot be written to. `out` is empty where there is no library.
    """

    python: tuple[int, int, int]
    libraries: Mapping[str, bool]
    programs: Mapping[str, str]
    fonts: Mapping[str, Stack]
    out: str
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """What is looked for: its name, the Debian package that brings it, and what it is for."""

    name: str
    package: str
    purpose: str


# As WeasyPrint opens them; without the last of these it would make other bytes.
LIBRARIES: Mapping[str, Need] = {
    "libgobject-2.0.so.0": Need("GObject", "libglib2.0-0", "what Pango is made with"),
    "libpango-1.0.so.0": Need("Pango", "libpango-1.0-0", "laying out text"),
    "libpangoft2-1.0.so.0": Need("Pango FT2", "libpangoft2-1.0-0", "laying out text in fonts"),
    "libharfbuzz.so.0": Need("HarfBuzz", "libharfbuzz0b", "shaping text"),
    "libharfbuzz-subset.so.0": Need(
        "HarfBuzz subset", "libharfbuzz-subset0", "putting only the letters used into a PDF"
    ),
    "libfontconfig.so.1": Need("fontconfig", "libfontconfig1", "finding fonts"),
}
FC_LIST = Need("fc-list", "fontconfig", "finding the fonts, and the letters they have")
OPTIONAL: Mapping[str, Need] = {
    "java": Need("Java", "default-jdk-headless", "the tests: EPUBCheck and veraPDF run in it"),
    "qpdf": Need("qpdf", "qpdf", "the tests: checking how a PDF is built"),
    "pdfinfo": Need("poppler", "poppler-utils", "the tests: reading a PDF's words and tags"),
    "chromium": Need("Chromium", "chromium", "looking at the HTML pages as a browser shows them"),
}


def checks(probes: Probes) -> tuple[Check, ...]:
    """Say of all that is needed, and of what need not be there, whether it is there."""
    return (
        _python(probes.python),
        *(_library(need, probes.libraries[name]) for name, need in LIBRARIES.items()),
        _check(FC_LIST, probes.programs.get("fc-list", ""), State.MISSING),
        *_fonts(probes.fonts),
        *(
            _check(need, probes.programs.get(name, ""), State.OPTIONAL)
            for name, need in OPTIONAL.items()
        ),
        *_out(probes),
    )


def _python(version: tuple[int, int, int]) -> Check:
    enough = version >= OLDEST
    return Check(
        name="Python",
        state=State.OK if enough else State.MISSING,
        found=".".join(map(str, version)),
        purpose=f"running the program: {'.'.join(map(str, OLDEST))} or newer",
        remedy="" if enough else _install("python3.11 python3.11-venv"),
    )


def _library(need: Need, is_there: bool) -> Check:
    return _check(need, "yes" if is_there else "", State.MISSING)


def _check(need: Need, found: str, otherwise: State) -> Check:
    return Check(
        name=need.name,
        state=State.OK if found else otherwise,
        found=found,
        purpose=need.purpose,
        remedy="" if found else _install(need.package),
    )


def _fonts(fonts: Mapping[str, Stack]) -> Iterator[Check]:
    for lang, stack in fonts.items():
        first = next(iter(stack.named), "")
        found = next(iter(stack.lettered), "")
        purpose = f"printing the letters of {lang}"
        yield _font(f"font ({lang})", found, purpose, first, State.MISSING)
        if found and first not in ("", *stack.present):
            purpose = f"printing {lang} in the font that the style sheets name first"
            yield _font(f"{first} ({lang})", "", purpose, first, State.OPTIONAL)
    yield from _other_fonts(fonts.values())


def _other_fonts(stacks: Iterable[Stack]) -> Iterator[Check]:
    """Say which fonts are not there that the stacks name for other words than the language's."""
    absent = (one for stack in stacks for one in stack.named[1:] if one not in stack.present)
    by_package: dict[str, dict[str, None]] = {}
    for family in absent:
        by_package.setdefault(package_of(family) or family, {})[family] = None
    for families in by_package.values():
        first, *others = families
        name = f"{first} and {len(others)} more" if others else first
        yield _font(name, "", "printing signs, and words of other scripts", first, State.OPTIONAL)


def _font(name: str, found: str, purpose: str, family: str, otherwise: State) -> Check:
    """Check for a font; `family` is the one to get."""
    package = package_of(family)
    return Check(
        name=name,
        state=State.OK if found else otherwise,
        found=found,
        purpose=purpose,
        remedy="" if found else _install(package) if package else f"install the font {family}",
    )


def _out(probes: Probes) -> Iterator[Check]:
    if probes.out:
        yield Check(
            name="output folder",
            state=State.MISSING if probes.refusal else State.OK,
            found=probes.refusal or probes.out,
            purpose="what is built is written there",
            remedy="handout build --out DIR" if probes.refusal else "",
        )


def _install(packages: str) -> str:
    return f"apt-get install {packages}"
