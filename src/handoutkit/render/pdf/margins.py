"""What must be true of every page's head and foot: inside the sheet, and the statements whole."""

from handoutkit import codes
from handoutkit.findings import Finding, Place
from handoutkit.model.handout import Handout, Statement
from handoutkit.model.pages import PageFacts
from handoutkit.model.walk import content_of, plain_text


def margin_findings(facts: PageFacts, handout: Handout, place: Place) -> tuple[Finding, ...]:
    """Say which pages cut their head or foot, and which lack a required statement.

    21 CFR 101.93(d): the statement stands on each page; paper that lacks it may not be handed out.
    """
    found = [
        codes.OUTSIDE_SHEET.at(
            place,
            f'"{page.outside[0]}" reaches over the edge of page {page.number}',
            "Raise --room-foot or --room-head in styles/tokens.css, or shorten the text.",
        )
        for page in facts.pages
        if page.outside
    ][:1]
    for statement in handout.statements:
        lacking = [
            str(page.number)
            for page in facts.pages
            if _squeezed(_words(statement)) not in map(_squeezed, page.statements)
        ]
        if lacking:
            found.append(
                codes.STATEMENT_LOST.at(
                    statement.disclaimer.place,
                    f"the statement does not stand whole in the foot of page {', '.join(lacking)}",
                    "Print view.statements in the foot of the template print.html.jinja.",
                )
            )
    return tuple(found)


def _words(statement: Statement) -> str:
    said = " ".join(plain_text(content) for content in content_of(statement.disclaimer.blocks))
    return f"{statement.symbol} {said}"


def _squeezed(text: str) -> str:
    """Drop white space: lines lose theirs at the ends."""
    return "".join(text.split())
