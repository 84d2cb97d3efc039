"""The plan: which handouts stand as they would be built, and which have to be looked at.

A pure function of what is wanted, the manifest and what there is. Imports no renderer.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from msgspec import Struct

from handoutkit.build.keys import output_key
from handoutkit.build.manifest import Judged, Manifest, Record, handout_name
from handoutkit.build.plan import Wanted
from handoutkit.build.reports import report_of, without_record
from handoutkit.build.request import Output, OutputReport, State
from handoutkit.build.stale import Present, reasons
from handoutkit.findings import Finding, JsonFinding

Named: TypeAlias = tuple[str, str]
"""A handout: its condition and its language."""

_PAGE = "PAGE"


class Plan(Struct, frozen=True):
    """Of the handouts that are wanted: those that are settled, as judged, and those left to do."""

    settled: Mapping[Named, Judged]
    to_do: tuple[Named, ...]


def plan_of(wanted: Wanted, manifest: Manifest, present: Present, *, is_checked: bool) -> Plan:
    """Tell which handouts need nothing: neither they nor what they are made of has changed."""
    settled: dict[Named, Judged] = {}
    to_do: list[Named] = []
    for (condition, lang), outputs in wanted.items():
        judged = manifest.handouts.get(handout_name(condition, lang))
        if (
            judged is not None
            and is_as_judged(judged, condition, present, is_checked)
            and (judged.held is not None or _all_stand(outputs, judged.page, manifest, present))
        ):
            settled[condition, lang] = judged
        else:
            to_do.append((condition, lang))
    return Plan(settled, tuple(to_do))


def _all_stand(outputs: Iterable[Output], page: str, manifest: Manifest, present: Present) -> bool:
    return all(not reasons(one, output_key(one, page), manifest, present) for one in outputs)


def is_as_judged(judged: Judged, condition: str, present: Present, is_checked: bool) -> bool:
    """Tell whether all that a handout is made of is as it was when it was judged."""
    snapshot = present.snapshot
    return (
        judged.is_checked == is_checked
        and judged.surroundings == snapshot.surroundings.digest
        and judged.sources == snapshot.sources(condition, judged.articles)
    )


def settled_reports(
    plan: Plan, wanted: Wanted, manifest: Manifest, present: Present
) -> list[OutputReport]:
    """Report the outputs of settled handouts: kept, or held as before."""
    return [
        report_of(one.path, manifest.outputs[one.path], State.KEPT)
        if judged.held is None
        else without_record(one, judged.held, older=one.path in present.standing)
        for handout, judged in plan.settled.items()
        for one in wanted[handout]
    ]


def settled_findings(plan: Plan, wanted: Wanted, manifest: Manifest) -> list[Finding]:
    """Say again what assembling and rendering said of settled handouts."""
    said = [one for judged in plan.settled.values() for one in judged.findings]
    for handout, judged in plan.settled.items():
        if judged.held is None:
            for output in wanted[handout]:
                said += page_findings(manifest.outputs[output.path])
    return [Finding.from_json(one) for one in said]


def page_findings(record: Record) -> list[JsonFinding]:
    """Give what rendering said of an output."""
    return [one for one in record.findings if one["code"].startswith(_PAGE)]
