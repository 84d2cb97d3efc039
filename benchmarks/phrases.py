"""Sentences of our own to fill made-up handouts with, alike in each language they are written in.

The n-th phrase of a language translates the n-th of each other one. Knows no files.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Sentences without their stops, and what their letters stand for."""

    sentences: Sequence[str]
    acts: Sequence[str]
    feelings: Sequence[str]
    parts: Sequence[str]
    times: Sequence[str]
    people: Sequence[str]


_ENGLISH = Phrases(
    sentences=(
        "{a} can ease {x} in {p} {t}",
        "some people feel {x} in {p} {t}",
        "tell {w} when you feel {x} in {p} {t}",
        "{a} {t} may help more than {b}",
        "write down what {a} does to {p} {t}",
        "ask {w} about {a} before you try it {t}",
        "rest {p} {t}, and start again with {a}",
        "{x} in {p} is common, and it often fades with {a}",
    ),
    acts=(
        *("walking slowly", "stretching with care", "breathing deeply", "sleeping longer"),
        *("drinking water", "eating fruit", "lying down", "a warm bath", "gentle swimming"),
        *("sitting upright", "a short break", "quiet music", "fresh air", "light gardening"),
        *("a regular meal", "a cool cloth", "talking with friends", "an early night"),
    ),
    feelings=(
        *("stiffness", "tiredness", "tightness", "burning", "tingling", "weakness", "numbness"),
        *("heaviness", "throbbing", "itching", "swelling", "coldness", "warmth", "cramping"),
    ),
    parts=(
        *("the knee", "the left hip", "the neck", "the lower back", "the right wrist"),
        *("the shoulder", "the jaw", "the left ankle", "the hand", "the forehead", "the calf"),
        *("the thigh", "the right elbow", "the heel", "the chest", "the belly", "the scalp"),
        *("the ribs", "the thumb", "the left foot"),
    ),
    times=(
        *("in the morning", "at night", "after a meal", "on cold days", "on the way to work"),
        *("before sleep", "at the weekend", "in the summer", "after a long journey"),
        *("in the evening", "during the day", "once a week"),
    ),
    people=(
        *("your nurse", "your doctor", "your pharmacist", "your care team", "your family"),
        *("your dentist", "your therapist"),
    ),
)
_SPANISH = Phrases(
    sentences=(
        "{a} puede aliviar {x} en {p} {t}",
        "algunas personas sienten {x} en {p} {t}",
        "diga a {w} si siente {x} en {p} {t}",
        "{a} {t} puede ayudar más que {b}",
        "anote qué efecto tiene {a} en {p} {t}",
        "pregunte a {w} sobre {a} antes de probarlo {t}",
        "descanse {p} {t}, y vuelva a empezar con {a}",
        "{x} en {p} es frecuente, y a menudo se pasa con {a}",
    ),
    acts=(
        *("caminar despacio", "estirarse con cuidado", "respirar hondo", "dormir más"),
        *("beber agua", "comer fruta", "acostarse", "un baño tibio", "nadar con suavidad"),
        *("sentarse derecho", "una pausa corta", "la música tranquila", "el aire fresco"),
        *("la jardinería ligera", "una comida regular", "un paño fresco"),
        *("hablar con amigos", "acostarse temprano"),
    ),
    feelings=(
        *("la rigidez", "el cansancio", "la tensión", "el ardor", "el hormigueo", "la debilidad"),
        *("el adormecimiento", "la pesadez", "los latidos", "la picazón", "la hinchazón"),
        *("el frío", "el calor", "los calambres"),
    ),
    parts=(
        *("la rodilla", "la cadera izquierda", "el cuello", "la zona lumbar"),
        *("la muñeca derecha", "el hombro", "la mandíbula", "el tobillo izquierdo", "la mano"),
        *("la frente", "la pantorrilla", "el muslo", "el codo derecho", "el talón", "el pecho"),
        *("el vientre", "el cuero cabelludo", "las costillas", "el pulgar", "el pie izquierdo"),
    ),
    times=(
        *("por la mañana", "por la noche", "después de comer", "en los días fríos"),
        *("camino al trabajo", "antes de dormir", "los fines de semana", "en verano"),
        *("después de un viaje largo", "al atardecer", "durante el día", "cada semana"),
    ),
    people=(
        *("su enfermera", "su médico", "su farmacéutico", "su equipo de atención"),
        *("su familia", "su dentista", "su terapeuta"),
    ),
)
_ARABIC = Phrases(
    sentences=(
        "قد يخفف {a} من {x} في {p} {t}",
        "يشعر بعض الناس ب{x} في {p} {t}",
        "أخبروا {w} إذا شعرتم ب{x} في {p} {t}",
        "قد يفيد {a} {t} أكثر من {b}",
        "دوّنوا أثر {a} في {p} {t}",
        "اسألوا {w} عن {a} قبل تجربته {t}",
        "أريحوا {p} {t}، ثم ابدؤوا من جديد مع {a}",
        "{x} في {p} أمر شائع، وكثيرًا ما يزول مع {a}",
    ),
    acts=(
        *("المشي ببطء", "التمدد بعناية", "التنفس العميق", "النوم الطويل", "شرب الماء"),
        *("تناول الفاكهة", "الاستلقاء", "الحمام الدافئ", "السباحة الهادئة"),
        *("الجلوس المستقيم", "التوقف القصير", "سماع الموسيقى الهادئة", "الهواء النقي"),
        *("العمل الخفيف في الحديقة", "الأكل المنتظم", "وضع قماش بارد"),
        *("الحديث مع الأصدقاء", "النوم المبكر"),
    ),
    feelings=(
        *("التيبّس", "التعب", "الشدّ", "الحرقة", "الوخز", "الضعف", "التنميل", "الثقل"),
        *("النبض", "الحكة", "التورم", "البرودة", "الدفء", "التشنج"),
    ),
    parts=(
        *("الركبة", "الورك الأيسر", "الرقبة", "أسفل الظهر", "الرسغ الأيمن", "الكتف", "الفك"),
        *("الكاحل الأيسر", "اليد", "الجبين", "ربلة الساق", "الفخذ", "المرفق الأيمن"),
        *("الكعب", "الصدر", "البطن", "فروة الرأس", "الأضلاع", "الإبهام", "القدم اليسرى"),
    ),
    times=(
        *("في الصباح", "في الليل", "بعد الأكل", "في الأيام الباردة", "في الطريق إلى العمل"),
        *("قبل النوم", "في نهاية الأسبوع", "في الصيف", "بعد سفر طويل", "في المساء"),
        *("خلال النهار", "كل أسبوع"),
    ),
    people=(
        *("ممرضتكم", "طبيبكم", "الصيدلي", "فريق الرعاية", "عائلتكم", "طبيب الأسنان", "المعالج"),
    ),
)
PHRASES: Mapping[str, Phrases] = {"en": _ENGLISH, "es": _SPANISH, "ar": _ARABIC}


