"""`handout why`: which input makes a file stale."""

from pathlib import Path

import pytest

from handoutkit.build.why import Why, why
from handoutkit.errors import UsageProblem
from tests.build.tiny import FILES, INSOMNIA, SLEEP, WALKING, edit, run_build, write_library

PAGE = "en/insomnia.html"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = write_library(tmp_path / "library")
    run_build(root, formats=("html",))
    return root


def asked(root: Path, file: str = PAGE) -> Why:
    return why(root, root / "build", root / "build" / file)


def test_a_file_that_was_never_built_is_refused(library: Path) -> None:
    with pytest.raises(UsageProblem, match=r"gout\.html"):
        asked(library, "en/gout.html")


def test_a_file_that_stands_as_it_would_be_built_has_no_reasons(library: Path) -> None:
    found = asked(library)
    assert (str(found.report.state), found.report.reasons) == ("kept", ())
    assert found.inputs[SLEEP] == "same"
    assert WALKING not in found.inputs


def test_a_changed_source_is_named(library: Path) -> None:
    edit(library, SLEEP, FILES[SLEEP].replace("Rest is", "Much rest is"))
    found = asked(library)
    assert (str(found.report.state), found.report.reasons) == ("planned", (f"{SLEEP} changed",))
    assert [path for path, state in found.inputs.items() if state != "same"] == [SLEEP]


def test_a_source_that_changed_nothing_of_the_page_is_named_and_no_reason(library: Path) -> None:
    edit(library, SLEEP, FILES[SLEEP].replace("Noise is", "Much noise is"))
    found = asked(library)
    assert (str(found.report.state), found.inputs[SLEEP]) == ("kept", "changed")


def test_a_file_that_was_edited_says_so(library: Path) -> None:
    (library / "build" / PAGE).write_text("mine")
    assert asked(library).report.reasons == ("the file is not as it was built",)


def test_what_holds_a_file_up_is_told(library: Path) -> None:
    edit(library, SLEEP, FILES[SLEEP].replace("[@doe2020]", "[@nobody]"))
    found = asked(library)
    assert str(found.report.state) == "stopped"
    assert [one.code for one in found.findings] == ["SRC-024"]


def test_a_file_of_a_condition_that_is_gone_is_left_over(library: Path) -> None:
    (library / INSOMNIA).unlink()
    found = asked(library)
    assert str(found.report.state) == "left over"
    assert found.inputs[INSOMNIA] == "gone"


def test_nothing_is_written(library: Path) -> None:
    edit(library, SLEEP, FILES[SLEEP].replace("Rest is", "Much rest is"))
    before = {path: path.read_bytes() for path in (library / "build").rglob("*") if path.is_file()}
    asked(library)
    assert before == {
        path: path.read_bytes() for path in (library / "build").rglob("*") if path.is_file()
    }
