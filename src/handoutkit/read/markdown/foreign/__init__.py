"""The Markdown of other tools, read into a page of HTML whose blocks know their lines.

Knows CommonMark, the extensions that are common, and the notations that tools add; judges nothing.
"""

import re

from markdown_it.token import Token
from markdown_it.utils import EnvType

from handoutkit.model.foreign import FIRST_MARK, LAST_MARK, ForeignPage
from handoutkit.read.markdown.foreign.fenced import read_fences
from handoutkit.read.markdown.foreign.front import read_front
from handoutkit.read.markdown.foreign.hidden import without_commands, without_comments
from handoutkit.read.markdown.foreign.indented import with_colons
from handoutkit.read.markdown.foreign.mending import mended
from handoutkit.read.markdown.foreign.parser import parse, render
from handoutkit.read.markdown.foreign.sheet import Row, Sheet
from handoutkit.read.markdown.foreign.tags import read_tags
from handoutkit.read.markdown.foreign.tokens import arranged

_OURS = re.compile(f"[{chr(FIRST_MARK)}-{chr(LAST_MARK)}]")


def foreign_page(text: str, path: str) -> ForeignPage:
    """Read a Markdown text whose lines end with line feeds."""
    sheet, text = Sheet(path), _OURS.sub("", text)
    head, taken = read_front(text, sheet)
    lines = text.split("\n")
    rows = without_comments("\n".join([""] * taken + lines[taken:]), sheet)
    rows = with_colons(read_fences(rows, sheet))
    rows = mended(without_commands(read_tags(rows, sheet), sheet))
    tokens, env = parse("\n".join(row.text for row in rows), sheet)
    html = render(arranged(tokens, rows, sheet, env), env)
    _keep_unused(tokens, env, rows, sheet)
    return ForeignPage(
        html=html,
        head=head,
        marks=tuple(sheet.marks),
        boxes=tuple(env["boxes"]),
        left_out=tuple(sorted(sheet.left_out, key=lambda row: row.line)),
        findings=tuple(sheet.findings),
    )


def _keep_unused(tokens: list[Token], env: EnvType, rows: list[Row], sheet: Sheet) -> None:
    """Put the addresses aside that no words lead to."""
    used = {
        child.meta.get("label")
        for token in tokens
        for child in token.children or ()
        if child.type in ("link_open", "image")
    }
    again = [(None, definition) for definition in env.get("duplicate_refs", ())]
    for label, definition in [*env.get("references", {}).items(), *again]:
        if label is None or label not in used:
            row = rows[definition["map"][0]] if definition.get("map") else Row("", 1)
            said = Row(f"{definition['href']} {definition['title']}", row.line)
            sheet.leave_out(said, "an address that no words lead to")
