"""Libraries written from a number: always the same files, all of the grammar, nothing to find."""

import json
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from random import Random

from tests.translations import record_translations
from tests.whole.blocks import Body
from tests.whole.inlines import Inlines, Supplies
from tests.whole.references import written
from tests.whole.shapes import Shape, shape_of
from tests.whole.texts import TEXTS
from tests.whole.tongue import Tongue, in_words_of

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"><title>A shape</title>'
    '<rect width="{0}" height="{1}" fill="#dde"/><circle cx="40" cy="40" r="30" fill="#446"/></svg>'
)


def write_library(number: int, root: Path) -> Shape:
    """Write the library of a number into a folder, and give its shape."""
    shape = shape_of(number)
    for path, content in _files(shape).items():
        target = root / "handouts" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    record_translations(root)
    return shape


def _files(shape: Shape) -> Mapping[str, str | bytes]:
    random = Random(shape.number)
    files: dict[str, str | bytes] = {"library.yaml": _settings(random, shape)}
    chosen: list[str] = []
    for article in range(shape.articles):
        name = f"article-{article}"
        levels = _levels(random, max(1, shape.sections // shape.articles))
        chosen += [f"{name}/{section}" for section, level in levels.items() if level == 2]
        keys = [f"ref{article}-{one}" for one in range(shape.references // shape.articles)]
        files[f"articles/{name}/references.json"] = json.dumps(
            [written(random, key) for key in keys], ensure_ascii=False, indent=1
        )
        files |= {f"articles/{name}/images/{file}": data for file, data in _pictures().items()}
        source = _article(random, shape, shape.languages[0], levels, keys)
        files[f"articles/{name}/article.md"] = source
        for lang in shape.languages[1:]:
            files[f"articles/{name}/article.{lang}.md"] = _translated(random, shape, lang, source)
    for condition in range(shape.conditions):
        files[f"conditions/condition-{condition}.yaml"] = _condition(random, shape, chosen)
    return files | _disclaimers(shape)


def _settings(random: Random, shape: Shape) -> str:
    tongue = Tongue(random, shape.languages[0])
    clinic = {
        "name": tongue.exactly(shape.clinic),
        "address": ["1 First Street", tongue.words()],
        "phone": "555-0100",
        "hours": tongue.words(3, 9),
        "web": tongue.address(shape.number % 4),
        "emergency": {lang: TEXTS[lang].emergency for lang in shape.languages},
    }
    notices = {lang: TEXTS[lang].notice for lang in shape.languages}
    return "\n".join(
        (
            "schema: 1",
            f"clinic: {json.dumps(clinic, ensure_ascii=False)}",
            f"languages: [{', '.join(shape.languages)}]",
            f"paper: {shape.paper}",
            f"notices: {json.dumps(notices, ensure_ascii=False)}",
            "",
        )
    )


def _levels(random: Random, count: int) -> dict[str, int]:
    """Give the sections of an article and the level of each: never two steps down at once."""
    levels = {"section-0": 2}
    last = 2
    for one in range(1, count):
        last = random.randint(2, min(last + 1, 6))
        levels[f"section-{one}"] = last
    return levels


def _article(
    random: Random, shape: Shape, lang: str, levels: dict[str, int], keys: list[str]
) -> str:
    tongue = Tongue(random, lang)
    supplies = Supplies(
        keys=keys, sections=list(levels), claims=shape.statements > 0, notes_left=shape.notes
    )
    body = Body(random, shape, Inlines(random, tongue, shape, supplies))
    head = [
        f"title: {json.dumps(tongue.exactly(shape.title), ensure_ascii=False)}",
        f"lang: {lang}",
        f"topics: [{'dietary-supplement' if supplies.claims else ''}]",
        f"always: [{random.choice(list(levels))}]",
        f"updated: 2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
        f"reviewed: {{on: 2026-11-01, by: {json.dumps(tongue.words(), ensure_ascii=False)}}}",
    ]
    text = body.write(levels, supplies.notes)
    return "\n".join(("---", *head, "---", "", text))


def _translated(random: Random, shape: Shape, lang: str, source: str) -> str:
    """Give the same blocks in the words of another language; the digests are recorded later."""
    tongue = Tongue(random, lang)
    head = [
        f"title: {json.dumps(tongue.exactly(shape.title), ensure_ascii=False)}",
        f"lang: {lang}",
        f"updated: 2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
        f"translation: {{of: {shape.languages[0]}}}",
    ]
    body = source.partition("\n---\n")[2]
    return "\n".join(("---", *head, "---", in_words_of(lang, body, shape.languages[0])))


def _condition(random: Random, shape: Shape, chosen: list[str]) -> str:
    names = {lang: Tongue(random, lang).exactly(shape.title) for lang in shape.languages}
    picked = random.sample(chosen, k=random.randint((len(chosen) + 1) // 2, len(chosen)))
    if shape.conditions == 1:
        picked = chosen
    lines = (f"  - {one}" for one in picked)
    return "\n".join((f"name: {json.dumps(names, ensure_ascii=False)}", "sections:", *lines, ""))


def _disclaimers(shape: Shape) -> dict[str, str]:
    files = {}
    for lang in shape.languages:
        suffix = "" if lang == shape.languages[0] else f".{lang}"
        always = "required: {always: true}\nplace: end"
        topic = "required: {topics: [dietary-supplement]}\nplace: every-page"
        files[f"disclaimers/general{suffix}.md"] = _disclaimer(lang, always, TEXTS[lang].general)
        statements = (("supplement", TEXTS[lang].supplement), ("second", TEXTS[lang].second))
        for name, text in statements[: shape.statements]:
            files[f"disclaimers/{name}{suffix}.md"] = _disclaimer(lang, topic, text)
    return files


def _disclaimer(lang: str, head: str, text: str) -> str:
    return f"---\ntitle: {text.split()[0]}\nlang: {lang}\n{head}\n---\n\n{text}\n"


def _pictures() -> dict[str, bytes]:
    return {
        "wide.svg": SVG.format(900, 120).encode(),
        "tall.svg": SVG.format(90, 700).encode(),
        "dots.png": _png(64, 48),
    }


def _png(width: int, height: int) -> bytes:
    """Write a PNG by hand, grey and checked, so that its bytes never change."""
    rows = b"".join(
        b"\0" + bytes((x // 8 + y // 8) % 2 * 255 for x in range(width)) for y in range(height)
    )
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
