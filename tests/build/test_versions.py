"""The versions of all that shapes bytes."""

from importlib.metadata import version
from platform import python_version

from handoutkit import __version__
from handoutkit.build.versions import LIBRARIES, versions


def test_the_versions_name_the_program_its_libraries_and_pango() -> None:
    found = versions()
    number, _, files = found["handoutkit"].partition("+")
    assert number == __version__
    assert len(files) == 12
    assert found["python"] == python_version()
    assert found["pango"].split(".")[0] == "1"


def test_each_library_has_the_version_that_its_metadata_tells() -> None:
    found = versions()
    assert {name: found[name] for name in LIBRARIES} == {name: version(name) for name in LIBRARIES}
