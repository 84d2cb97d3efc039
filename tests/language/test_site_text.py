"""Lines of the page around an article are told with a reason; health text is never one."""

import pytest

from handoutkit.language.site_text import site_reason

HEALTH = """
Share your medicines list with your doctor
Search for blood in the stool
Print the list and bring it to your visit.
Home remedies
Contact dermatitis
Related conditions
Save your inhaler for emergencies
Email your care team if you have questions.
Follow us through the steps of the test.
Log your blood pressure every day.
Published studies show a small benefit.
Previous heart attack
Cookies, cakes and sweets have a lot of sugar.
Last dose at 6 pm
Alcohol / Tobacco / Drugs
Vitamin C > 200 mg
Comparta la lista de sus medicamentos con su médico
Busque atención médica de inmediato
Teilen Sie Ihrem Arzt mit, welche Mittel Sie nehmen.
Anzeichen
Suche nach der Ursache
Partagez la liste de vos médicaments avec votre médecin.
Recherche de sang dans les selles
Menu planning for diabetes
Follow us: stop taking it if you have hives
"""
SITE = """
a menu: Skip to main content|Menu|Home > Health > Anxiety|Back to top|Saltar al contenido principal
a menu: Zum Inhalt springen|Startseite|Aller au contenu|Accueil|Search this site|☰ Menu
a notice of the site: We use cookies to make this site better.|Cookie settings|Tout accepter
a notice of the site: Official websites use .gov|Diese Website verwendet Cookies.
an invitation to subscribe: Subscribe to our newsletter|Suscríbete a nuestro boletín
an invitation to subscribe: Newsletter abonnieren|Abonnez-vous à notre newsletter
buttons to share: Share on Facebook|Print this page|Facebook Twitter Email|Compartir|Drucken
buttons to share: Imprimer|PDF|Follow us on Instagram
an advert: Advertisement|Publicidad|Anzeige|Publicité|Article continues below advertisement
a related story: Read next: Is coffee bad for you?|Lesen Sie auch: Besser schlafen
a related story: Better sleep is an original (Example) article.|À lire aussi : Mieux dormir
a switch of language: Also in Spanish|En español|Sprache wählen|Available in French
a line about rights: © 2024 Example Clinic|All rights reserved|Todos los derechos reservados
a page number: Page 2 of 5|Seite 2 von 4|Página 2 de 4|- 3 -
about the page: Last updated: March 3, 2023|Reviewed by A. Jones, MD|5 min read
about the page: Última actualización: 3 de mayo de 2020|Stand: März 2022|Mis à jour le 3 mai 2021
a log-in: Log in|Iniciar sesión|Anmelden|Se connecter|Forgot password?
a comment: Leave a comment|3 comments|Was this page helpful?|Laisser un commentaire
"""


@pytest.mark.parametrize("line", HEALTH.strip().splitlines())
def test_health_text_is_never_site_text(line: str) -> None:
    assert site_reason(line) == ""


@pytest.mark.parametrize("case", SITE.strip().splitlines())
def test_a_line_of_the_page_around_is_told_with_its_reason(case: str) -> None:
    reason, _, lines = case.partition(": ")
    for line in lines.split("|"):
        assert site_reason(line) == reason, line


@pytest.mark.parametrize("sign", ["a > ", "a", "- ", "share ", "© ", "1 "])
def test_hostile_lines_cost_little(sign: str) -> None:
    assert site_reason(sign * 100_000) == ""
