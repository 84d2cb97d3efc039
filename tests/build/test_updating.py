"""A newer version over an older one: ids stay, edits stay, what is gone goes."""

from handoutkit.build.import_log import section_digests
from handoutkit.build.import_request import Change
from handoutkit.build.updating import Updated, update
from handoutkit.model.article import Article
from tests.build.versions import HEAD, OLD, version
from tests.builders import DAY


def imported(text: str = OLD) -> dict[str, str]:
    return section_digests(version(text).article)


def updated(ours: str, theirs: str, *, base: str = OLD, overwrite: bool = False) -> Updated:
    return update(version(ours), version(theirs), imported(base), DAY, overwrite=overwrite)


def text_of(result: Updated) -> str:
    assert result.text is not None
    return result.text


def changes(result: Updated) -> dict[str, Change]:
    return {one.id: one.change for one in result.changes}


def sections(result: Updated) -> Article:
    body = text_of(result).split("---\n", 2)[2]
    return version(body).article


def test_the_same_again_changes_nothing() -> None:
    result = updated(OLD, OLD)
    assert result.text == version(OLD).text
    assert set(changes(result).values()) == {Change.UNCHANGED}
    assert result.findings == ()


def test_lines_broken_elsewhere_are_no_change() -> None:
    result = updated(OLD, OLD.replace("sleep.\n    Much", "sleep. Much"))
    assert result.text == version(OLD).text


def test_a_changed_section_is_taken_and_voids_the_review() -> None:
    result = updated(OLD, OLD.replace("Naps help.", "Short naps help."))
    assert changes(result)["nap"] is Change.CHANGED
    assert "Short naps help." in text_of(result)
    assert "reviewed" not in text_of(result)
    assert f"updated: {DAY}" in text_of(result)
    assert "# By hand." in text_of(result)
    assert [one.code for one in result.findings] == ["IMP-050"]


def test_an_edited_section_is_left_as_it_is_and_told_of() -> None:
    ours = OLD.replace("Naps help.", "Naps help us.")
    result = updated(ours, OLD.replace("Naps help.", "Short naps help."))
    assert changes(result)["nap"] is Change.KEPT
    assert "Naps help us." in text_of(result)
    assert [one.code for one in result.findings] == ["IMP-052"]


def test_an_edited_section_whose_source_is_as_it_was_needs_no_word() -> None:
    result = updated(OLD.replace("Naps help.", "Naps help us."), OLD)
    assert result.findings == ()
    assert "Naps help us." in text_of(result)


def test_overwriting_takes_the_newer_text_all_the_same() -> None:
    ours = OLD.replace("Naps help.", "Naps help us.")
    result = updated(ours, OLD.replace("Naps help.", "Short naps help."), overwrite=True)
    assert changes(result)["nap"] is Change.CHANGED
    assert "Short naps help." in text_of(result)


def test_new_sections_come_where_they_stand_and_gone_ones_go() -> None:
    theirs = OLD.replace("## Nap {#nap}\n\n    Naps help.", "").replace(
        "## Care", "## Night {#night}\n\n    Be dark.\n\n    ## Care"
    )
    result = updated(OLD, theirs)
    assert changes(result) == {
        "why": Change.UNCHANGED,
        "care": Change.UNCHANGED,
        "nap": Change.GONE,
        "night": Change.NEW,
    }
    assert [one.id for one in sections(result).sections] == ["why", "night", "care"]


def test_a_section_of_ones_own_stays_in_its_place() -> None:
    ours = OLD.replace("## Care", "## Us {#us}\n\n    Call us.\n\n    ## Care")
    result = updated(ours, OLD.replace("Naps help.", "Short naps help."), overwrite=True)
    assert [one.id for one in sections(result).sections] == ["why", "us", "care", "nap"]


def test_a_section_taken_out_here_stays_out() -> None:
    ours = OLD.replace("## Nap {#nap}\n\n    Naps help.", "")
    result = updated(ours, OLD.replace("Naps help.", "Short naps help."))
    assert [one.id for one in sections(result).sections] == ["why", "care"]
    assert [one.code for one in result.findings] == ["IMP-052"]


def test_without_a_record_every_difference_is_an_edit() -> None:
    newer = version(OLD.replace("Naps help.", "Short naps help."))
    result = update(version(OLD), newer, None, DAY, overwrite=False)
    assert changes(result)["nap"] is Change.KEPT


def test_a_new_safety_section_is_always_in() -> None:
    theirs = OLD + "\n    ## Stop {#stop}\n\n    Stop if it hurts.\n"
    newer = version(theirs, HEAD.replace("[care]", "[care, stop]"))
    result = update(version(OLD), newer, imported(), DAY, overwrite=False)
    assert "always: [care, stop]" in text_of(result)


def test_a_changed_section_that_is_about_safety_now_is_always_in() -> None:
    newer = version(OLD.replace("Naps help.", "Stop if it hurts."), HEAD.replace("care]", "nap]"))
    result = update(version(OLD), newer, imported(), DAY, overwrite=False)
    assert "always: [care, nap]" in text_of(result)


