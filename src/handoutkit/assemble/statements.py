"""The statements that stand on every page, and the one that claims link to. Knows no layout."""

from collections.abc import Sequence

from handoutkit.assemble.linking import has_claim
from handoutkit.model.article import Disclaimer
from handoutkit.model.blocks import Section
from handoutkit.model.handout import Statement

SYMBOL = "*"
"""What links a claim to its statement: 21 CFR 101.93(d) asks for a symbol, such as an asterisk."""


def answering_claims(disclaimers: Sequence[Disclaimer]) -> Disclaimer | None:
    """Give the statement that claims need: one that a topic requires, best in a canonical wording.

    What stands on every page for another reason answers no claim.
    """
    required = [one for one in disclaimers if one.required.topics and not one.required.always]
    return min(required, key=lambda one: (not one.wording, one.id), default=None)


def statements_of(
    disclaimers: Sequence[Disclaimer], sections: Sequence[Section]
) -> tuple[Statement, ...]:
    """Give the statements in order: the one that claims link to stands first, with its symbol.

    All stand before the first section with a claim, else before the first.
    """
    answer = answering_claims(disclaimers)
    claiming = [index for index, section in enumerate(sections) if has_claim(section)]
    before = claiming[0] if claiming else 0
    ordered = sorted(disclaimers, key=lambda one: one is not answer)
    return tuple(
        Statement(
            disclaimer=one, symbol=SYMBOL if claiming and one is answer else "", before=before
        )
        for one in ordered
    )
