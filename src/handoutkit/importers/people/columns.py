"""Which column of a table holds what: as it is asked for, else by the usual names.

Never repeats a header: a table without one has a person there.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from handoutkit.errors import UsageProblem
from handoutkit.language.folding import folded

Field = Literal["name", "clinician", "date", "note", "lang", "file"]
FIELDS: tuple[Field, ...] = get_args(Field)

_USUAL: Mapping[Field, frozenset[str]] = {
    "name": frozenset(
        folded(one)
        for one in (
            *("name", "patient", "patient name", "patient's name", "full name", "patient_name"),
            *("nombre", "paciente", "nombre completo", "nombre del paciente"),
            *("nom", "nom complet", "nom du patient", "patientenname", "patientin", "vollname"),
            *("الاسم", "اسم المريض", "المريض", "姓名", "患者", "患者姓名", "名字"),
        )
    ),
    "clinician": frozenset(
        folded(one)
        for one in (
            *("clinician", "doctor", "physician", "provider", "given by"),
            *("médico", "médica", "profesional", "médecin", "arzt", "ärztin", "behandler"),
            *("الطبيب", "医生", "医师"),
        )
    ),
    "date": frozenset(
        folded(one) for one in ("date", "visit date", "fecha", "datum", "التاريخ", "日期")
    ),
    "note": frozenset(
        folded(one)
        for one in (
            *("note", "notes", "comment", "nota", "notas", "remarque", "anmerkung", "notiz"),
            *("ملاحظة", "ملاحظات", "备注"),
        )
    ),
    "lang": frozenset(
        folded(one) for one in ("lang", "language", "idioma", "langue", "sprache", "اللغة", "语言")
    ),
    "file": frozenset({"file"}),
}


def columns_of(header: Sequence[str], asked: Mapping[str, str]) -> Mapping[Field, int]:
    """Give the number of each field's column, from 0; `asked` names the headers of some.

    Raises:
        UsageProblem: no column, or more than one, could be meant; or none holds the names.
    """
    names = [folded(one) for one in header]
    found: dict[Field, int] = {}
    for field in FIELDS:
        said = asked.get(field)
        wanted = {folded(said)} if said is not None else _USUAL[field]
        numbers = [number for number, name in enumerate(names) if name in wanted]
        if said is not None and len(numbers) != 1:
            raise UsageProblem(
                f'{"no column" if not numbers else "more than one column"} is headed "{said}"',
                remedy="Write the header as the table's first line has it.",
            )
        if len(numbers) > 1:
            raise UsageProblem(
                f"more than one column could be the {field}",
                remedy=f"Name the one: --column {field}=HEADER.",
            )
        if numbers:
            found[field] = numbers[0]
    if "name" not in found:
        raise UsageProblem(
            "no column of the table is known to hold the names",
            remedy="The first line must be the header; name the column: --column name=HEADER.",
        )
    return found
