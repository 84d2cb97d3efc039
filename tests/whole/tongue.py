"""Words to write with: three languages for whole texts, nine more for words inside them."""

import re
from collections.abc import Mapping
from random import Random

_ENGLISH = """
about affluent and ask before body breath call care daily don’t early efficient evening
fjord food gentle office heart help high hour large little low medicine minute morning naïve
nerve night often pain pharmacist rest safe sleep slow small strong sugar symptom talk the
time today walk warm water week with your zigzag
"""
_SPANISH = """
agua antes ayuda bebida caminar comida corazón cuerpo cuidado despacio día dolor dormir
después enfermera farmacéutico función fuerte grande hora leve mañana médico medicina minuto
niño noche nunca pequeño pregunta sal según sueño también tarde
"""
WORDS: Mapping[str, tuple[str, ...]] = {
    "en": tuple(_ENGLISH.split()),
    "es": tuple(_SPANISH.split()),
    "el": ("υγεία", "νερό", "ύπνος", "πόνος", "γιατρός", "ώρα", "φάρμακο", "ήσυχος", "Ἀθῆναι"),
    "ru": ("здоровье", "вода", "сон", "боль", "врач", "час", "лекарство", "ёж", "щётка"),
    "ar": ("صحة", "ماء", "نوم", "ألم", "طبيب", "ساعة", "دواء", "الصداع", "مغنيسيوم", "لا"),
    "he": ("בריאות", "מים", "שינה", "כאב", "רופא", "שעה", "תרופה", "מגנזיום"),
    "fa": ("سلامتی", "آب", "خواب", "درد", "پزشک", "ساعت", "دارو", "می‌خوابم", "گرم", "چای"),
    "ur": ("صحت", "پانی", "نیند", "درد", "ڈاکٹر", "گھنٹہ", "دوا", "ٹھیک", "کھانے", "نہیں", "پئیں"),
    "th": ("สุขภาพ", "น้ำ", "นอน", "ปวด", "แพทย์", "ชั่วโมง", "กินยาพร้อมอาหารและดื่มน้ำ"),
    "vi": (
        "sức",
        "khỏe",
        "nước",
        "ngủ",
        "đau",
        "bác",
        "sĩ",
        "giờ",
        "thuốc",
        "Uống",
        "nghỉ",
        "ngơi",
    ),
    "zh-Hans": ("健康", "水", "睡眠", "疼痛", "医生", "小时", "药", "请多喝水，按时服药。", "直"),
    "hi": ("स्वास्थ्य", "पानी", "नींद", "दर्द", "चिकित्सक", "घंटा", "दवा", "क्षमता", "श्री", "स्त्री"),
}
# What is awkward for Markdown, for XML or for a font, and still is plain text.
AWKWARD = (
    *(
        "3 < 4",
        "5 > 4",
        "R&D",
        "50 %",
        "≥ 2",
        "µg/l",
        "5\u00a0mg",
        "10\u202fml",
        "½",
        "“so”",
        "«así»",
    ),
    *(
        "¿qué?",
        "e.g.",
        "(see below)",
        "A/B",
        "24/7",
        "#1",
        "100$",
        "x = y",
        "“it’s”",
        "–",
        "…",
        "±0.5",
    ),
    *(
        "&amp;",
        "&lt;b&gt;",
        "\\*",
        "\\[x\\]",
        "\\{y\\}",
        "1\\. no",
        "Łódź",
        "Ångström",
        "e\u0301t\u0301e\u0301",
    ),
)
LONG_WORDS = (
    "pneumonoultramicroscopicsilicovolcanoconiosis",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "methionylthreonylthreonylglutaminylarginylisoleucylthreonylvalylalanylglutaminylserylglycyl",
    "electroencefalografistas/otorrinolaringólogos/esternocleidomastoideos",
)

# Not in addresses, ids and attributes, and not the kind of a callout.
_ENGLISH_WORD = re.compile(
    rf"(?<![\w/@#=:.-])(?<!::: )({'|'.join(sorted(WORDS['en'], key=len, reverse=True))})(?![\w-])",
    re.IGNORECASE,
)


# Chinese has no spaces that its words would stand between.
_CHINESE_WORD = re.compile("|".join(sorted(WORDS["zh-Hans"], key=len, reverse=True)))
_WORD_OF = {"en": _ENGLISH_WORD, "zh-Hans": _CHINESE_WORD}


def in_words_of(lang: str, text: str, source: str) -> str:
    """Give a text with another language's words for its words, and all else as it is."""
    words = WORDS[lang]

    def other(match: re.Match[str]) -> str:
        word = words[WORDS[source].index(match[0].lower()) % len(words)]
        return word.capitalize() if match[0][0].isupper() else word

    # The long words that are no words of a language are others as well.
    return _WORD_OF[source].sub(other, text).replace("electroencefalo", "encefalo")


class Tongue:
    """Draws words of a language, with a share of awkward ones."""

    def __init__(self, random: Random, lang: str) -> None:
        """Draw from `random` words of `lang`."""
        self.lang = lang
        self._random = random

    def word(self) -> str:
        return self._random.choice(WORDS[self.lang])

    def words(self, low: int = 1, high: int = 4) -> str:
        """Give words that begin and end with a letter."""
        return " ".join(self.word() for _ in range(self._random.randint(low, high)))

    def foreign(self, lang: str) -> str:
        """Give words of another language: nothing but words, whose order scripts can turn round."""
        return " ".join(self._random.choices(WORDS[lang], k=self._random.randint(1, 4)))

    def awkward(self) -> str:
        return self._random.choice(AWKWARD)

    def long_word(self) -> str:
        return self._random.choice(LONG_WORDS)

    def exactly(self, length: int) -> str:
        """Give a line of so many characters, the first one a capital letter."""
        line = self.word()
        while len(line) <= length:
            line += f" {self._random.choice(['&', '<', '“', ''])}{self.word()}"
        line = line[:length]
        return (line[:-1] + "x" if line.endswith(" ") else line).capitalize()

    def address(self, parts: int) -> str:
        """Give a web address: long ones have nowhere to break but at their signs."""
        names = [self._random.choice(WORDS["en"]).replace("’", "").replace("ï", "i")]
        names += ["".join(self._random.choices("abcdef0123456789", k=24)) for _ in range(parts)]
        return f"https://www.example.org/{'/'.join(names)}?page={parts}&from=a_b-c#top"
