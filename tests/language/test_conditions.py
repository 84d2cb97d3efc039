"""A heading is about a condition if it names it, and nothing else."""

import pytest

from handoutkit.language.conditions import condition_in

NONE = """
Safety and Side Effects|Better Sleep|High Bioavailability|Improved Stress and Anxiety Resilience
What are the symptoms of anxiety disorders?|Treatment of asthma|Reducing Anxiety
Living With Asthma|Symptoms|Diagnosis|Prognosis|Disease|Infection|Pain Management
Lower blood pressure|Drug interactions|Contact dermatitis patch test?
Magnesium in Specific Pain Conditions|COVID-19 vaccine|Risk Factors and Diabetes|Pathophysiology
Síntomas de la migraña|Ursachen|Diagnose|Behandlung der Migräne|Visite|Activité|Symptômes|Dosis
"""
NAMED = """
Migraines: 1. Migraines|2) MIGRAINES.|Migraines
Chronic Back Pain: 4. Chronic Back Pain|Chronic Back Pain:
fibromyalgia: Magnesium and fibromyalgia|For fibromyalgia|Magnesium for fibromyalgia
Generalized anxiety disorder (GAD): Generalized anxiety disorder (GAD).
Type 2 diabetes: Type 2 diabetes|Magnesium and Type 2 diabetes
Anxiety and Depression: Anxiety and Depression
Stress and Anxiety: Stress and Anxiety
Asthma: Asthma: an overview
Lower back pain: Lower back pain
Atrial fibrillation: Atrial fibrillation
Vitamin A deficiency: Vitamin A deficiency
C. difficile infection: C. difficile infection|3. C. difficile infection
Dolor de espalda: Dolor de espalda
fibromialgia: Magnesio y fibromialgia
Chronische Rückenschmerzen: Chronische Rückenschmerzen
Migräne: Bei Migräne|Magnesium bei Migräne
Maladie de Parkinson: Maladie de Parkinson
migraine: Magnésium et migraine
"""


@pytest.mark.parametrize("heading", NONE.strip().replace("\n", "|").split("|"))
def test_a_heading_that_says_something_else_names_no_condition(heading: str) -> None:
    assert condition_in(heading) == ""


@pytest.mark.parametrize("case", NAMED.strip().splitlines())
def test_a_heading_about_a_condition_gives_its_name(case: str) -> None:
    headings = case.split(": ", 1)[1].split("|")
    for heading in headings:
        assert condition_in(heading).casefold() == case.partition(": ")[0].casefold(), heading


def test_hostile_headings_cost_little() -> None:
    assert condition_in("and " * 50_000) == ""
