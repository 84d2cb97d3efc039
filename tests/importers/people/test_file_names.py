"""A file's name is one everywhere, and tells nobody's."""

import pytest

from handoutkit.importers.people.file_names import is_file_name, tells


@pytest.mark.parametrize("written", ["", ".a", "a.", "a/b", "..", "nul", "com1.x", "é", "a" * 101])
def test_what_is_no_file_name_somewhere_is_none(written: str) -> None:
    assert not is_file_name(written)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("example-12", "Ana Example"),
        ("AnaExample", "Ana Example"),
        ("aexample7", "Ana Example"),
        ("exampleana", "Ana Example"),
        ("ana.12", "Ana Example"),
        ("bo-li", "Bo Li"),
        ("boli", "Bo Li"),
        ("libo2", "Bo Li"),
        ("li", "Li"),
        ("mbeispielmueller", "Max Beispielmüller"),
        ("mbeispielmuller", "Max Beispielmüller"),
        ("przyklad_1", "Łukasz Przykład"),
        ("lukasz", "Łukasz Przykład"),
        ("maria", "Marı\u0301a"),
    ],
)
def test_a_file_that_would_tell_a_name_is_known(written: str, name: str) -> None:
    assert is_file_name(written)
    assert tells(written, name)


@pytest.mark.parametrize(
    ("written", "name"),
    [("patient-0007", "Pat Example"), ("a1", "Ana A. Example"), ("0001", "Ana"), ("x", "王小明")],
)
def test_a_number_tells_nobody(written: str, name: str) -> None:
    assert not tells(written, name)
