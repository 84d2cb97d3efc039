"""Words in the house's Markdown say what their HTML says, whatever characters they hold."""

from random import Random

import pytest

from handoutkit.importers.words import html_words, line_escaped, plain_words
from handoutkit.model.blocks import Inlines, Paragraph
from handoutkit.model.walk import plain_text
from handoutkit.read.markdown import read_blocks

_CHARACTERS = (
    *("word", "dose", "5", "mg", ".", ":", ")", "(", "*", "_", "a_b", "~", "^", "[", "]", "!"),
    *("{.x}", "{", "}", "&lt;", ">", "&amp;", "&amp;amp;", "#", "-", "+", "1.", "|", "`", "\\"),
    *(
        "é",
        "“",
        "”",
        "—",
        "½",
        "™",
        "α",
        " ",
        " ",
        " ",
        " ",
        "@key",
        "::: tip",
        "%",
        "[^1]",
        "[@k]",
    ),
    *('"', "'", "=", "**", "Table:", "x:", "https://example.org", "\u00a0", "中", "ع", "≥"),
)
_MARKS = ("strong", "em", "b", "i", "sub", "sup", "a")


def _grown(random: Random, depth: int = 0) -> str:
    parts = []
    for _ in range(random.randint(1, 5)):
        if depth < 3 and random.random() < 0.35:
            tag = random.choice(_MARKS)
            address = ' href="https://example.org/a_(b)*"' if tag == "a" else ""
            parts.append(f"<{tag}{address}>{_grown(random, depth + 1)}</{tag}>")
        else:
            parts.append(random.choice(_CHARACTERS))
    return "".join(parts)


def _read(markdown: str) -> Inlines:
    lines = "\n".join(line_escaped(line) for line in markdown.split("\n"))
    outcome = read_blocks(lines + "\n", path="article.md")
    assert outcome.findings == (), markdown
    (paragraph,) = outcome.value
    assert isinstance(paragraph, Paragraph), markdown
    return paragraph.content


@pytest.mark.parametrize("first_seed", range(0, 2000, 250))
def test_what_is_read_back_are_the_same_words(first_seed: int) -> None:
    for seed in range(first_seed, first_seed + 250):
        words = html_words(_grown(Random(seed)))
        if words.plain:
            assert plain_text(_read(words.markdown)) == words.plain


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<b>Take</b> <i>two</i>", "**Take** *two*"),
        ("<b>Dose: </b>5 mg", "**Dose:** 5 mg"),
        ("<b>Dose:</b>5 mg", "**Dose**:5 mg"),
        ("<b>a</b><b>b</b>", "**ab**"),
        ("<b>a</b><i>b</i>", "**a**b"),
        ("<b>5 <i>mg</i></b>", "**5 *mg***"),
        ("H<sub>2</sub>O, 10<sup>3</sup>", "H~2~O, 10^3^"),
        ("x<sup>a b</sup>", "x^a^ ^b^"),
        ("<sub>200</sub> mg", "200 mg"),
        ('<a href="https://example.org/(a">[x]</a>', r"[\[x\]](https://example.org/%28a)"),
        ('wow!<a href="https://example.org/">x</a>', r"wow\![x](https://example.org/)"),
        ('<a href="https://example.org/">@x</a>', r"[\@x](https://example.org/)"),
        ('<a href="">x</a>', "x"),
        ('<span lang="es">Hola</span>', "[Hola]{lang=es}"),
        ('<span lang="&quot;x">Hola</span>', "Hola"),
        ('here<span data-note="1"></span>.', "here[^1]."),
        ("a<br><br>b<br>", "a\\\nb"),
        ("5 * 3 [a] {.x} a_b", r"5 \* 3 \[a\] \{.x\} a_b"),
        ("&lt;b&gt; &amp;amp;", r"\<b> \&amp;"),
        ("<!-- x -->a<b></b>", "a"),
        ("a\ue000b<b>\ue004</b>", "a\ufffdb\ufffd"),
        ("\u00a05\u00a0mg\u00a0", "5\u00a0mg"),
    ],
)
def test_marks(html: str, markdown: str) -> None:
    assert html_words(html).markdown == markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a *b*", r"a \*b\*"),
        ("__0__", r"\_\_0\_\_"),
        ("a_b", "a_b"),
        ("  a \n b", "a b"),
        ("Tom & Ann", "Tom & Ann"),
    ],
)
def test_words_without_marks(text: str, markdown: str) -> None:
    assert plain_words(text).markdown == markdown


@pytest.mark.parametrize(
    ("line", "escaped"),
    [
        ("1. a", r"1\. a"),
        ("1.5 mg", "1.5 mg"),
        ("# a", r"\# a"),
        ("#5", r"\#5"),
        ("- a", r"\- a"),
        ("-a", "-a"),
        ("Table: x", r"Table\: x"),
        ("> 5", r"\> 5"),
    ],
)
def test_beginnings_of_lines(line: str, escaped: str) -> None:
    assert line_escaped(line) == escaped


@pytest.mark.parametrize("character", [*"*[]^~`\\!_\"'", "&lt;", " x"])
def test_long_stress_takes_no_longer_than_its_length(character: str) -> None:
    html = f'<a href="https://example.org/"><b>{character * 50_000}</b></a>x'
    assert html_words(html).plain.endswith("x")
