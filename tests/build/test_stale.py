"""Why an output is stale, and that it is not stale for nothing."""

import pytest
from msgspec.structs import replace

from handoutkit.build.manifest import Around, Manifest, Record
from handoutkit.build.request import Output
from handoutkit.build.snapshot import Snapshot
from handoutkit.build.stale import UNTOLD, Present, reasons
from tests.build.records import record

OUTPUT = Output("insomnia", "en", "pdf")
FONTS = {"/fonts/sans.ttf": "f1"}
FILES = {"handouts/library.yaml": "d1", "handouts/articles/sleep/article.md": "a1"}
SNAPSHOT = Snapshot(FILES, {"base.css": "s1"}, {"pango": "1.50"})
RECORD = replace(record(OUTPUT), key="k1", digest="d", fonts=FONTS, inputs=FILES)


def why(
    *,
    key: str = "k1",
    built: dict[str, str] | None = None,
    fonts: dict[str, str] = FONTS,
    snapshot: Snapshot = SNAPSHOT,
    known: Record | None = RECORD,
) -> tuple[str, ...]:
    around = Around(
        shared=dict(SNAPSHOT.surroundings.shared), versions=dict(SNAPSHOT.surroundings.versions)
    )
    manifest = Manifest(
        outputs={} if known is None else {OUTPUT.path: known}, surroundings={"around": around}
    )
    built = {OUTPUT.path: "d"} if built is None else built
    return reasons(OUTPUT, key, manifest, Present(snapshot, frozenset(built), built, fonts))


def test_an_output_with_the_same_key_fonts_and_bytes_is_not_stale() -> None:
    assert why() == ()
    assert why(fonts={**FONTS, "/fonts/other.ttf": "f2"}) == ()


def test_sources_that_changed_nothing_of_the_page_make_nothing_stale() -> None:
    assert why(snapshot=Snapshot({**FILES, "handouts/library.yaml": "d2"}, {}, {})) == ()


def test_an_output_that_was_never_built_says_so() -> None:
    assert why(known=None) == ("it was never built",)


def test_an_output_whose_file_is_gone_or_another_says_so() -> None:
    assert why(built={}) == ("the file is gone",)
    assert why(built={OUTPUT.path: "e"}) == ("the file is not as it was built",)


@pytest.mark.parametrize("fonts", [{}, {"/fonts/sans.ttf": "f9"}], ids=["gone", "changed"])
def test_an_output_whose_font_is_another_says_which(fonts: dict[str, str]) -> None:
    assert why(fonts=fonts) == ("the font /fonts/sans.ttf is another",)


@pytest.mark.parametrize(
    ("snapshot", "reason"),
    [
        (
            Snapshot({**FILES, "handouts/articles/sleep/article.md": "a2"}, {}, {}),
            "handouts/articles/sleep/article.md changed",
        ),
        (
            Snapshot({"handouts/library.yaml": "d1"}, {}, {}),
            "handouts/articles/sleep/article.md is gone",
        ),
        (Snapshot(FILES, {"base.css": "s2"}, {"pango": "1.50"}), "styles/base.css changed"),
        (Snapshot(FILES, {"base.css": "s1"}, {"pango": "1.51"}), "pango was 1.50 and is 1.51"),
        (
            Snapshot({**FILES, "handouts/disclaimers/new.md": "n"}, {"base.css": "s1"}, {}),
            "handouts/disclaimers/new.md is new",
        ),
    ],
)
def test_another_key_is_told_with_what_changed(snapshot: Snapshot, reason: str) -> None:
    assert reason in why(key="k2", snapshot=snapshot)


def test_a_disclaimer_of_others_is_no_reason() -> None:
    shared = "handouts/disclaimers/other.md"
    known = Around(shared={**SNAPSHOT.surroundings.shared, shared: "d1"}, versions={})
    manifest = Manifest(outputs={OUTPUT.path: RECORD}, surroundings={"around": known})
    snapshot = Snapshot({**FILES, shared: "d2"}, {"base.css": "s2"}, {})
    present = Present(snapshot, frozenset({OUTPUT.path}), {OUTPUT.path: "d"}, FONTS)
    assert reasons(OUTPUT, "k2", manifest, present) == ("styles/base.css changed",)


def test_another_key_without_another_source_is_told_too() -> None:
    assert why(key="k2") == (UNTOLD,)
