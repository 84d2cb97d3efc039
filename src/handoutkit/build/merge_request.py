"""What is asked of a merge, and what came of it.

Knows neither how it is done nor how it is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from handoutkit.findings import Finding
from handoutkit.model.editions import Edition, Format, Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeRequest:
    """Copies of `condition` for the persons of `table`, to be written into the folder `to`.

    `columns` names the headers of fields. `lang`, `paper` and the person's lines hold where a row
    says nothing, or the library's own; without a `day` that is `today`, or the day of the merge
    that is resumed. `zipped`: one archive instead of files. `resume` goes on where a merge was
    interrupted. `jobs` processes lay out in full what has to be, or the cluster that `executor`
    names.
    """

    condition: str
    table: Path
    to: Path
    columns: Mapping[str, str]
    today: date
    formats: tuple[Format, ...] = ("pdf",)
    edition: Edition = "standard"
    paper: Paper | None = None
    lang: str = ""
    day: date | None = None
    clinician: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    zipped: bool = False
    jobs: int | None = None
    executor: str | None = None
    resume: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReport:
    """What came of a merge: rows = copied + there + refused + empty.

    Those that are `there` were made by the merge that is resumed. Of the copied, `filled` were made
    from masters and `full` laid out on their own. `columns` are the fields that the table has.
    """

    rows: int
    copied: int
    there: int
    refused: int
    empty: int
    filled: int
    full: int
    files: int
    encoding: str
    separator: str
    columns: tuple[str, ...]
    findings: tuple[Finding, ...]
