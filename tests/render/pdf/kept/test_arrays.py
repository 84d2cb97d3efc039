"""Arrays hold what cffi's own hold, and are of one type."""

import pytest
from weasyprint.text.ffi import ffi

from handoutkit.render.pdf.kept.arrays import Arrays


@pytest.mark.parametrize("content", [[], [7], [1, 2, 3]])
def test_an_array_holds_its_content(content: list[int]) -> None:
    made = Arrays().new(f"unsigned int[{len(content)}]", content)
    own = ffi.new(f"unsigned int[{len(content)}]", content)
    assert list(made) == list(own)
    assert ffi.sizeof(made) == ffi.sizeof(own)


def test_arrays_of_any_length_are_of_one_type() -> None:
    one, other = (Arrays().new(f"int[{count}]", [0] * count) for count in (3, 4))
    assert ffi.typeof(one) is ffi.typeof(other)


def test_an_array_without_content_is_as_long_as_it_is_said_to_be() -> None:
    assert len(Arrays().new("char[4]")) == 4


def test_everything_else_is_cffis_own() -> None:
    assert Arrays().NULL == ffi.NULL
    assert Arrays().string is not None
