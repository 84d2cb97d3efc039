"""What can be told of a line by its shape: a sentence, a title, an address, capitals.

Knows neither the lines around it nor what words mean.
"""

import re

from handoutkit.importers.flat.joints import needs_more

_CLOSING = "\"'”’»)]*†‡"
# A sentence's end inside a text; "St. John's wort", "Dr. Who" and "vs. No" have none.
_INNER_SENTENCE = re.compile(
    r"[^\W\d_]{2}(?<!\b(?:St|Dr|vs|Mr|Ms|No|Nr|Sr|Hr|Fr))[.!?…][\"'”’»)\]]*\s+[\"'“‘«(¿¡]*[A-ZÀ-ÖØ-Þ]"
)
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]{1,64}@[\w-]{1,64}\.\w)", re.IGNORECASE)
_AT_END = re.compile(r"(?:\s|(?<=[.!?…]))[(\[][^()\[\]]{1,30}[)\]]$")
_ASIDE = re.compile(r"\([^()]*\)")
_PICTURE = re.compile(r"[\u2600-\u26ff\u2728\u2753-\u2757\u2b50\U0001f300-\U0001faff]")
# What stands for a picture where a page was copied names somebody that it shows.
_SHOWS = re.compile(
    r"(?:an?|two|three|una?|dos|eine?|zwei|une?|deux) (?:[\w-]+ ){0,4}"
    r"(?:m[ae]n|wom[ae]n|person|people|couple|girls?|boys?|child|children|doctor|nurse|family|mother|father|hombre|mujer|persona"
    r"|niñ[ao]|médic[ao]|pareja|mann|frau|kind|arzt|ärztin|paar|homme|femme|enfant|médecin)\b"
    r"|(?:photo|photograph|picture|image|illustration|drawing|foto|imagen|ilustración|bild"
    r"|abbildung|dessin) (?:of|showing|de|d['’]|von|einer?s?) ",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}"
_BYLINE = re.compile(
    rf"(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or):? (?:(?:Dr|Prof|Mag|Dra|med)\.? )*{_NAME}(?: {_NAME}){{1,4}}"
    rf"(?:, .{{2,60}})?"
)
_LETTER = re.compile(r"[^\W\d_]")
_LONG_NUMBER = re.compile(r"\d[\d ()/-]{5,}\d")  # Of a telephone, a day, an account.
_OF_STREET = re.compile(
    r"^\d{4,6} +[A-ZÀ-Þ]\w+\W*\w*$|, ?\d{1,5}[a-z]?$|, [A-Z]{2} \d{5}(?:[-–]\d{4})?$"
)
# "168Comments": a number and what it counts, put together by a page. "B12Deficiency" has a letter.
_COUNTED = re.compile(r"\d{2,}[A-ZÀ-ÖØ-Þ][^\W\d_]{3}")
_SMALL = 4  # Words up to this length stay small in titles: "and", "with", "para", "pour".
_SENTENCE = 6  # Words from which on what ends as a sentence is one.
_FEWEST_CAPITALS, _FEWEST_APART = 4, 4
_LONGEST_HEADING = 110
_MOST_WORDS = 14
_MOST_WORDS_OF_QUESTIONS = 22


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence that is no question."""
    return text.rstrip(_CLOSING).endswith((".", "!", "…", "。"))


def is_question(text: str) -> bool:
    """Tell whether a text ends as a question."""
    return text.rstrip(_CLOSING).endswith("?")


def is_prose(text: str) -> bool:
    """Tell whether a text is one sentence or more, not a title or the item of a list."""
    text = _AT_END.sub("", text)
    words = len(text.split())
    if _INNER_SENTENCE.search(text):
        return True
    return (words >= _SENTENCE and ends_sentence(text)) or words > _MOST_WORDS_OF_QUESTIONS


def is_address(text: str) -> bool:
    """Tell whether a text holds the address of a page or of a mailbox."""
    return _ADDRESS.search(text) is not None


def is_capitals(text: str) -> bool:
    """Tell whether all letters are capitals, and whether there are enough of them to tell."""
    letters = _LETTER.findall(_ASIDE.sub("", text))
    big = sum(one.isupper() for one in letters)
    return bool(big >= _FEWEST_CAPITALS and big >= 0.9 * len(letters))


def is_title_case(text: str) -> bool:
    """Tell whether the words of a title begin with capitals, as English titles often do."""
    words = [one.strip("\"'“”‘’()[]«»:,") for one in text.split()]
    main = [one for one in words[1:] if len(one) > _SMALL and one[0].isalpha()]
    return bool(main) and sum(one[0].isupper() for one in main) >= 0.75 * len(main)


def begins_small(text: str) -> bool:
    """Tell whether a text begins with a small letter."""
    return text.lstrip("\"'“‘’([«¿¡")[:1].islower()


def begins_with_picture(text: str) -> bool:
    """Tell whether a small picture stands before the words, as "⚠️" does."""
    return _PICTURE.match(text) is not None


def tells_picture(text: str) -> bool:
    """Tell whether a line says what a picture shows: "A smiling woman at the table"."""
    return _SHOWS.match(text) is not None and not is_title_case(text)


def is_byline(text: str) -> bool:
    """Tell whether a line is no more than who wrote a text: "By Dr. Marie Curie"."""
    return _BYLINE.fullmatch(text) is not None


def _is_spaced_out(words: list[str]) -> bool:
    """Tell whether letters stand apart, as in banners that were read from a PDF."""
    single = sum(len(one) == 1 and one.isalpha() for one in words)
    return single >= _FEWEST_APART and single > 0.3 * len(words)


def could_be_heading(text: str) -> bool:
    """Tell whether a text has the shape of a heading, wherever it stands."""
    words = text.split()
    if not len(text) <= _LONGEST_HEADING or len(_LETTER.findall(text)) <= 1:
        return False
    if len(words) > (_MOST_WORDS_OF_QUESTIONS if is_question(text) else _MOST_WORDS):
        return False
    if begins_small(text) or text[-1] in ".,;…" or text[0] in "(（.,;)=" or is_address(text):
        return False
    if needs_more(text) or _COUNTED.match(text):
        return False
    if ";" in text or _OF_STREET.search(text) or _LONG_NUMBER.search(text) or _is_spaced_out(words):
        return False
    return not is_prose(text)
