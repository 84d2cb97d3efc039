"""What shapes bytes beside the sources: in what two computers differ, and what is looked at."""

from pathlib import Path

import pytest

from handoutkit.build import equipment as module
from handoutkit.build.equipment import Difference, differences, equipment, named_families
from handoutkit.build.sources import styles_of


@pytest.fixture(autouse=True)
def _looked_at_anew() -> None:
    equipment.cache_clear()


def test_another_version_and_what_is_on_one_side_only_are_differences() -> None:
    here = {"pango": "1.50", "harfbuzz": "6.0", "font Noto Sans": "ab12"}
    there = {"pango": "1.52", "harfbuzz": "6.0", "font Symbola": "cd34"}
    assert differences(here, there) == (
        Difference("pango", "1.50", "1.52"),
        Difference("font Noto Sans", "ab12", ""),
        Difference("font Symbola", "", "cd34"),
    )


def test_a_font_that_neither_has_is_no_difference() -> None:
    assert differences({"font Symbola": ""}, {}) == ()


def test_a_font_is_another_one_with_another_byte_or_in_another_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        monkeypatch.setattr(module, "files_of", lambda _: (str(tmp_path / name),))
        equipment.cache_clear()
        return equipment(("Ours",))["font Ours"]

    first = found("a.ttf", b"1")
    assert found("a.ttf", b"1") == first
    assert found("a.ttf", b"2") != first
    assert found("b.ttf", b"1") != first


def test_a_font_that_is_not_there_has_no_digest() -> None:
    assert equipment(("No Such Font",))["font No Such Font"] == ""


def test_all_versions_and_the_machine_count() -> None:
    assert {"machine", "handoutkit", "weasyprint", "pango", "harfbuzz"} <= equipment(()).keys()


def test_a_program_that_is_renewed_under_a_process_is_not_taken_for_the_one_at_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = equipment(())["handoutkit"]
    monkeypatch.setattr("handoutkit.build.versions._program_digest", lambda: "renewed")
    assert equipment(("Noto Sans",))["handoutkit"] == before


def test_the_families_are_those_that_the_sheets_name_for_the_languages() -> None:
    families = named_families(styles_of(None), ("en", "ur"))
    assert {"Noto Sans", "Noto Nastaliq Urdu"} <= set(families)
    assert "Noto Nastaliq Urdu" not in named_families(styles_of(None), ("en",))
