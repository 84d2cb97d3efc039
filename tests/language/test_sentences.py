"""Sentences end where they do, and joined they are the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutkit.language.sentences import sentences


def parted(text: str, lang: str = "en") -> tuple[str, ...]:
    found = sentences(text, lang)
    assert "".join(found) == text
    return tuple(one.strip() for one in found)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Dr. Lind et al. said so, e.g. at 3.5 mg a day."),
        ("en", "See Fig. 3 on p. 12 (vs. No. 5)."),
        ("en", "Take approx. 5 mg."),
        ("en", "Mrs. Jones (who is 80. She said so.) agrees."),
        ("en", "He said “Stop it. Now.” and left."),
        ("en", "It helps.Then it stops."),
        ("en", "1. Take it with food."),
        ("de", "Die 2. Dosis folgt am 5. Tag."),
        ("fr", "C’est l’art. 5 de la loi."),
        ("de", "Am 3. Mai nahm Dr. Müller z. B. 5 mg."),
        ("es", "La Dra. Ruiz toma, p. ej., 5 mg."),
        ("fr", "M. Dupont prend p. ex. 5 mg."),
    ],
)
def test_abbreviations_numbers_brackets_and_quotes_end_no_sentence(lang: str, text: str) -> None:
    assert parted(text, lang) == (text,)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Take 5 mg. | Then wait."),
        ("en", "**Do it.** | Next, rest."),
        ("en", "It helps.[@lind2020] | It is safe."),
        ("en", "It helps. [@lind2020] | It is safe."),
        ("en", "Take vitamin D. | It helps."),
        ("en", "Call 911! | Now?"),
        ("en", "(Take it with food. Wait.) | Then rest."),
        ("en", "Line one.\\\n| Line two."),
        ("es", "Tome 5 mg. | Luego espere."),
        ("de", "Nehmen Sie 5 mg. | Dann warten Sie."),
        ("fr", "Prenez 5 mg. | Puis attendez."),
        ("zh-Hans", "你好。|我很好。"),
        ("xx", "One is here. | Two is there."),
        ("", "One is here. | Two is there."),
    ],
)
def test_a_sentence_ends_with_all_that_belongs_to_it(lang: str, text: str) -> None:
    wanted = tuple(one.strip() for one in text.split("|"))
    assert parted(text.replace("| ", "").replace("|", ""), lang) == wanted


def test_a_line_that_ends_ends_a_sentence() -> None:
    assert parted("First line.\nSecond line.") == ("First line.", "Second line.")


@given(
    st.text(st.sampled_from("aB1 .!?\n*_“”()[@]^„é。"), max_size=80),
    st.sampled_from(["en", "de", ""]),
)
def test_no_character_is_lost(text: str, lang: str) -> None:
    assert "".join(sentences(text, lang)) == text


@pytest.mark.parametrize("sign", ["“", "(", "a. ", "*", "e.g. ", "[@"])
def test_hostile_text_costs_little(sign: str) -> None:
    text = (sign * 100_000)[:100_000]
    assert "".join(sentences(text, "en")) == text
