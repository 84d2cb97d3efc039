"""Pages are read with the expressions that tinyhtml5 makes itself."""

from hypothesis import given
from hypothesis import strategies as st
from tinyhtml5 import inputstream
from tinyhtml5.inputstream import HTMLUnicodeInputStream

from handoutkit.render.pdf.kept.parsing import Expressions

TEXTS = st.text(st.sampled_from("ab <&>-]^\\\t\n\x00\"'é中"), max_size=12)


@given(TEXTS, st.sampled_from(["<", "<&\x00", "^]-\\", "\t\n ", 'é"中']), st.booleans())
def test_a_word_ends_where_tinyhtml5_ends_it(text: str, characters: str, is_opposite: bool) -> None:
    def words() -> list[str]:
        stream = HTMLUnicodeInputStream(text)
        found = []
        while (one := stream.character()) is not None:
            found += [one, stream.chars_until(frozenset(characters), is_opposite)]
        return found

    own = inputstream.characters_until_regex
    try:
        inputstream.characters_until_regex = {}
        expected = words()
        inputstream.characters_until_regex = Expressions()
        assert words() == expected
    finally:
        inputstream.characters_until_regex = own


def test_an_expression_is_made_once() -> None:
    expressions = Expressions()
    assert expressions["ab", False] is expressions["ab", False]
    assert expressions["ab", False] is not expressions["ab", True]
