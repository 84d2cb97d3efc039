"""Style sheets put together from layers, and flat for reading systems."""

import re

import pytest

from handoutkit.disk import Disk, FolderDisk, MemoryDisk
from handoutkit.errors import RenderingFailed
from handoutkit.project import shipped_styles
from handoutkit.render.styles import Medium, flat_sheet, layered_sheet, token

SHIPPED = FolderDisk(shipped_styles())
MEDIA: tuple[Medium, ...] = ("print", "screen", "epub")
SMALL = {
    "layers.css": "@layer tokens, base, parts, medium, variant;",
    "tokens.css": ":root { --ink: #111; --line: var(--ink); --gap: 4pt; }",
    "base.css": "/* all */\np { color: var(--line); }",
    "fonts.css": "html { font-family: A; }",
    "parts/a.css": ".a { margin: var(--gap) var(--gap); }",
    "parts/b.css": ".b { color: red; }",
    "media/epub.css": "body { margin: 0; }",
}


def small(**changes: str) -> Disk:
    changed = {name.replace("_", "/") + ".css": text for name, text in changes.items()}
    return MemoryDisk({path: text.encode() for path, text in {**SMALL, **changed}.items()})


def test_a_flat_sheet_has_no_layers_and_no_variables() -> None:
    sheet = flat_sheet(SHIPPED, "epub", {"--accent": "#123456"})
    assert "#123456" in sheet
    assert re.findall(r"var\(|@layer|--[a-z]|/\*", sheet) == []


def test_a_book_leaves_fonts_to_its_reader_but_gives_scripts_their_leading() -> None:
    sheet = flat_sheet(SHIPPED, "epub", {})
    assert re.findall("font-family: ([^;]*);", sheet) == ["sans-serif"]
    assert re.search(r":lang\(ur\) { line-height: [\d.]+; }", sheet)


def test_a_flat_sheet_has_the_values_of_tokens_in_their_place() -> None:
    assert flat_sheet(small(), "epub", {}) == (
        "p { color: #111; }\n.a { margin: 4pt 4pt; }\n.b { color: red; }\nbody { margin: 0; }\n"
    )


def test_a_flat_sheet_has_the_tokens_that_a_library_re_assigns() -> None:
    assert "p { color: #b00; }" in flat_sheet(small(), "epub", {"--ink": "#b00"})


@pytest.mark.parametrize(
    ("disk", "told"),
    [
        pytest.param(small(base="p { color: var(--no); }"), "--no", id="unknown token"),
        pytest.param(small(base="p { color: var(--ink, red); }"), "fallback", id="fallback"),
        pytest.param(small(tokens=":root { --line: var(--line); }"), "uses itself", id="itself"),
        pytest.param(
            small(tokens=":root { --line: var(--b) var(--b); --b: var(--line) var(--line); }"),
            "uses itself",
            id="each other",
        ),
    ],
)
def test_a_flat_sheet_cannot_be_made_with(disk: Disk, told: str) -> None:
    with pytest.raises(RenderingFailed, match=told):
        flat_sheet(disk, "epub", {})


def test_a_sheet_that_is_no_text_cannot_be_used() -> None:
    files = {path: text.encode() for path, text in SMALL.items()}
    disk = MemoryDisk({**files, "base.css": b"\xff"})
    with pytest.raises(RenderingFailed, match=r"styles/base\.css cannot be read"):
        layered_sheet(disk, "epub", {})


def test_a_sheet_that_is_not_there_cannot_be_used() -> None:
    with pytest.raises(RenderingFailed, match=r"styles/media/print\.css"):
        layered_sheet(small(), "print", {})


def test_a_layered_sheet_has_each_file_in_its_layer_in_order() -> None:
    sheet = layered_sheet(small(), "epub", {})
    assert sheet.startswith("@layer tokens, base, parts, medium, variant;")
    assert re.findall(r"@layer (\w+) {", sheet) == ["tokens", "base", "parts", "parts", "medium"]
    assert sheet.index(".a {") < sheet.index(".b {")


def test_a_layered_sheet_re_assigns_tokens_in_the_last_layer() -> None:
    sheet = layered_sheet(small(), "epub", {"--ink": "#b00", "--gap": "9pt"})
    assert sheet.endswith("@layer variant {\n:root {--ink: #b00; --gap: 9pt;}\n}")


def test_a_layered_sheet_without_tokens_of_its_own_has_no_variant() -> None:
    assert "@layer variant {" not in layered_sheet(small(), "epub", {})


@pytest.mark.parametrize("medium", MEDIA)
def test_the_shipped_sheets_name_their_layers_first(medium: Medium) -> None:
    sheet = layered_sheet(SHIPPED, medium, {})
    assert sheet.startswith("/* The order of the layers")
    assert sheet.index("@layer tokens, base, parts") < sheet.index("@layer tokens {")


def test_raw_colours_and_lengths_stand_in_tokens_only() -> None:
    for name in SHIPPED.listing("parts"):
        sheet = SHIPPED.read(f"parts/{name}").decode("utf-8")
        assert re.findall(r"#[0-9a-f]{3,8}\b|[1-9]\d*(?:\.\d+)?(?:pt|px|mm)", sheet) == [], name


def test_a_token_has_its_value_or_the_librarys() -> None:
    assert token(small(), "--gap", {}) == "4pt"
    assert token(small(), "--line", {}) == "#111"
    assert token(small(), "--gap", {"--gap": "9pt"}) == "9pt"


def test_a_token_that_is_not_there_is_told() -> None:
    with pytest.raises(RenderingFailed, match="--accent"):
        token(small(), "--accent", {})
