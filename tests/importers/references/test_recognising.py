"""What is a reference and what is a sentence, a heading or a link."""

import time

import pytest

from handoutkit.importers.references import looks_like_reference

NONE = """\
A 2012 study in Magnesium Research found that magnesium lowers the number of attacks.
Clinical Evidence: A randomized trial in Spine Journal (2019) found that pain fell by 35%.
In the SPRINT trial (N Engl J Med 2015;373:2103-16), intensive treatment reduced the risk of death.
Also in Spanish
References
Vitamin D and Calcium
Vitamin C, Vitamin D, and zinc help in 2020 and later.
Hepatitis B. A vaccine has been given since 1982.
For more information, visit https://www.cdc.gov/asthma/index.html.
Learn more: https://medlineplus.gov/anxiety.html
Call 1-800-232-4636 or visit www.cdc.gov.
Last reviewed May 2022
Page last updated: 3 May 2022
Take 1 tablet (500 mg) 2 times a day; 12 tablets are enough for 6 days.
In 2019; 12 of 45 (27%) had no pain, 10 (22%) had less.
Household air pollution 15 December 2023
WHO Special Initiative for Mental Health (2019–2023): Universal Health Coverage
Jeanette Maier MD, Updated May 2020 by the editors
Un estudio de 2012 encontró que el magnesio reduce los ataques (Nutrients 2012;4:12-18).
Eine Studie aus dem Jahr 2017 zeigte, dass Magnesium hilft.
Une étude de 2017 a montré que le magnésium aide.
You should not take more than 350 mg a day (doi: 10.1000/1), your doctor will tell you.
National Institute of Mental Health
""".splitlines()

ONES = """\
Lacy BE, Mearin F, Chang L, et al. "Bowel Disorders." Gastroenterology 2016;150(6):1393–1407.
Magnesium and Fibromyalgia: A Literature Review. Retrieved from: https://pmc.ncbi.nlm.nih.gov/x
Maier, J. A., & Mazur, A. (2021). Magnesium and inflammation. Seminars in Biology, 115, 37–44.
Slutsky, I. et al. Enhancement of learning and memory. Neuron 65, 165–177 (2010).
1. Global burden of 369 diseases and injuries, 1990–2019. Lancet. 2020;396(10258):1204-22
World Health Organization. (2019, May 3). Obesity and overweight. https://www.who.int/obesity
Vink R, Nechifor M, editors. Magnesium in the Central Nervous System. Adelaide: Press; 2011.
Robert Koch-Institut. Impfkalender 2024. Abrufbar unter: https://www.rki.de/impfkalender
Institut für Qualität (IQWiG). Rücken- und Kreuzschmerzen. Zugriff am 12.03.2024.
Organización Mundial de la Salud. Obesidad y sobrepeso. Disponible en: https://www.who.int/es
Inserm. Migraine. Disponible sur : https://www.inserm.fr/migraine/ [consulté le 3 mai 2024]
Haute Autorité de santé. Recommandations contre le zona. Saint-Denis : HAS ; 2024.
National Institute for Health and Care Excellence (2022). Carpal tunnel. cks.nice.org.uk/carpal
SOURCES: Mayo Clinic: "Iron deficiency anemia." National Heart Institute: "Anemia."
Ferri FF. Fibromyalgia. In: Ferri's Clinical Advisor 2022. Elsevier; 2022.
Sinha, A., et al., Magnesium in man. Physiol Rev, 2015. 95(1): p. 1-46.
""".splitlines()


@pytest.mark.parametrize("text", NONE)
def test_sentences_headings_and_links_are_none(text: str) -> None:
    assert not looks_like_reference(text)


@pytest.mark.parametrize("text", ONES)
def test_references_of_common_styles_are_told(text: str) -> None:
    assert looks_like_reference(text)


@pytest.mark.parametrize("unit", ["a", "A. ", "Smith J, ", "2012;1(", "http://", "“a", "[", "1-"])
def test_hostile_texts_end_soon(unit: str) -> None:
    begun = time.monotonic()
    looks_like_reference(unit * (200_000 // len(unit)))

    assert time.monotonic() - begun < 2
