"""What becomes of each passage of a source: kept, moved to where it belongs, or left out.

Nothing is dropped without a reason, and nothing that keeps a reader safe is dropped at all.
Knows neither how sections are made nor what references say.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from handoutkit.importers.draft import Fate, Judged
from handoutkit.importers.passages import Passage
from handoutkit.importers.references import looks_like_reference
from handoutkit.language.disclaimers import is_disclaimer
from handoutkit.language.headings import heading_kind
from handoutkit.language.safety import is_instruction, is_safety
from handoutkit.language.site_text import site_reason

TITLE = "the title"
REFERENCES = "the references"
DISCLAIMERS = "the disclaimers"

_RELATED = {"related": "related stories", "contents": "a table of contents"}
_SHORTEST_PROSE = 12  # words; a title of another story seldom has as many and ends like a sentence
_SENTENCE_ENDS = (".", "!", "?", "。", "؟", "।", ".)", '."', ".”")


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    kind: str


def judge_passages(passages: Sequence[Passage]) -> tuple[Judged, ...]:
    """Give each passage its fate, in the order of the source."""
    judged: list[Judged] = []
    above: list[_Heading] = []
    headings = {_letters(one.plain) for one in passages if one.kind == "heading"}
    for passage in passages:
        if is_section_heading(passage) and not passage.role:
            above = [one for one in above if one.level < passage.level]
            above.append(_Heading(passage.level, heading_kind(passage.words.plain)))
        under = above[-1].kind if above else ""
        if under == "contents" and _says_what_is_inside(passage, headings):
            under = ""
        judged.append(_judge(passage, under))
    return tuple(_without_empty(_with_trailing_references(judged)))


def is_section_heading(passage: Passage) -> bool:
    """Tell whether a passage begins a section; a heading in a box or a quotation does not."""
    return passage.kind == "heading" and passage.box is None and not passage.quote


def _says_what_is_inside(passage: Passage, headings: Set[str]) -> bool:
    """Tell whether "Contents" are those of a medicine: a table of contents repeats headings."""
    return is_safety(passage.plain) and _letters(passage.plain) not in headings


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _judge(passage: Passage, under: str) -> Judged:
    plain = passage.plain
    if passage.kind == "rule":
        return Judged(passage=passage, fate=Fate.LEFT_OUT, reason="a line without words")
    if not plain and passage.picture is None:
        return Judged(passage=passage, fate=Fate.LEFT_OUT, reason="nothing is written there")
    moved = _moved(passage, plain, under)
    if moved:
        return Judged(passage=passage, fate=Fate.MOVED, reason=moved)
    reason = _left_out(passage, plain, under)
    if reason:
        return Judged(passage=passage, fate=Fate.LEFT_OUT, reason=reason)
    return Judged(passage=passage, fate=Fate.KEPT)


def _moved(passage: Passage, plain: str, under: str) -> str:
    """Tell where a passage moves to, if it does."""
    is_own = passage.box is None and passage.kind in {"text", "item"}
    if passage.role == "site":
        return ""
    if passage.role == "title":
        return TITLE
    if passage.role == "reference" and not _is_rather_said(plain):
        return REFERENCES
    if passage.role == "disclaimer":
        return DISCLAIMERS
    if passage.kind in {"text", "item"} and is_disclaimer(plain):
        return DISCLAIMERS
    if under == "references" and is_own and not passage.role:
        is_listed = passage.number and not _is_rather_said(plain)
        return REFERENCES if is_listed or looks_like_reference(plain) else ""
    return DISCLAIMERS if under == "disclaimer" and is_own and not passage.role else ""


def _is_rather_said(text: str) -> bool:
    """Tell whether words among references say what to do, and name no work."""
    return is_instruction(text) and is_prose(text) and not looks_like_reference(text)


def _left_out(passage: Passage, plain: str, under: str) -> str:
    """Tell why a passage is none of the article, if it is not.

    Readers of files keep what is said of safety and what disclaims, wherever it stands; what they
    leave out all the same was struck out, or is a comment, an advert, another story.
    """
    if passage.role == "site":
        return passage.reason or "not part of the article"
    if is_prose(plain) and is_safety(plain):
        return ""
    if under in _RELATED and (is_section_heading(passage) or not is_prose(plain)):
        return _RELATED[under]
    return site_reason(plain) if passage.kind == "text" and passage.box is None else ""


def is_prose(text: str) -> bool:
    """Tell whether a text is running text rather than a name, a title or an entry of a menu."""
    return text.endswith(_SENTENCE_ENDS) or len(text.split()) > _SHORTEST_PROSE


def _with_trailing_references(judged: Sequence[Judged]) -> list[Judged]:
    """Move the references that stand at the end under no heading of theirs: two or more."""
    last = [i for i, one in enumerate(judged) if one.fate is Fate.KEPT]
    run: list[int] = []
    for index in reversed(last):
        passage = judged[index].passage
        is_listed = passage.kind in {"text", "item"} and looks_like_reference(passage.plain)
        if not is_listed or passage.box is not None:
            break
        run.append(index)
    if len(run) < 2:  # noqa: PLR2004  one may be a remark on a study
        return list(judged)
    return [
        replace(one, fate=Fate.MOVED, reason=REFERENCES) if index in set(run) else one
        for index, one in enumerate(judged)
    ]


def _without_empty(judged: Sequence[Judged]) -> Iterator[Judged]:
    """Let headings go where what stood under them goes, if nothing is left there."""
    for index, one in enumerate(judged):
        is_open = one.fate is Fate.KEPT or one.reason == _RELATED["contents"]
        if not is_open or not is_section_heading(one.passage):
            yield one
            continue
        under = list(_under(judged, index))
        if any(_is_content(below) for below in under):
            yield replace(one, fate=Fate.KEPT, reason="")
            continue
        moved = next((below.reason for below in under if below.fate is Fate.MOVED), "")
        if moved:
            yield replace(one, fate=Fate.MOVED, reason=moved)
        elif one.fate is Fate.LEFT_OUT or is_instruction(one.passage.plain):
            yield one
        else:
            yield replace(one, fate=Fate.LEFT_OUT, reason="nothing stands under this heading")


def _is_content(judged: Judged) -> bool:
    """Tell whether a passage fills a section; notes stand at the end and belong to none."""
    is_other = is_section_heading(judged.passage) or judged.passage.kind == "note"
    return judged.fate is Fate.KEPT and not is_other


def _under(judged: Sequence[Judged], index: int) -> Iterator[Judged]:
    """Give what stands under a heading, sub-sections included."""
    level = judged[index].passage.level
    for one in judged[index + 1 :]:
        is_heading = is_section_heading(one.passage) and one.fate is not Fate.LEFT_OUT
        if is_heading and one.passage.level <= level:
            return
        yield one
