"""Notes of two versions: each section keeps its own."""

from handoutkit.build.version_notes import kept_notes, new_labels, notes_for, relabelled
from tests.build.versions import version

ONE = version("## A {#a}\n\nText.[^1]\n\n## B {#b}\n\nMore.[^2]\n\n[^1]: One.\n\n[^2]: Two.")


def test_only_notes_of_sections_that_stay_are_kept() -> None:
    assert list(kept_notes(ONE.article, {"b"})) == ["2"]
    assert list(notes_for(ONE.article, {"a"})) == ["1"]


def test_a_label_that_says_something_else_is_made_anew() -> None:
    other = version("## A {#a}\n\nText.[^1][^2]\n\n[^1]: Else.\n\n[^2]: Two.").article.notes
    assert new_labels(ONE.article.notes, other) == {"1": "1-2"}
    assert relabelled(["a[^1] \\\\[^1] b[^2]"], {"1": "1-2"}) == ["a[^1-2] \\\\[^1] b[^2]"]
