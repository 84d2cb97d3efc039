"""Findings, places and page facts as values."""

from handoutkit import codes
from handoutkit.codes import ALWAYS_INSERTED, BAD_LINK
from handoutkit.errors import ClusterLost, ExitCode, HandoutError
from handoutkit.findings import Code, Place, Severity, sort_findings
from tests.builders import facts, finding

HERE = Place("handouts/a.md", 3, 7)


def test_a_finding_is_written_as_editors_understand_it() -> None:
    found = BAD_LINK.at(HERE, "no such section", "Name another.")
    assert str(found) == "handouts/a.md:3:7: error[SRC-039] no such section"


def test_a_finding_is_an_error_only_by_its_severity() -> None:
    assert BAD_LINK.at(HERE, "", "").is_error
    assert not ALWAYS_INSERTED.at(HERE, "", "").is_error


def test_findings_are_sorted_by_place_and_said_once() -> None:
    late, early = finding(BAD_LINK, "b.md", 2), finding(BAD_LINK, "b.md", 10)
    other, first = finding(ALWAYS_INSERTED, "b.md", 2), finding(BAD_LINK, "a.md", 99)
    assert sort_findings([early, late, other, first, late]) == (first, late, other, early)


def test_no_code_is_used_twice() -> None:
    all_codes = [one for one in vars(codes).values() if isinstance(one, Code)]
    assert len(all_codes) > 20
    assert len({one.id for one in all_codes}) == len(all_codes)
    assert {one.severity for one in all_codes} <= set(Severity)


def test_each_kind_of_trouble_has_an_exit_code_of_its_own() -> None:
    # A cluster that is lost is rendering that failed, of another kind.
    kinds = [kind for kind in HandoutError.__subclasses__() if kind is not ClusterLost]
    used = [kind.exit_code for kind in kinds]
    assert len(set(used)) == len(used)
    assert 1 not in [int(one) for one in ExitCode]


def test_the_first_words_of_a_page_run_over_its_blocks() -> None:
    (page,) = facts([(0, 0, "Rest is"), (1, 0, "good for you")]).pages
    assert page.first_words(3) == ("Rest", "is", "good")
    assert page.first_words(9) == ("Rest", "is", "good", "for", "you")


def test_a_page_without_words_has_no_first_words() -> None:
    assert facts([]).pages[0].first_words(3) == ()
