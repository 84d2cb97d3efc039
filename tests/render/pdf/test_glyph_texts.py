"""Each glyph says its own letter, however it came first."""

import subprocess
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handoutkit.render.pdf.glyph_texts import GlyphTexts
from tests.render.pdf.structure import laid_out


def learned(*uses: tuple[int, str]) -> dict[int, str]:
    texts = GlyphTexts()
    for glyph, text in uses:
        assert glyph not in texts
        texts[glyph] = text
    return texts.settled()


@pytest.mark.parametrize(
    ("uses", "said"),
    [
        pytest.param([(1, "a"), (2, "b"), (1, "a")], {1: "a", 2: "b"}, id="letters"),
        pytest.param([(1, ""), (2, "e\u0301")], {1: "e", 2: "\u0301"}, id="accent"),
        pytest.param([(1, ""), (2, "e\u0301"), (1, "e")], {1: "e", 2: "\u0301"}, id="accent first"),
        pytest.param([(1, "fi")], {1: "fi"}, id="ligature"),
        pytest.param([(2, "ن\u064b"), (1, "")], {1: "ن", 2: "\u064b"}, id="mark, from the right"),
        pytest.param([(2, "ن\u0651\u064b"), (3, ""), (1, "")], {1: "ن", 3: "\u0651", 2: "\u064b"}),
        pytest.param([(1, "لا")], {1: "ﻻ"}, id="lam-alef"),
        pytest.param([(2, "لا\u064b"), (1, "")], {1: "ﻻ", 2: "\u064b"}, id="lam-alef and a mark"),
        pytest.param([(1, "ن"), (2, ""), (3, "e\u0301")], {1: "ن", 2: "e", 3: "\u0301"}, id="both"),
        pytest.param([(1, "ن"), (2, ""), (3, "")], {1: "ن", 2: "", 3: ""}, id="dots"),
        pytest.param(
            [(1, "ن"), (2, ""), (3, "ق"), (4, "fi")],
            {1: "ن", 2: "", 3: "ق", 4: "fi"},
            id="dots, letter, ligature",
        ),
        pytest.param(
            [(2, "e\u0301"), (1, ""), (2, "e\u0301")], {1: "e", 2: "\u0301"}, id="whole, then parts"
        ),
        pytest.param(
            [(2, "e\u0301"), (1, "ن"), (2, "e\u0301"), (3, "")],
            {1: "ن", 2: "e\u0301", 3: ""},
            id="letter from the right in between",
        ),
        pytest.param([(1, "ab"), (1, "a")], {1: "a"}, id="shorter"),
        pytest.param([(1, "ab"), (1, "a"), (1, "ab")], {1: "a"}, id="shorter in between"),
        pytest.param([(1, "a"), (1, "ab")], {1: "a"}, id="longer"),
        pytest.param([(1, ""), (2, "abc")], {1: "", 2: "abc"}, id="not to be shared"),
        pytest.param([(1, "ن"), (2, ""), (3, "ب")], {1: "ن", 2: "", 3: "ب"}, id="dots"),
        pytest.param([(1, "ن"), (2, "")], {1: "ن", 2: ""}, id="dots at the end"),
    ],
)
def test_a_glyph_says(uses: list[tuple[int, str]], said: dict[int, str]) -> None:
    assert learned(*uses) == said


def test_a_bracket_that_is_turned_says_what_it_looks_like() -> None:
    texts = GlyphTexts()
    texts.is_turned = True
    texts[7] = ")"  # drawn with the glyph that opens
    texts[8] = "("
    texts.is_turned = False
    texts[7] = "("
    assert texts.settled() == {7: "(", 8: ")"}


def test_the_sign_of_a_ligature_means_its_letters() -> None:
    for letters in ("لا", "لأ", "لإ", "لآ"):
        (sign,) = learned((1, letters)).values()
        assert len(sign) == 1
        assert normalize("NFKC", sign) == letters


def read_back(body: str, folder: Path, lang: str) -> str:
    path = folder / "page.pdf"
    path.write_bytes(
        laid_out(body, css='p { font-family: "Noto Sans", "Noto Sans Arabic" }', lang=lang).data
    )
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    invisible = dict.fromkeys([*range(0x200E, 0x2010), *range(0x202A, 0x202F)])
    return normalize("NFKC", " ".join(done.stdout.translate(invisible).split()))


def test_a_negation_is_read_back_as_one(tmp_path: Path) -> None:
    said = read_back("<p dir=rtl>لا توقفوا العلاج أولا</p>", tmp_path, "ar")
    assert said == "لا توقفوا العلاج أولا"


def test_a_letter_that_came_with_an_accent_is_read_back_without_it(tmp_path: Path) -> None:
    said = read_back("<p>x\u0301 tax</p><p>x\u0301 xx</p>", tmp_path, "en")
    assert said == "x\u0301 tax x\u0301 xx"


USES = st.tuples(
    st.integers(1, 4), st.sampled_from(["", "a", "b", "ab", "e\u0301", "ن", "نب", "لا", "(", "fi"])
)


@example([(False, [(2, "a")]), (False, [(1, "نب"), (2, "a")]), (False, [(3, "")])])
@given(st.lists(st.tuples(st.booleans(), st.lists(USES, max_size=6)), max_size=6))
def test_what_is_heard_run_by_run_is_what_is_learned_one_by_one(
    runs: list[tuple[bool, list[tuple[int, str]]]],
) -> None:
    heard, one_by_one = GlyphTexts(), GlyphTexts()
    for is_turned, uses in runs:
        heard.is_turned = one_by_one.is_turned = is_turned
        heard.hear([glyph for glyph, _ in uses], [text for _, text in uses])
        for glyph, text in uses:
            one_by_one[glyph] = text
    assert heard.settled() == one_by_one.settled()
