"""Keys of outputs, and the digests they are made of."""

from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from handoutkit import __version__
from handoutkit.build.keys import digests, font_digests, output_key, versions
from handoutkit.build.manifest import Manifest
from handoutkit.build.request import Output
from handoutkit.disk import FolderDisk, MemoryDisk, digest
from tests.build.records import record

PDF = Output("insomnia", "en", "pdf")
INPUTS = {"handouts/library.yaml": "d1", "handouts/conditions/insomnia.yaml": "d2"}
STYLES = {"base.css": "s1"}
VERSIONS = {"weasyprint": "70.0"}


def key(
    output: Output = PDF,
    *,
    inputs: dict[str, str] = INPUTS,
    styles: dict[str, str] = STYLES,
    versions: dict[str, str] = VERSIONS,
) -> str:
    return output_key(output, inputs=inputs, styles=styles, versions=versions)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(key(Output("gout", "en", "pdf")), id="condition"),
        pytest.param(key(Output("insomnia", "es", "pdf")), id="language"),
        pytest.param(key(Output("insomnia", "en", "pdf", edition="large-print")), id="edition"),
        pytest.param(key(Output("insomnia", "en", "pdf", paper="letter")), id="paper"),
        pytest.param(key(Output("insomnia", "en", "html")), id="format"),
        pytest.param(key(inputs={**INPUTS, "handouts/library.yaml": "d9"}), id="input changed"),
        pytest.param(key(inputs={**INPUTS, "a.svg": "d3"}), id="input more"),
        pytest.param(key(inputs={"handouts/library.yaml": "d1"}), id="input less"),
        pytest.param(key(styles={"base.css": "s9"}), id="style changed"),
        pytest.param(key(styles={**STYLES, "parts/new.css": "s2"}), id="style more"),
        pytest.param(key(versions={"weasyprint": "70.1"}), id="version"),
    ],
)
def test_the_key_changes_with(other: str) -> None:
    assert other != key()


def test_the_order_of_inputs_does_not_change_the_key() -> None:
    assert key(inputs=dict(reversed(INPUTS.items()))) == key()


def test_every_file_of_a_folder_has_its_digest() -> None:
    disk = MemoryDisk({"handouts/a.md": b"a", "handouts/b/c.svg": b"c", "elsewhere/d.md": b"d"})
    assert digests(disk, "handouts") == {
        "handouts/a.md": digest(b"a"),
        "handouts/b/c.svg": digest(b"c"),
    }


def test_the_paths_of_a_whole_disk_begin_with_no_slash() -> None:
    assert list(digests(MemoryDisk({"parts/a.css": b"", "base.css": b""}), "")) == [
        "base.css",
        "parts/a.css",
    ]


def test_a_file_that_cannot_be_read_has_no_digest(tmp_path: Path) -> None:
    library = tmp_path / "library" / "handouts"
    library.mkdir(parents=True)
    (library / "a.md").write_bytes(b"a")
    (library / "out.md").symlink_to(tmp_path)
    (library / "loop.md").symlink_to("loop.md")
    assert list(digests(FolderDisk(tmp_path / "library"), "handouts")) == ["handouts/a.md"]


def test_fonts_have_the_digests_of_their_present_bytes(tmp_path: Path) -> None:
    font = tmp_path / "sans.ttf"
    font.write_bytes(b"glyphs")
    gone = tmp_path / "gone.ttf"
    fonts = {str(font): "as it was", str(gone): "as it was"}
    manifest = Manifest(outputs={PDF.path: replace(record(PDF), fonts=fonts)})
    assert font_digests(manifest) == {str(font): digest(b"glyphs")}


def test_the_versions_name_the_program_its_libraries_and_pango() -> None:
    found = versions()
    number, _, modules = found["handoutkit"].partition("+")
    assert number == __version__
    assert len(modules) == 12
    assert found["weasyprint"] == version("weasyprint")
    assert found["pango"].split(".")[0] == "1"
