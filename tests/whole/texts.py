"""The texts that a generated library must have in each of its languages.

A language for whole libraries needs an entry here, words in `tongue`, a catalogue of the program's
labels, and its place in `shapes.LANGUAGES`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handoutkit.language.wordings import CANONICAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What stands on the clinic's pages, and what disclaimers say."""

    notice: str
    emergency: str
    general: str
    supplement: str
    second: str


TEXTS: Mapping[str, Texts] = {
    "en": Texts(
        notice="Help in other languages is free.",
        emergency="Call 911.",
        general="Ask your care team & be safe.",
        supplement=CANONICAL["us-dshea-plural"],
        second=(
            "A second statement that is on each page because a rule of another place asks for it."
        ),
    ),
    "es": Texts(
        notice="La ayuda en otros idiomas es gratis.",
        emergency="Llame al 911.",
        general="Pregunte a su equipo de atención.",
        supplement=(
            "Estas declaraciones no han sido evaluadas por la Administración de Alimentos y "
            "Medicamentos. Este producto no pretende diagnosticar, tratar, curar ni prevenir "
            "ninguna enfermedad."
        ),
        second=(
            "Una segunda declaración que está en cada página porque lo pide una norma de otro "
            "lugar."
        ),
    ),
    "ar": Texts(
        notice="المساعدة بلغات أخرى مجانية.",
        emergency="اتصل على الرقم 911.",
        general="اسأل فريق الرعاية الخاص بك.",
        supplement=(
            "لم تقيّم إدارة الغذاء والدواء هذه الأقوال. هذا المنتج ليس مخصصًا لتشخيص أي مرض أو "
            "علاجه أو شفائه أو الوقاية منه."
        ),
        second="عبارة ثانية تظهر في كل صفحة لأن قاعدة في مكان آخر تطلبها.",
    ),
    "zh-Hans": Texts(
        notice="其他语言的帮助是免费的。",
        emergency="请拨打 911。",
        general="请咨询您的医护人员。",
        supplement="这些说法未经食品药品监督管理局评估。本产品不用于诊断、治疗、治愈或预防任何疾病。",
        second="因为另一个地方的规定有此要求，所以每一页上都有这第二项声明。",
    ),
}
