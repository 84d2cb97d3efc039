"""The books that are read: the sample, the whole grammar, one from right to left, and broken ones.

They are read once for each test process.
"""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handoutkit.build.request import BuildRequest
from handoutkit.build.run import build
from handoutkit.model.handout import NumberedNote
from tests.builders import facts, handout, inlines, note, note_mark, paragraph, section
from tests.readers.reading import Reading, read
from tests.render.rendering import book
from tests.sample.conftest import GRAMMAR, ROOT

Readings = Mapping[str, Mapping[Path, Reading]]
"""By engine, then by book."""


def _right_to_left() -> bytes:
    rest = paragraph("النوم الجيد مهم.", note_mark("n", number=1, use=1))
    numbered = NumberedNote(number=1, note=note("n", paragraph("ملاحظة.")))
    made = handout(
        section("rest", rest, heading=inlines("الراحة")),
        lang="ar",
        title="النوم وأنت",
        notes=(numbered,),
    )
    return book(made, facts([(0, 0, "Hill Clinic")], [(3, 0, "الراحة")]))


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Build every book that must be read without fault."""
    out = tmp_path_factory.mktemp("books")
    for root in (ROOT, GRAMMAR):
        request = BuildRequest(out=out / root.name, formats=("epub",))
        build(root, request, lambda *_: None)
    (out / "ar.epub").write_bytes(_right_to_left())
    return sorted(out.rglob("*.epub"))


# What is done to the files of a sound book, by the broken book's name.
FAULTS: Mapping[str, Callable[[str, bytes], bytes]] = {
    "dead-ends": lambda name, data: (
        b""
        if name.endswith("1.svg")
        else data.replace(b'href="#reference-1"', b'href="#nowhere-1"')
        .replace(b'href="#note-mark-1-1"', b'href="#cite-1-1"')
        .replace(b'"handout.xhtml#section-key-points"', b'"handout.xhtml#nowhere"')
        .replace(b"<main", b'<img src="http://x.test/a.png"/><main')
    ),
    "not-xml": lambda name, data: (
        data.replace(b"</main>", b"") if name.endswith("handout.xhtml") else data
    ),
    "no-cover": lambda name, data: b"" if name.endswith("cover.png") else data,
}


@pytest.fixture(scope="session")
def broken(books: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Break a sound book in each way."""
    (sound,) = (one for one in books if one.match("en/migraine.epub"))
    folder = tmp_path_factory.mktemp("broken")
    for fault, change in FAULTS.items():
        with (
            zipfile.ZipFile(sound) as source,
            zipfile.ZipFile(folder / f"{fault}.epub", "w") as target,
        ):
            for name in source.namelist():
                target.writestr(name, change(name, source.read(name)))
    return {fault: folder / f"{fault}.epub" for fault in FAULTS}


@pytest.fixture(scope="session")
def readings(books: list[Path], broken: dict[str, Path]) -> Readings:
    """Read every book in every engine, all in one Chromium."""
    return read([*books, *broken.values()])
