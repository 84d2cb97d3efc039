"""Notices are known by what they say; advice and reports that share their words are none."""

from pathlib import Path

import pytest

from handoutkit.language.disclaimers import disclaimer_strength, is_disclaimer

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[str]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.partition(": ")[2] for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("text", cases("no-notices.txt"))
def test_advice_and_reports_are_no_disclaimers(text: str) -> None:
    assert not is_disclaimer(text)


@pytest.mark.parametrize("text", cases("notices.txt"))
def test_a_disclaimer_is_known_by_what_it_says(text: str) -> None:
    assert is_disclaimer(text)


def test_a_heading_alone_is_no_disclaimer() -> None:
    assert not is_disclaimer("Disclaimer")
    assert not is_disclaimer("Haftungsausschluss:")


def test_a_long_text_that_ends_with_a_notice_stays_a_text() -> None:
    told = (
        "Magnesium is found in nuts, beans and leafy greens, and the body stores it in bones. " * 6
    )
    notice = "This page is not a substitute for professional medical advice."
    assert not is_disclaimer(told + notice)
    assert 0 < disclaimer_strength(told + notice) < disclaimer_strength(notice) == 1


def test_advice_beside_a_notice_belongs_to_it() -> None:
    assert is_disclaimer(
        "This page is not medical advice. Before you change your diet, and whenever you are not "
        "sure what is right for you, speak with a health care provider you trust."
    )


def test_a_pronoun_stands_for_the_text_only_behind_it() -> None:
    about = "This summary has current information about vitamin C. It is meant to inform patients."
    assert is_disclaimer(f"{about} It does not give recommendations about treatment.")
    assert not is_disclaimer("Vitamin C is found in fruit. It does not give you more strength.")


def test_a_heading_above_gives_strength() -> None:
    text = "Nobody promises a cure, and it is better not to rely on one source alone."
    assert is_disclaimer(text, under_heading=True)
    assert not is_disclaimer("Eat more vegetables and walk every day.", under_heading=True)
    assert is_disclaimer("Conflicts of interest: The writer has no competing interests.")


@pytest.mark.parametrize("sign", ["not ", "this ", "a", "no information for ", "ne ", "1", ". "])
def test_hostile_text_costs_little(sign: str) -> None:
    assert not is_disclaimer((sign * 100_000)[:100_000])
