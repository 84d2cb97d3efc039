"""Doses, dangers and calls for help are known; ordinary text is not taken for them."""

import pytest

from handoutkit.language.safety import is_instruction, is_safety

ORDINARY = """
Magnesium is a mineral found in nuts and leafy greens.
Share this article
Home > Health > Anxiety
Your heart has four chambers.
El magnesio es un mineral.
Folgen Sie uns auf Facebook
Le magnésium est un minéral.
"""
SAFETY = """
Take 2 tablets with water.
The upper limit for adults is 350 mg a day.
Adults take 1,000 mcg once a week.
If you are pregnant, ask first.
May cause drowsiness. Avoid alcohol.
Keep out of reach of children.
Call 9-1-1 right away.
Call or text 988 if you think about suicide.
People with kidney disease should not take magnesium.
Side effects include diarrhea.
This lot was recalled in May.
Take the two medicines four hours apart.
No tome más de 2 comprimidos al día.
Las embarazadas deben consultar antes.
Llame al 112 si le cuesta respirar.
Nehmen Sie nicht mehr als 3 Tabletten am Tag.
Rufen Sie den Notarzt (112).
Wechselwirkungen mit Blutverdünnern sind möglich.
Ne dépassez pas 3 comprimés par jour.
Déconseillé aux femmes enceintes.
À tenir hors de la portée des enfants.
"""


@pytest.mark.parametrize("text", ORDINARY.strip().splitlines())
def test_ordinary_text_is_no_safety_text(text: str) -> None:
    assert not is_safety(text)


@pytest.mark.parametrize("text", SAFETY.strip().splitlines())
def test_what_keeps_readers_safe_is_known(text: str) -> None:
    assert is_safety(text)


def test_an_instruction_is_more_than_a_word_for_a_danger() -> None:
    assert not is_instruction("Some treatments come with side effects.")
    assert is_instruction("Do not take it with alcohol.")
    assert is_instruction("Adults take 200 to 400 mg a day.")


def test_a_measure_of_blood_is_no_amount() -> None:
    assert not is_instruction("A level of 12 mg/dl is high.")


@pytest.mark.parametrize("sign", ["1", "1 ", "do not ", "1,", "a"])
def test_hostile_text_costs_little(sign: str) -> None:
    is_safety(sign * 100_000)
