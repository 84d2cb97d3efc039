"""What an import did, as programs read it and as people do. Does nothing itself."""

from collections import Counter
from collections.abc import Iterator, Sequence

from handoutkit.build.import_request import Change, Imported
from handoutkit.importers.draft import Draft, Fate, KeyedReference
from handoutkit.importers.fates import is_section_heading
from handoutkit.importers.outline import TOP
from handoutkit.model.reference import CslValue

_IDENTIFIERS = ("DOI", "PMID", "PMCID", "ISBN", "URL")


def as_json(done: Sequence[Imported]) -> dict[str, object]:
    """Give the report of one file as it is, those of several as a list."""
    if len(done) == 1:
        return _report(done[0])
    return {"imports": [_report(one) for one in done]}


def _report(one: Imported) -> dict[str, object]:
    draft = one.draft
    return {
        "file": one.path,
        "article": one.article,
        "title": draft.title if draft else "",
        "lang": draft.lang if draft else "",
        "headings": [list(heading) for heading in headings(draft)] if draft else [],
        "references": [_reference(reference) for reference in one.references],
        "disclaimers": _disclaimers(draft) if draft else [],
        "dropped": [
            {"text": gone.passage.plain, "reason": gone.reason, "line": gone.passage.place.line}
            for gone in (draft.judged if draft else ())
            if gone.fate is Fate.LEFT_OUT and gone.passage.plain
        ],
        "conditions": _conditions(draft) if draft else [],
        "always": list(draft.always) if draft else [],
        "claims": _claims(draft) if draft else [],
        "accounted": {str(fate): count for fate, count in accounted(draft).items()}
        if draft
        else {},
        "changes": {change.id: str(change.change) for change in one.changes},
        "refused": one.refused,
        "written": list(one.written),
        "findings": [finding.as_json() for finding in one.findings],
    }


def headings(draft: Draft) -> Iterator[tuple[int, str]]:
    """Give the headings of the source with their levels in the article, in the source's order.

    Those of references and disclaimers, which move, and those in boxes, which begin no section,
    have the level they would have had. The title of a box that is no heading has none.
    """
    own = (section.level for section in draft.sections if section.written_heading is not None)
    offset = _offset(draft)
    for one in draft.judged:
        passage = one.passage
        if passage.kind != "heading" or passage.role == "title" or one.fate is Fate.LEFT_OUT:
            continue
        if is_section_heading(passage) and one.fate is Fate.KEPT:
            yield next(own), passage.words.plain
        elif passage.level:
            yield max(passage.level + offset, TOP), passage.words.plain


def _offset(draft: Draft) -> int:
    first = next((one for one in draft.sections if one.written_heading is not None), None)
    if first is None or first.written_heading is None:
        return 0
    return first.level - first.written_heading.level


def accounted(draft: Draft) -> Counter[Fate]:
    """Count the passages of the source by what became of them."""
    return Counter(one.fate for one in draft.judged)


def _reference(reference: KeyedReference) -> dict[str, object]:
    csl = reference.found.csl
    people = csl.get("author") or csl.get("editor")
    said: dict[str, object] = {
        "id": reference.key,
        "text": reference.found.text,
        "type": csl.get("type"),
        "title": csl.get("title"),
        "authors": _people(people),
        "container": csl.get("container-title"),
        "year": _year(csl.get("issued")),
        "accessed": csl.get("accessed"),
        "line": reference.found.place.line,
    }
    said |= {key.lower(): csl[key] for key in _IDENTIFIERS if key in csl}
    return {key: value for key, value in said.items() if value}


def _people(people: CslValue) -> list[str]:
    """Give the names; "et al." is nobody's."""
    names = [_name(one) for one in people] if isinstance(people, list) else []
    return [name for name in names if name != "et al."]


def _name(name: CslValue) -> str:
    if not isinstance(name, dict):
        return ""
    parts = (name.get("family"), name.get("given"), name.get("literal"))
    return ", ".join(str(part) for part in parts if part)


def _year(issued: CslValue) -> int | None:
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    year = first[0] if isinstance(first, list) and first else None
    return year if isinstance(year, int) else None


def _disclaimers(draft: Draft) -> list[dict[str, object]]:
    return [
        {"text": one.text, "title": one.title, "known": one.known or None}
        for one in draft.disclaimers
    ]


def _conditions(draft: Draft) -> list[dict[str, object]]:
    return [
        {
            "id": one.id,
            "name": one.name,
            "section": one.section or None,
            "recipe": list(one.recipe),
        }
        for one in draft.conditions
    ]


def _claims(draft: Draft) -> list[dict[str, object]]:
    return [
        {
            "text": one.text,
            "section": one.section,
            "reference": one.reference or None,
            "line": one.passage.place.line,
        }
        for one in draft.claims
    ]


def summary(one: Imported) -> Iterator[str]:
    """Say in a few lines what became of a file."""
    draft = one.draft
    if draft is None:
        yield f"{len(one.references)} references new to {one.article or 'an article'}"
        return
    listed = list(headings(draft))
    yield f"{draft.title} ({draft.lang}) → {one.article}"
    counted = accounted(draft)
    yield (
        f"sections: {len(draft.sections)}, headings: {len(listed)}, "
        f"references: {len(one.references)}, disclaimers: {len(draft.disclaimers)}"
    )
    yield "passages: " + ", ".join(f"{counted[fate]} {fate}" for fate in Fate)
    reasons = Counter(gone.reason for gone in draft.judged if gone.fate is Fate.LEFT_OUT)
    if reasons:
        parts = (f"{count} × {reason}" for reason, count in reasons.most_common())
        yield "left out: " + ", ".join(parts)
    unsupported = sum(1 for claim in draft.claims if not claim.reference)
    if draft.claims:
        yield f"mentions of studies: {len(draft.claims)}, without a reference: {unsupported}"
    names = ", ".join(condition.name for condition in draft.conditions)
    if names:
        yield f"conditions: {names}"
    changed = Counter(change.change for change in one.changes)
    if changed:
        yield "sections: " + ", ".join(f"{changed[c]} {c}" for c in Change if changed[c])
