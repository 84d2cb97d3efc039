"""Organisations as authors and publishers: told by the words that their names are made of."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What names of organisations contain, in English, Spanish, German and French.
_KINDS = _words(
    """organization organisation organización organizacion institute institutes institut instituto
    association asociación asociacion society sociedad société societe gesellschaft agency agencia
    agence agentur department departamento département departement ministry ministerio ministère
    ministere ministerium bundesministerium bundesinstitut bundesamt bundesanstalt bundeszentrale
    center centers centre centres centro centros zentrum committee comité comite ausschuss college
    colegio collège academy academia académie akademie foundation fundación fundacion fondation
    stiftung council consejo conseil rat federation federación fédération verband bundesverband
    dachverband network netzwerk red réseau university universidad université universität
    hospital hôpital hôpitaux krankenhaus klinik klinikum clinic clínica clinique service services
    servicio administration administración commission comisión kommission office oficina board
    junta union unión consortium collaboration collaborators initiative alliance alianza bureau
    authority autorité autoridad library biblioteca bibliothèque bibliothek bundesärztekammer
    arbeitsgemeinschaft investigators investigator trialists group groupe grupo gruppe arbeitsgruppe
    working-group taskforce force team panel trust charity charities register registry
    press-office assurance ärztekammer krankenkasse krankenkassen caisse secretaría
    secretaria secretariat generalitat gobierno government federal"""
)
_KNOWN = _words(
    """
    who cdc nhs nice fda ema nih nci nhlbi niddk nimh ninds niams nccih ods usda epa hhs acog
    aap aha acc ada aafp ats esc escmid ecdc unicef unesco un paho ops oms iarc ipcc oecd
    cochrane medlineplus statpearls uptodate webmd healthline rki pei bfarm bzga iqwig awmf dge
    bfr has anses inserm ansm ameli vidal aemps sen semfyc health.gov hse sign gina gold kdigo
    nccn asco esmo wikipedia drugs.com medscape
    """
)
_SMALL = _words(
    """of the for and on in to at by a an & de la las los del el y e en para por der die das des dem
    den für und im von zur zum et du le les l d aux au pour sur"""
)
# Questions, quotations and numbers of documents.
_NO_NAME = re.compile(r"[?!“”«»\"]|/\d")
_FIGURES = re.compile(r"\d{3}")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*|&")
_MOST_WORDS = 16
_MOSTLY = 0.6


def is_organisation(text: str) -> bool:
    """Tell whether a text is the name of an organisation and nothing else."""
    words = _WORD.findall(text)
    if not words or len(words) > _MOST_WORDS or _NO_NAME.search(text):
        return False
    if _FIGURES.search(text) and not _kind(words[-1]):
        return False
    if " ".join(words).casefold() in _KNOWN or words[0].strip("().").casefold() in _KNOWN:
        return len(words) == 1 or _is_capitalised(words)
    if not any(_kind(word) for word in words):
        return False
    # Romance names have but one capital: "Organisation mondiale de la santé".
    return _is_capitalised(words) or (_kind(words[0]) and words[0][0].isupper())


def _kind(word: str) -> bool:
    bare = word.rstrip(".").casefold().removesuffix("’s").removesuffix("'s")
    return bare in _KINDS or bare.rpartition("-")[2] in _KINDS


def _is_capitalised(words: list[str]) -> bool:
    large = [word[0].isupper() for word in words if word.casefold() not in _SMALL]
    return bool(large) and sum(large) >= _MOSTLY * len(large) and words[0][0].isupper()
