"""The languages of works, as bibliographies name them. Knows nothing else of a work."""

_NAMED = {
    "en": "eng english englisch inglés ingles anglais american british usenglish ukenglish",
    "es": "spa spanish spanisch español espanol espagnol castellano",
    "de": "ger deu german deutsch alemán aleman allemand ngerman naustrian",
    "fr": "fre fra french französisch francés frances français francais",
    "it": "ita italian italiano",
    "pt": "por portuguese português portugues brazilian",
    "nl": "dut nld dutch nederlands",
    "zh": "chi zho chinese",
    "ja": "jpn japanese",
    "ru": "rus russian",
    "pl": "pol polish",
    "sv": "swe swedish",
    "da": "dan danish",
    "no": "nor norwegian",
    "fi": "fin finnish",
    "tr": "tur turkish",
    "ko": "kor korean",
    "ar": "ara arabic",
}
_CODES = {name: code for code, names in _NAMED.items() for name in names.split()}


def language_code(written: str) -> str:
    """Give a language as two letters where its name is known, else as it is written."""
    return _CODES.get(written.strip().casefold(), written.strip())
