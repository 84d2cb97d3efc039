"""The language of a text is told from a sentence on, or not at all."""

import pytest

from handoutkit.language.detection import language_of


@pytest.mark.parametrize(
    "text", ["", "Magnesium", "Migraine 2024", "123 456", "Omega 3, 6, 9", "漢"]
)
def test_too_little_text_has_no_language(text: str) -> None:
    assert language_of(text) == ""


def test_a_language_without_known_words_is_none() -> None:
    assert language_of("Magnesium on kivennäisaine, jota elimistö tarvitsee joka päivä.") == ""


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Magnesium is a mineral that the body needs for nerves and muscles."),
        ("es", "El magnesio es un mineral que el cuerpo necesita para los nervios y los músculos."),
        ("de", "Magnesium ist ein Mineral, das der Körper für die Nerven und Muskeln braucht."),
        ("fr", "Le magnésium est un minéral dont le corps a besoin pour les nerfs et les muscles."),
        ("it", "Il magnesio è un minerale di cui il corpo ha bisogno per i nervi e per i muscoli."),
        ("pt", "O magnésio é um mineral de que o corpo precisa para os nervos e não só."),
        (
            "nl",
            "Magnesium is een mineraal dat het lichaam nodig heeft voor de zenuwen en de spieren.",
        ),
        ("pl", "Magnez to minerał, który jest potrzebny do pracy nerwów i mięśni, a także serca."),
        ("tr", "Magnezyum, sinirler ve kaslar için gerekli olan bir mineraldir ve çok önemlidir."),
        ("vi", "Magie là một khoáng chất mà cơ thể cần cho các dây thần kinh và cơ bắp của người."),
        ("ru", "Магний нужен для работы нервов и мышц, и он есть во многих продуктах."),
        (
            "ar",
            "المغنيسيوم من المعادن التي يحتاج إليها الجسم في عمل الأعصاب والعضلات على مدار اليوم.",
        ),
        ("hi", "मैग्नीशियम एक खनिज है जो शरीर की नसों और मांसपेशियों के लिए ज़रूरी है।"),
        ("zh-Hans", "镁是人体神经和肌肉所需要的矿物质，这对健康来说很重要。"),
        ("zh-Hant", "鎂是人體神經和肌肉所需要的礦物質，這對健康來說很重要。"),
        ("ja", "マグネシウムは神経と筋肉に必要なミネラルです。"),
        ("ko", "마그네슘은 신경과 근육에 필요한 미네랄입니다."),
    ],
)
def test_a_sentence_is_enough(lang: str, text: str) -> None:
    assert language_of(text) == lang


def test_a_few_foreign_words_change_nothing() -> None:
    text = "The name comes from the region of Magnesia, in Greek Μαγνησία, and it is old."
    assert language_of(text) == "en"
