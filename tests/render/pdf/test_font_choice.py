"""Each language is set in the font that the style sheets name first for it, by Pango itself."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from handoutkit.model.blocks import LanguageSpan
from handoutkit.model.handout import Handout
from tests.builders import at, handout, inlines, paragraph, section, strong
from tests.fonts import FIRST, SENTENCES
from tests.render.rendering import pdf

LATIN = {"Noto Sans"}


def fonts_of(made: Handout, folder: Path) -> set[str]:
    """Give the families that a handout's PDF is set in, as poppler names them."""
    rendered = pdf(made)
    assert rendered.findings == ()
    target = folder / "a.pdf"
    target.write_bytes(rendered.data)
    said = subprocess.run(["pdffonts", target], capture_output=True, check=True, text=True).stdout
    names = (line.split()[0].split("+")[-1] for line in said.splitlines()[2:])
    return {re.sub("-(Bold|Italic|Oblique)", "", name).replace("-", " ") for name in names}


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_page_is_set_in_its_languages_font(lang: str, tmp_path: Path) -> None:
    words = SENTENCES[lang]
    made = handout(section("a", paragraph(words), paragraph(strong(words)), heading=words))
    made = replace(made, lang=lang, title=words)
    families = fonts_of(made, tmp_path)
    assert FIRST[lang] in families
    assert families <= {FIRST[lang], *LATIN}


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_part_is_set_in_its_languages_font(lang: str, tmp_path: Path) -> None:
    part = LanguageSpan(lang=lang, children=inlines(SENTENCES[lang]), place=at())
    made = handout(section("a", paragraph("Take it so: ", part, " "), paragraph(strong(part))))
    assert fonts_of(made, tmp_path) == {FIRST[lang], *LATIN}
