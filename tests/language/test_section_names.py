"""Usual names of sections are known; sentences that begin with such a word are none."""

import pytest

from handoutkit.language.section_names import is_main_section, is_section_name


@pytest.mark.parametrize("text", ["Symptoms get worse at night", "My summer", "", "1", "of"])
def test_other_words_are_no_names_of_sections(text: str) -> None:
    assert not is_section_name(text)
    assert not is_main_section(text)


@pytest.mark.parametrize(
    "text", ["Symptoms:", "Síntomas", "URSACHEN", "Effets indésirables", "Diet"]
)
def test_usual_names_are_known(text: str) -> None:
    assert is_section_name(text)


@pytest.mark.parametrize("text", ["Diet", "Ziel der Therapie", "Medicines"])
def test_not_every_name_is_one_of_the_highest_level(text: str) -> None:
    assert not is_main_section(text)


@pytest.mark.parametrize("text", ["Symptoms", "Symptoms of asthma", "Asthma symptoms"])
def test_a_main_section_may_say_what_it_is_about(text: str) -> None:
    assert is_main_section(text)
