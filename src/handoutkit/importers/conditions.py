"""Recipes that an article offers: per condition its own section, and what all of them share.

Knows sections by their headings and texts. A recipe never takes another condition's section.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handoutkit.importers.draft import DraftCondition, DraftSection
from handoutkit.importers.outline import slug
from handoutkit.language.conditions import condition_in
from handoutkit.language.folding import folded
from handoutkit.language.headings import heading_kind
from handoutkit.language.safety import is_instruction
from handoutkit.language.section_names import is_section_name
from handoutkit.language.sentences import sentences
from handoutkit.language.word_lists import pattern

_NO_TEXT = ("references", "related", "disclaimer", "contents", "author")  # no handout has these
_FEWEST = 2  # conditions in a row: one alone may be an example
_LONGEST_NAME = 5  # words of a condition's name
_SHARE = 0.5  # of a section's words: then it is a section about safety


@dataclass(frozen=True, slots=True)
class _Node:
    """A section, those inside it, and the condition it is about."""

    section: DraftSection
    parts: tuple["_Node", ...]
    condition: str

    def walk(self) -> Iterator["_Node"]:
        yield self
        for part in self.parts:
            yield from part.walk()


def propose(title: str, sections: Sequence[DraftSection]) -> tuple[DraftCondition, ...]:
    """Give a recipe per condition, in the article's order; of all of it if it is about one itself.

    A recipe names the sections that all share, and the condition's own. A section that others'
    conditions stand in is not named, only what else is in it: see `left_behind`.
    """
    roots = [
        one for one in _tree(sections) if heading_kind(one.section.heading.plain) not in _NO_TEXT
    ]
    named: dict[str, list[_Node]] = {}
    for node in _about(roots):
        named.setdefault(slug(node.condition, "condition"), []).append(node)
    if named:
        return tuple(_recipe(id_, own, roots) for id_, own in named.items())
    name = condition_in(title)
    whole = tuple(root.section.id for root in roots)
    return (
        (DraftCondition(id=slug(name, "condition"), name=name, section="", recipe=whole),)
        if name and whole
        else ()
    )


def always(sections: Sequence[DraftSection]) -> tuple[str, ...]:
    """Give the ids of the sections that keep readers safe, in order; of nested ones the outermost.

    None is about a condition: it would come into the handouts of others.
    """
    lead = {one.id for one in sections if one.written_heading is None}
    return tuple(one for root in _tree(sections) for one in _safe(root) if one not in lead)


def left_behind(sections: Sequence[DraftSection]) -> tuple[str, ...]:
    """Give the ids of sections whose own text no recipe takes, as conditions stand inside them."""
    return tuple(
        node.section.id
        for root in _tree(sections)
        for node in root.walk()
        if _is_group(node) and node.section.passages
    )


def _tree(sections: Sequence[DraftSection], *, apart: bool = False) -> tuple[_Node, ...]:
    """Nest sections by level; `apart` where they are causes, signs or dangers of something else."""
    nodes: list[_Node] = []
    at = 0
    while at < len(sections):
        own, later = sections[at], range(at + 1, len(sections))
        end = next((n for n in later if sections[n].level <= own.level), len(sections))
        heading = own.heading.plain
        tells = apart or bool(pattern("sections", "apart").search(folded(heading)))
        parts = _with_siblings(_tree(sections[at + 1 : end], apart=tells))
        nodes.append(_Node(own, parts, "" if tells else condition_in(heading)))
        at = end
    return tuple(nodes)


def _with_siblings(parts: tuple[_Node, ...]) -> tuple[_Node, ...]:
    """Take what stands among sections about conditions for one too, though its name is not known.

    Else each handout of the others would have it, with its doses.
    """
    known = [one for one in parts if one.condition]
    unknown = [one for one in parts if _may_be_one(one)]
    if len(known) < _FEWEST or len(unknown) > len(known):
        return parts
    return tuple(
        replace(one, condition=one.section.heading.plain.rstrip(" .:")) if one in unknown else one
        for one in parts
    )


def _may_be_one(node: _Node) -> bool:
    heading = node.section.heading.plain
    is_for_all = (
        is_section_name(heading)
        or pattern("sections", "shared").fullmatch(folded(heading))
        or pattern("sections", "safety").search(folded(heading))
        or pattern("sections", "apart").search(folded(heading))
        or heading_kind(heading)
    )
    return not node.condition and not is_for_all and len(heading.split()) <= _LONGEST_NAME


def _about(nodes: Sequence[_Node]) -> Iterator[_Node]:
    """Give the outermost sections about a condition."""
    for node in nodes:
        if node.condition:
            yield node
        else:
            yield from _about(node.parts)


def _recipe(id_: str, own: Sequence[_Node], roots: Sequence[_Node]) -> DraftCondition:
    ids = frozenset(node.section.id for node in own)
    return DraftCondition(
        id=id_,
        name=own[0].condition,
        section=own[0].section.id,
        recipe=tuple(one for root in roots for one in _chosen(root, ids)),
    )


def _is_group(node: _Node) -> bool:
    return not node.condition and any(_about(node.parts))


def _chosen(node: _Node, own: frozenset[str]) -> Iterator[str]:
    if _is_group(node):
        for part in node.parts:
            yield from _chosen(part, own)
    elif not node.condition or node.section.id in own:
        yield node.section.id


def _safe(node: _Node) -> Iterator[str]:
    if node.condition:
        return
    if not _is_group(node) and _is_about_safety(node.section):
        yield node.section.id
    else:
        for part in node.parts:
            yield from _safe(part)


def _is_about_safety(section: DraftSection) -> bool:
    if pattern("sections", "safety").search(folded(section.heading.plain)):
        return True
    said = [one for passage in section.passages for one in sentences(passage.plain, "")]
    safe = sum(len(one) for one in said if is_instruction(one))
    return bool(said) and safe > _SHARE * sum(map(len, said))
