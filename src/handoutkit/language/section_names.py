"""Names that sections of health articles usually have, in English, Spanish, German and French.

Knows whole names, not single words: "Symptoms" is one, "Symptoms get worse" is none.
"""

from handoutkit.language.folding import folded

# Folded: small letters, no accents, straight quotes.
_MAIN = """
contact|contact us|contact details|contact information|how to contact us|contacto|kontakt|contacts
overview|summary|introduction|background|definition|description|about|key facts|key points
at a glance|symptoms|signs and symptoms|signs & symptoms|symptoms and causes|common symptoms
early symptoms|causes|causes and risk factors|risk factors|who is at risk|complications
possible complications|diagnosis|diagnosis and tests|tests and diagnosis|exams and tests|prognosis
considerations|treatment|treatments|treatment options|treatments and therapies|management
management and treatment|alternative medicine|coping and support|preparing for your appointment
support groups|next steps|prevention|outlook|outlook / prognosis|outlook (prognosis)|recovery
living with|self-care|home care|lifestyle and home remedies|when to see a doctor
when to call a doctor|when to seek help|when to seek medical help
when to contact a medical professional|when to get medical help|dosage|dose|dosing|how to use
how to take|how it works|uses|benefits|health benefits|potential benefits|side effects
possible side effects|safety|safety and side effects|side effects and safety
safety and precautions|precautions|warnings|warnings and precautions|interactions
drug interactions|contraindications|overdose|pregnancy and breastfeeding|conclusion|conclusions
final thoughts|the bottom line|bottom line|takeaway|takeaways|key takeaways|in summary|faq|faqs
frequently asked questions|questions and answers|alternative names|impact|epidemiology
pathophysiology|etiology|clinical trials|resumen|introduccion|descripcion general|generalidades
definicion|datos clave|datos y cifras|panorama general|sintomas|signos y sintomas|causas
factores de riesgo|complicaciones|posibles complicaciones|diagnostico|pruebas y examenes
tratamiento|tratamientos|prevencion|pronostico|expectativas (pronostico)|nombres alternativos
cuando contactar a un profesional medico|cuando consultar al medico|dosis|posologia
efectos secundarios|efectos adversos|posibles efectos adversos|precauciones|advertencias
interacciones|contraindicaciones|advertencias y precauciones|sobredosis|conservacion|beneficios
usos|embarazo y lactancia|conclusiones|preguntas frecuentes|manejo|medicina alternativa
consideraciones|recuperacion|cuidados en casa|uberblick|zusammenfassung|einleitung|einfuhrung
allgemeines|allgemeine informationen|symptome|anzeichen|anzeichen und beschwerden|beschwerden
ursachen|ursachen und risikofaktoren|risikofaktoren|folgen|komplikationen|diagnose|untersuchungen
behandlung|therapie|vorbeugung|vorbeugen|pravention|prognose|verlauf|krankheitsverlauf|dosierung
anwendung|nebenwirkungen|wechselwirkungen|gegenanzeigen|warnhinweise
warnhinweise und vorsichtsmassnahmen|vorsichtsmassnahmen|uberdosierung|aufbewahrung|wirkung
schwangerschaft|schwangerschaft und stillzeit|fazit|haufigkeit|haufige fragen|wann zum arzt
ernahrung|nachsorge|apercu|resume|generalites|principaux faits|points cles|vue d'ensemble
symptomes|signes et symptomes|facteurs de risque|diagnostic|traitement|traitements|pronostic
evolution|posologie|effets indesirables|effets secondaires|precautions d'emploi|mises en garde
mises en garde et precautions|contre-indications|surdosage|conservation|bienfaits|utilisation
grossesse et allaitement|questions frequentes|quand consulter|que faire|auf einen blick|en bref
l'essentiel|de un vistazo|puntos clave|l'action de l'oms|action de l'oms|who response
respuesta de la oms
"""
# Names that sections have as well, but mostly below others.
_LOWER = """
types|stages|tests|medicines|medications|surgery|missed dose|storage|ingredients|research|history
statistics|physical exam|diet|exercise|prescription medicines|home remedies|adults|children|tipos
medicamentos|cirugia|conservacion|dieta|ejercicio|adultos|ninos|medikamente|operation|bewegung
arten|erwachsene|kinder|medicaments|chirurgie|adultes|enfants
"""


def _listed(lines: str) -> frozenset[str]:
    return frozenset(name for line in lines.split("\n") for name in line.split("|") if name)


_MAIN_NAMES = _listed(_MAIN)
_NAMES = _MAIN_NAMES | _listed(_LOWER)
_LONGEST = 60
_MOST_WORDS = 4
_OF = frozenset({"of", "for", "in", "de", "del", "von", "bei", "du", "des", "der"})


def is_section_name(heading: str) -> bool:
    """Tell whether a heading, without its number, is a usual name of a section."""
    return _bare(heading) in _NAMES


def is_main_section(heading: str) -> bool:
    """Tell whether a heading, without its number, usually names a section of the highest level.

    "Symptoms", "Symptoms of asthma" and "Asthma symptoms" do.
    """
    name = _bare(heading)
    words = name.split()
    if name in _MAIN_NAMES or not words:
        return bool(words)
    if words[-1] in _MAIN_NAMES and len(words) <= _MOST_WORDS and not _OF.intersection(words):
        return True
    return words[0] in _MAIN_NAMES and words[-1] not in _OF and words[1] in _OF


def _bare(heading: str) -> str:
    return folded(heading).strip(" :.?!*") if len(heading) <= _LONGEST else ""
