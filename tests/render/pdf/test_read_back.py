"""What a PDF says in words is what was written, whatever glyphs its letters become."""

import subprocess
from pathlib import Path

import pytest

from handoutkit.model.blocks import LanguageSpan
from tests.builders import at, handout, inlines, paragraph, section
from tests.fonts import SENTENCES
from tests.render.rendering import pdf
from tests.whole.tagged import pieces_of

# What poppler turns round by itself is compared in `tests/whole`, without its order.
LEFT_TO_RIGHT = [lang for lang in SENTENCES if lang not in ("ar", "fa", "he", "ur")]


def written(lang: str, folder: Path) -> Path:
    part = LanguageSpan(lang=lang, children=inlines(SENTENCES[lang]), place=at())
    target = folder / "a.pdf"
    target.write_bytes(pdf(handout(section("a", paragraph("Take it so: ", part)))).data)
    return target


@pytest.mark.parametrize("lang", LEFT_TO_RIGHT)
def test_a_reader_gets_the_letters_as_they_were_written(lang: str, tmp_path: Path) -> None:
    command = ["pdftotext", str(written(lang, tmp_path)), "-"]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert "".join(SENTENCES[lang].split()) in "".join(said.split())


@pytest.mark.parametrize("lang", [*LEFT_TO_RIGHT, "ur"])
def test_the_tags_say_the_letters_as_they_were_written(lang: str, tmp_path: Path) -> None:
    said = "".join(one.text for one in pieces_of(written(lang, tmp_path)))
    assert "".join(SENTENCES[lang].split()) in "".join(said.split())
