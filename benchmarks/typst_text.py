"""A print page of the product as Typst's markup: the same words and pictures, plainly styled.

Knows the elements that the product's templates write, and no others.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

_SETTINGS = """\
#set document(title: {title})
#set text(font: "Noto Sans", size: 12pt, lang: {lang})
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 22mm, bottom: 40mm),
  header: [{head}],
  footer: context [{foot} #counter(page).display("1 / 1", both: true)],
)
#show heading: set text(fill: rgb("0b5c6b"))
#show link: underline
"""
_WRAPS = {
    "strong": "#strong[{}]",
    "em": "#emph[{}]",
    "dt": "[{}]",
    "dd": "[{}]",
    "li": "[{}]",
    "th": "table.cell[#strong[{}]]",
    "td": "[{}]",
    "p": "{}\n\n",
    "figcaption": "\n\n{}\n\n",
    "aside": "#block(stroke: 1pt, inset: 6pt, width: 100%)[{}]\n",
}
_CALLOUT = '#block(fill: rgb("eef4f5"), stroke: (left: 3pt), inset: 8pt, width: 100%)[{}]\n'


def typst_text(page: str, pictures: Path) -> str:
    """Give a page as markup; its pictures are written into a folder beside it."""
    root = html.document_fromstring(page)
    head, foot = (_drop(root, name) for name in ("running-head", "running-foot"))
    (title,) = root.xpath("//title/text()")
    (body,) = root.xpath("//body")
    settings = _SETTINGS.format(
        title=_quoted(title),
        lang=_quoted(root.get("lang", "en")),
        head=_inside(head, pictures),
        foot=_inside(foot, pictures),
    )
    return settings + _inside(body, pictures)


def _drop(root: HtmlElement, name: str) -> HtmlElement:
    (found,) = root.find_class(name)
    found.drop_tree()
    return found


def _inside(element: HtmlElement, pictures: Path) -> str:
    """Give what stands in an element."""
    parts = [_words(element.text)]
    for child in element:
        parts += [_element(child, pictures), _words(child.tail)]
    return "".join(parts)


def _element(element: HtmlElement, pictures: Path) -> str:
    name = str(element.tag)
    match name:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return f"#heading(level: {name[1]})[{_inside(element, pictures)}]\n"
        case "ul" | "ol":
            kind = "list" if name == "ul" else "enum"
            return f"#{kind}({', '.join(_each(element, pictures))})\n"
        case "dl":
            pairs = [*_each(element, pictures)]
            items = zip(pairs[::2], pairs[1::2], strict=True)
            return f"#terms({', '.join(f'terms.item({term}, {text})' for term, text in items)})\n"
        case "table":
            return _table(element, pictures)
        case "img":
            return _picture(element, pictures)
        case "a" if element.get("href", "").startswith("http"):
            return f"#link({_quoted(element.get('href', ''))})[{_inside(element, pictures)}]"
        case "div" if "callout" in element.classes:
            return _CALLOUT.format(_inside(element, pictures))
    return _WRAPS.get(name, "{}").replace("{}", _inside(element, pictures))


def _each(elements: Iterable[HtmlElement], pictures: Path) -> Iterator[str]:
    return (_element(one, pictures) for one in elements)


def _table(table: HtmlElement, pictures: Path) -> str:
    caption, head, *rows = table.xpath("caption | thead/tr | tbody/tr")
    cells = [f"table.header({', '.join(_each(head, pictures))})"]
    cells += [cell for row in rows for cell in _each(row, pictures)]
    return (
        f"#strong[{_inside(caption, pictures)}]\n#table(columns: {len(head)}, {', '.join(cells)})\n"
    )


def _picture(image: HtmlElement, pictures: Path) -> str:
    kind, data = re.fullmatch(r"data:image/(\w+)\S*;base64,(.*)", image.get("src", "")).groups()  # type: ignore[union-attr]  # pages for peers have no other
    number = len([*pictures.iterdir()])
    (pictures / f"{number}.{kind}").write_bytes(base64.b64decode(data))
    path = f"{pictures.name}/{number}.{kind}"
    return f"#image({_quoted(path)}, alt: {_quoted(image.get('alt', ''))})\n"


def _words(text: str | None) -> str:
    """Give words as a string of Typst's, in which no sign means anything; white space is one."""
    flat = re.sub(r"[ \n\t]+", " ", text or "")
    return flat if flat.strip(" ") == "" else f"#{_quoted(flat)};"


def _quoted(text: str) -> str:
    """Write a string: Typst escapes as JSON does, where no other sign is escaped."""
    return json.dumps(text, ensure_ascii=False)