class Speech:
    """Says made-up sentences: the same number says the same in each language."""

    def __init__(self, seed: str, lang: str) -> None:
        """Draw from `seed`, in the words of a language of `PHRASES`."""
        self._random = Random(seed)
        self._phrases = PHRASES[lang]

    def act(self) -> str:
        """Give something to do."""
        return self._one(self._phrases.acts)

    def feeling(self) -> str:
        """Give something to feel."""
        return self._one(self._phrases.feelings)

    def part(self) -> str:
        """Give a part of the body."""
        return self._one(self._phrases.parts)

    def time(self) -> str:
        """Give a time."""
        return self._one(self._phrases.times)

    def number(self, step: int) -> str:
        """Give a number that grows with `step`."""
        return str(100 * step + self._random.randrange(10, 90))

    def sentence(self) -> str:
        """Give a sentence without its stop, the first letter a capital one."""
        said = self._one(self._phrases.sentences).format(
            a=self.act(),
            b=self.act(),
            x=self.feeling(),
            p=self.part(),
            t=self.time(),
            w=self._one(self._phrases.people),
        )
        return said[0].upper() + said[1:]

    def _one(self, choices: Sequence[str]) -> str:
        # Quicker than `choice`, and a thousand articles hold half a million words.
        return choices[int(self._random.random() * len(choices))]