NOTED = OLD.replace("of it.", "of it.[^1]") + "\n    [^1]: With food.\n"


def test_a_note_that_changed_is_a_change_of_its_section() -> None:
    result = updated(NOTED, NOTED.replace("With food", "Never with food"), base=NOTED)
    assert changes(result)["why"] is Change.CHANGED
    assert "Never with food" in text_of(result)


def test_a_note_that_was_edited_here_stays_and_is_told_of() -> None:
    ours = NOTED.replace("With food", "With bread")
    result = updated(ours, NOTED.replace("With food", "Never with food"), base=NOTED)
    assert changes(result)["why"] is Change.KEPT
    assert result.text == version(ours).text


def test_a_new_note_comes_with_its_section_and_takes_no_label_from_another() -> None:
    ours = NOTED.replace("With food", "With bread")
    theirs = NOTED.replace("of it.[^1]", "of it.").replace("Naps help.", "Naps help.[^1]")
    result = updated(ours, theirs.replace("With food", "Before three"), base=NOTED)
    notes = sections(result).notes
    assert list(notes) == ["1", "1-2"]
    assert "Naps help.[^1-2]" in text_of(result)


def test_the_note_of_a_section_that_is_gone_goes_with_it() -> None:
    theirs = NOTED.replace("of it.[^1]", "of it.").replace("[^1]: With food.", "")
    assert sections(updated(NOTED, theirs, base=NOTED)).notes == {}


def test_notes_stay_when_the_last_section_changes() -> None:
    result = updated(NOTED, NOTED.replace("Naps help.", "Short naps help."), base=NOTED)
    assert list(sections(result).notes) == ["1"]


def test_comments_stay() -> None:
    ours = OLD.replace("    ## Why", "    <!-- ours -->\n\n    ## Why")
    ours = ours.replace("Naps help.", "Naps help.\n\n    <!-- ask the nurse -->")
    theirs = OLD.replace("Naps help.", "Short naps help.").replace("need sleep", "need much sleep")
    result = updated(ours, theirs)
    assert "<!-- ours -->" in text_of(result)
    assert "<!-- ask the nurse -->" in text_of(result)
    assert changes(result) == {
        "why": Change.CHANGED,
        "care": Change.UNCHANGED,
        "nap": Change.KEPT,
    }


NESTED = """
    ## Migraine {#migraine}

    It hurts.

    ### Dose {#dose}

    Take 3 mg.

    ## Asthma {#asthma}

    It wheezes.
"""


def test_what_stays_keeps_the_heading_that_it_stands_below() -> None:
    ours = NESTED.replace("3 mg", "2 mg")
    result = updated(ours, "## Asthma {#asthma}\n\nIt wheezes.", base=NESTED)
    assert changes(result)["migraine"] is Change.KEPT
    assert [one.id for one in sections(result).sections] == ["migraine", "asthma"]


def test_a_section_of_ones_own_takes_no_sub_section_from_another() -> None:
    own = "## Own {#own}\n\n    Ours.\n\n    ## Asthma"
    ours = NESTED.replace("### Dose {#dose}\n\n    Take 3 mg.\n\n    ## Asthma", own)
    base = NESTED.replace("### Dose {#dose}\n\n    Take 3 mg.\n", "")
    result = sections(updated(ours, NESTED, base=base))
    assert [one.id for one in result.sections] == ["migraine", "own", "asthma"]
    assert [one.id for one in result.sections[0].sections] == ["dose"]


def test_sections_moved_here_stay_where_they_are() -> None:
    ours = """
        ## Migraine {#migraine}

        It hurts.

        ## Asthma {#asthma}

        It wheezes.

        ### Dose {#dose}

        Take 3 mg.
    """
    newer = NESTED.replace("It hurts.", "It hurts much.")
    result = sections(updated(ours, newer, base=NESTED))
    assert [one.id for one in result.sections] == ["migraine", "asthma"]


def test_sections_that_nobody_can_put_in_order_are_refused() -> None:
    theirs = """
        ## Pain {#pain}

        All of it.

        ### Migraine {#migraine}

        It hurts.
    """
    result = updated(NESTED.replace("3 mg", "2 mg"), theirs, base=NESTED)
    assert result.text is None
    assert [one.code for one in result.findings] == ["IMP-054"]
    assert updated(NESTED.replace("3 mg", "2 mg"), theirs, base=NESTED, overwrite=True).text


def test_a_head_that_no_program_can_change_is_refused() -> None:
    head = (
        "title: Sleep\nlang: en\nupdated: 2026-01-02\n? reviewed\n: {on: 2026-01-03, by: nurse}\n"
    )
    newer = version(OLD.replace("Naps help.", "Short naps help."))
    result = update(version(OLD, head), newer, imported(), DAY, overwrite=False)
    assert (result.text, [one.code for one in result.findings]) == (None, ["IMP-054"])
