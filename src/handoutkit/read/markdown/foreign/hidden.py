"""What readers of a Markdown text never see: comments, lists of contents that a program writes."""

import re

from handoutkit.codes import PICTURE_LEFT_OUT
from handoutkit.findings import Place
from handoutkit.read.markdown.comments import GONE, cut_comments
from handoutkit.read.markdown.foreign.sheet import Row, Rows, Sheet, changed

CONTENTS = "a list of contents"
COMMAND = "a command for the program that made the page"

_TOC_BEGINS = re.compile(r"^\s*<!--\s*(?:toc|START doctoc)\b[^>]{0,200}-->", re.I)
_TOC_ENDS = re.compile(r"^\s*<!--\s*(?:/toc|tocstop|toc end|END doctoc)\b[^>]{0,200}-->", re.I)
_PICTURE = re.compile(r"^\s*<!--\s*(?:image|picture|figure|formula-not-decoded)\s*-->\s*$", re.I)
# Marks of Markdown programs, LaTeX, Pandoc and kramdown that stand alone in their line.
_COMMAND = re.compile(
    r"\s*(?:\[(?:\[_?)?toc_?\]?\]|@\[toc\]\(.{0,200}\)|\$\{toc\}|\[\[toc\]\]|\{:?\s*toc\s*\}|\[\[_TOC_\]\]"
    r"|\\(?:tableofcontents|newpage|pagebreak|clearpage|maketitle|vspace\{.{0,40}\})"
    r"|\{:[^{}]{0,200}\}|\{\{\s*page-?break\s*\}\}|%%.{0,500}%%|\*\[[^\]]{1,80}\]:.{0,500})\s*",
    re.I,
)
_TAGS = re.compile(r"\s*#[\w/-]+(?:[ \t]+#[\w/-]+)+\s*")
_CONTENTS_HERE = re.compile(r"\s*(?:[-*+]|\d[.)])\s+TOC\s*", re.I)


def without_comments(text: str, sheet: Sheet) -> Rows:
    """Give the rows of a text without its comments and the contents that stand between two."""
    written = text.split("\n")
    in_contents = False
    for index, line in enumerate(written):
        row = Row(line, index + 1)
        if in_contents and not _TOC_ENDS.match(line):
            sheet.leave_out(row, CONTENTS)
            written[index] = ""
        in_contents = _between(written, index, in_contents)
        if _PICTURE.match(line):
            _miss_picture(row, sheet)
    rows = [Row(line.text, n) for n, line in enumerate(cut_comments("\n".join(written)).lines, 1)]
    return [row for row in rows if GONE not in row.text]


def _between(written: list[str], index: int, inside: bool) -> bool:
    """Tell whether the row after this one is in a list of contents that a comment ends."""
    if inside or not _TOC_BEGINS.match(written[index]):
        return inside and not _TOC_ENDS.match(written[index])
    return any(_TOC_ENDS.match(line) for line in written[index + 1 : index + 400])


def _miss_picture(row: Row, sheet: Sheet) -> None:
    sheet.leave_out(row, "a mark where a picture was")
    message = "here the text has only a mark where a picture was"
    hint = "Look into the document that it was made from; add the picture by hand if it says much."
    sheet.findings.append(PICTURE_LEFT_OUT.at(Place(sheet.path, row.line), message, hint))


def _reason(text: str) -> str:
    if text.startswith("*["):
        return "what an abbreviation stands for, shown where a pointer is held over it"
    return CONTENTS if "toc" in text or "tableofcontents" in text else COMMAND


def without_commands(rows: Rows, sheet: Sheet) -> Rows:
    """Take the lines away that are written for a program."""

    def change(row: Row) -> Rows:
        if _COMMAND.fullmatch(row.text) or _CONTENTS_HERE.fullmatch(row.text):
            sheet.leave_out(row, _reason(row.text.strip().lower()))
            return [row.says("")]
        if _TAGS.fullmatch(row.text):
            sheet.leave_out(row, "key words of the page")
            return [row.says("")]
        return [row]

    return changed(rows, change)
